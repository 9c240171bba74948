using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Enforcement;
using BackupScheduler.Core.Retention;
using BackupScheduler.Functions.Settings;

namespace BackupScheduler.Functions.Tests.Settings;

public sealed class SettingsReaderTests
{
    [Fact]
    public void Everything_else_has_its_default()
    {
        var settings = Read(FunctionName.ScheduleAccounts)!;
        Assert.Equal("rate(24 hours)", settings.Schedule.Text);
        Assert.Equal(RetentionPolicy.Default, settings.Retention);
        Assert.Equal(BackupNaming.DefaultPrefix, settings.Naming.Prefix);
        Assert.Empty(settings.Naming.AdoptedPatterns);
        Assert.Equal("*", Assert.Single(settings.Tables.Include).Text);
        Assert.Empty(settings.Tables.Exclude);
        Assert.Empty(settings.Accounts.Include);
        Assert.Empty(settings.Accounts.Exclude);
        Assert.Empty(settings.Accounts.OrganizationalUnits);
        Assert.Equal("backup-scheduler/BackupWorker", settings.BackupRoleName);
        Assert.Null(settings.ExternalId);
        Assert.Equal(EnforcementMethod.Attach, settings.Enforcement.Method);
        Assert.Equal(DenyMode.Managed, settings.Enforcement.Mode);
        Assert.Equal("DenyDynamoDBDeleteBackup", settings.Enforcement.PolicyName);
        Assert.Equal("backup-scheduler/PolicyEnforcer", settings.Enforcement.EnforcerRole);
        Assert.Equal("backup-scheduler/BackupWorker", settings.Enforcement.WorkerRole);
        Assert.Empty(settings.Enforcement.Exempt);
        Assert.Equal("aws", settings.Enforcement.Partition);
        Assert.Equal(Region.Parse("eu-west-1"), settings.HomeRegion);
        Assert.Equal(["eu-west-1", "us-east-1"], settings.Regions.Select(region => region.Value));
    }

    [Fact]
    public void Limits_have_their_defaults()
    {
        Assert.Equal(
            new Limits
            {
                MaxReceiveCount = 5,
                CreateRate = 45,
                DeleteRate = 9,
                ListRate = 4.5,
                IamWriteRate = 5,
                ReviewDelay = TimeSpan.FromSeconds(300),
                ReviewPageLimit = 3600,
                PruneTimeToLive = TimeSpan.FromHours(1),
                PruneMaxPerTable = 3,
                OrphanRetention = null,
            },
            Read(FunctionName.Worker)!.Limits);
    }

    [Theory]
    [InlineData(FunctionName.ScheduleAccounts, "ACCOUNT_QUEUE_URL,AWS_REGION,ENFORCEMENT_QUEUE_URL,REGIONS")]
    [InlineData(FunctionName.PolicyEnforcer, "AWS_REGION,DEAD_LETTER_QUEUE_URL,ENFORCEMENT_QUEUE_URL")]
    [InlineData(FunctionName.ScheduleTables, "ACCOUNT_QUEUE_URL,AWS_REGION,DEAD_LETTER_QUEUE_URL,TABLE_QUEUE_URL")]
    [InlineData(FunctionName.Worker, "AWS_REGION,DEAD_LETTER_QUEUE_URL,TABLE_QUEUE_URL")]
    public void Each_function_needs_only_what_it_uses_and_tells_all_that_is_missing_at_once(FunctionName function, string required)
    {
        Assert.Null(SettingsReader.Read(function, new Dictionary<string, string>(), out var errors));
        Assert.Equal(required.Split(','), errors.Select(error => error.Split(':')[0]).Order(StringComparer.Ordinal));
        Assert.All(errors, error => Assert.Matches("^[A-Z_]+: not set, accepted: [^\n]+$", error));
    }

    [Theory]
    [InlineData("ACCOUNT_QUEUE_URL", "accounts", "the URL of an SQS queue")]
    [InlineData("ACCOUNT_QUEUE_URL", "https://sqs.eu-west-1.amazonaws.com", "the URL of an SQS queue")]
    [InlineData("ACCOUNT_QUEUE_URL", "ftp://host/queue", "the URL of an SQS queue")]
    [InlineData("ENFORCEMENT_QUEUE_URL", "queue", "the URL of an SQS queue")]
    [InlineData("REGIONS", "eu-west", "Regions such as eu-west-1,us-east-1")]
    [InlineData("REGIONS", ",", "Regions such as eu-west-1,us-east-1")]
    [InlineData("AWS_REGION", "Europe", "a Region such as eu-west-1")]
    [InlineData("BACKUP_NAME_PREFIX", "no spaces", "1 to 238 characters")]
    [InlineData("BACKUP_NAME_PREFIX", "a/b", "1 to 238 characters")]
    [InlineData("ADOPT_NAME_PATTERNS", "daily-*,a?c", "name patterns")]
    [InlineData("TABLES_INCLUDE", "a/b", "a pattern such as")]
    [InlineData("TABLES_INCLUDE", " , ", "a pattern such as")]
    [InlineData("TABLES_EXCLUDE", "a//b", "a pattern such as")]
    [InlineData("ACCOUNTS_INCLUDE", "123", "account ids of 12 digits")]
    [InlineData("ACCOUNTS_EXCLUDE", "111122223333,1111-2222-3333", "account ids of 12 digits")]
    [InlineData("ORGANIZATIONAL_UNITS", "production", "ids such as ou-ab12-cdefgh34")]
    [InlineData("BACKUP_ROLE_NAME", "/backup-scheduler/BackupWorker", "a role's path and name")]
    [InlineData("BACKUP_ROLE_NAME", "arn:aws:iam::111122223333:role/x", "a role's path and name")]
    [InlineData("EXTERNAL_ID", "x", "2 to 1224 characters")]
    [InlineData("ENFORCEMENT", "on", "attach, scp, both or off")]
    [InlineData("DENY_MODE", "both", "managed or inline")]
    [InlineData("DENY_POLICY_NAME", "path/Name", "a policy's name without path")]
    [InlineData("ENFORCER_ROLE_NAME", "/x", "a role's path and name")]
    [InlineData("EXEMPT_PRINCIPALS", "arn:aws:iam::*:role/ci/*", "ARNs of users or roles")]
    [InlineData("EXEMPT_PRINCIPALS", "Admin", "ARNs of users or roles")]
    [InlineData("EXEMPT_PRINCIPALS", "arn:aws-cn:iam::*:role/Admin", "ARNs of users or roles")]
    [InlineData("IAM_WRITE_RATE", "0", "a number of calls a second")]
    [InlineData("MAX_RECEIVE_COUNT", "0", "a whole number from 1 to 1000")]
    [InlineData("MAX_RECEIVE_COUNT", "five", "a whole number from 1 to 1000")]
    [InlineData("CREATE_RATE", "0", "a number of calls a second")]
    [InlineData("CREATE_RATE", "-1", "a number of calls a second")]
    [InlineData("DELETE_RATE", "NaN", "a number of calls a second")]
    [InlineData("LIST_RATE", "4,5", "a number of calls a second")]
    [InlineData("LIST_RATE", "1e999", "a number of calls a second")]
    [InlineData("REVIEW_DELAY_SECONDS", "901", "a whole number from 0 to 900")]
    [InlineData("REVIEW_PAGE_LIMIT", "0", "a whole number from 1 to 1000000")]
    [InlineData("PRUNE_TTL_SECONDS", "1.5", "a whole number from 1 to 86400")]
    [InlineData("PRUNE_MAX_PER_TABLE", "0", "a whole number from 1 to 10000")]
    [InlineData("PRUNE_SENDER", "arn:aws:iam::999988887777:role/ScheduleTables", "the unique id of a role, 16 to 128 characters of A-Z 0-9")]
    [InlineData("ORPHAN_RETENTION_DAYS", "0", "a whole number from 1 to 36500")]
    [InlineData("TABLES_EXCLUDE_TAGS", "backup=no,=x", "tags such as backup=no")]
    [InlineData("TABLES_EXCLUDE_TAGS", "backup = no", "tags such as backup=no")]
    [InlineData("TABLES_EXCLUDE_TAGS", "tmp*", "tags such as backup=no")]
    [InlineData("TABLES_EXCLUDE_TAGS", ",", "tags such as backup=no")]
    [InlineData("ADOPT_NAME_PATTERNS", "old-*,backup-scheduler_*", "name patterns")]
    [InlineData("EVENT_BUS", "a bus", "the name or the ARN of an event bus")]
    [InlineData("EVENT_BUS", "arn:aws:sqs:eu-west-1:999988887777:bus", "the name or the ARN of an event bus")]
    [InlineData("REPORT_QUEUE_URL", "https://sqs.eu-west-1.amazonaws.com/999988887777/reports", "nothing without EVENT_BUS")]
    public void What_is_malformed_is_one_line_with_variable_given_and_accepted(string name, string given, string accepted)
    {
        Assert.Null(Read(FunctionName.ScheduleAccounts, out var errors, (name, given)));
        var error = Assert.Single(errors);
        var shown = given.Split(',').Any(part => error.Contains($"given '{part.Trim()}'", StringComparison.Ordinal))
            || error.Contains($"given '{given.Trim()}'", StringComparison.Ordinal);
        Assert.StartsWith($"{name}: ", error);
        Assert.True(shown, error);
        Assert.Contains($", accepted: {accepted}", error);
        Assert.DoesNotContain('\n', error);
    }

    [Theory]
    [InlineData("BACKUP_SCHEDULE", "hourly", "hourly")]
    [InlineData("BACKUP_SCHEDULE", "rate(0 hours)", "0 hours")]
    [InlineData("BACKUP_RETENTION", "0", "0")]
    [InlineData("BACKUP_RETENTION", "{}", "keepLast")]
    [InlineData("BACKUP_RETENTION", """{"keepLats":3}""", "keepLats")]
    public void A_schedule_or_retention_tells_what_is_wrong_with_it(string name, string given, string told)
    {
        Assert.Null(Read(FunctionName.Worker, out var errors, (name, given)));
        var error = Assert.Single(errors);
        Assert.StartsWith($"{name}: ", error);
        Assert.Contains(told, error);
        Assert.Contains("accepted", error);
    }

    [Fact]
    public void All_errors_are_found_at_once()
    {
        Assert.Null(Read(
            FunctionName.ScheduleAccounts, out var errors,
            ("BACKUP_SCHEDULE", "x"), ("BACKUP_RETENTION", "x"), ("CREATE_RATE", "x"), ("REGIONS", "x,y"), ("VAULT_BUCKET", "x"), ("VAULT_ACCOUNT", "x")));
        Assert.Equal(
            ["BACKUP_RETENTION", "BACKUP_SCHEDULE", "CREATE_RATE", "REGIONS", "REGIONS", "VAULT_ACCOUNT", "VAULT_BUCKET"],
            errors.Select(error => error.Split(':')[0]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_was_given_is_shown_printable_and_short()
    {
        Assert.Null(Read(FunctionName.Worker, out var errors, ("EXTERNAL_ID", new string('\n', 1) + "a\nb\u0007" + new string('!', 500))));
        Assert.DoesNotContain('\n', Assert.Single(errors));
        Assert.True(errors[0].Length < 250, errors[0]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void An_empty_variable_counts_as_unset(string empty)
    {
        Assert.Equal(45, Read(FunctionName.Worker, ("CREATE_RATE", empty), ("VAULT_BUCKET", empty))!.Limits.CreateRate);
        Assert.Null(Read(FunctionName.Worker, out var errors, ("TABLE_QUEUE_URL", empty)));
        Assert.StartsWith("TABLE_QUEUE_URL: not set", Assert.Single(errors));
    }

    [Fact]
    public void Lists_are_trimmed_and_hold_each_value_once()
    {
        var settings = Read(
            FunctionName.ScheduleAccounts, ("REGIONS", " eu-west-1 ,, us-east-1,eu-west-1 "), ("TABLES_EXCLUDE", "tmp-*, */eu-west-1/x* ,"))!;
        Assert.Equal(["eu-west-1", "us-east-1"], settings.Regions.Select(region => region.Value));
        Assert.Equal(["tmp-*", "*/eu-west-1/x*"], settings.Tables.Exclude.Select(pattern => pattern.Text));
    }

    [Theory]
    [InlineData("off", EnforcementMethod.Off)]
    [InlineData("attach", EnforcementMethod.Attach)]
    [InlineData("scp", EnforcementMethod.Scp)]
    [InlineData("both", EnforcementMethod.Both)]
    public void Enforcement_has_four_ways(string given, EnforcementMethod method) =>
        Assert.Equal(method, Read(FunctionName.ScheduleAccounts, ("ENFORCEMENT", given))!.Enforcement.Method);

    [Fact]
    public void Without_enforcement_the_schedule_needs_no_queue_for_it_but_the_enforcer_does()
    {
        Assert.NotNull(Read(FunctionName.ScheduleAccounts, ("ENFORCEMENT", "off"), ("ENFORCEMENT_QUEUE_URL", "")));
        Assert.Null(Read(FunctionName.PolicyEnforcer, out _, ("ENFORCEMENT", "off"), ("ENFORCEMENT_QUEUE_URL", "")));
    }

    [Fact]
    public void The_deny_is_read_with_its_names_and_exemptions()
    {
        var rules = Read(
            FunctionName.PolicyEnforcer, ("DENY_MODE", "inline"), ("DENY_POLICY_NAME", "NoDelete"), ("ENFORCER_ROLE_NAME", "x/Enforcer"), ("BACKUP_ROLE_NAME", "x/Worker"),
            ("EXEMPT_PRINCIPALS", "arn:aws-cn:iam::*:role/AWSControlTowerExecution, arn:aws-cn:iam::111122223333:user/breakglass*"), ("AWS_REGION", "cn-north-1"))!.Enforcement;
        Assert.Equal((DenyMode.Inline, "NoDelete", "x/Enforcer", "x/Worker", "aws-cn"), (rules.Mode, rules.PolicyName, rules.EnforcerRole, rules.WorkerRole, rules.Partition));
        Assert.Equal(
            ["arn:aws-cn:iam::*:role/AWSControlTowerExecution", "arn:aws-cn:iam::111122223333:user/breakglass*"], rules.Exempt.Select(pattern => pattern.Text));
        Assert.Equal("arn:aws-cn:iam::111122223333:policy/NoDelete", rules.PolicyArnIn(AccountId.Parse("111122223333")));
    }

    [Theory]
    [InlineData("rate(24 hours)", "300", 300)]
    [InlineData("rate(24 hours)", "900", 900)]
    [InlineData("rate(24 hours)", "0", 0)]
    [InlineData("rate(10 minutes)", "300", 120)]
    [InlineData("rate(1 minute)", "300", 12)]
    [InlineData("cron(0/5 * * * ? *)", "300", 60)]
    [InlineData("rate(30 days)", "900", 900)]
    public void A_frequent_schedule_is_reviewed_sooner(string schedule, string delay, int seconds) =>
        Assert.Equal(
            TimeSpan.FromSeconds(seconds),
            Read(FunctionName.ScheduleTables, ("BACKUP_SCHEDULE", schedule), ("REVIEW_DELAY_SECONDS", delay))!.ReviewDelayFor(World.Run));

    [Theory]
    [InlineData("*")]
    [InlineData("ab*")]
    [InlineData("nightly-*,*_*")]
    public void A_pattern_that_would_adopt_nearly_everything_is_refused(string patterns)
    {
        Assert.Null(SettingsReader.Read(
            FunctionName.Worker, new Dictionary<string, string> { ["ADOPT_NAME_PATTERNS"] = patterns }, out var errors));
        Assert.Contains(errors, error => error.StartsWith("ADOPT_NAME_PATTERNS: given '", StringComparison.Ordinal));
    }

    [Fact]
    public void One_process_that_does_all_functions_work_needs_Regions_and_no_queue()
    {
        Assert.Null(SettingsReader.ReadWithoutQueues(new Dictionary<string, string> { ["ACCOUNT_QUEUE_URL"] = "here" }, out var errors));
        Assert.Equal(["AWS_REGION", "ACCOUNT_QUEUE_URL", "REGIONS"], errors.Select(error => error.Split(':')[0]));
        var settings = SettingsReader.ReadWithoutQueues(
            new Dictionary<string, string> { ["AWS_REGION"] = "eu-west-1", ["REGIONS"] = "eu-west-1", ["DEAD_LETTER_QUEUE_URL"] = "https://sqs/letters" }, out errors)!;
        Assert.Empty(errors);
        Assert.Equal((null, null, "https://sqs/letters"), (settings.AccountQueueUrl, settings.TableQueueUrl, settings.DeadLetterQueueUrl));
        Assert.Equal("eu-west-1", Assert.Single(settings.Regions).Value);
    }

    [Fact]
    public void Excluded_tags_are_read_each_once_with_any_or_one_value()
    {
        var settings = Read(FunctionName.ScheduleTables, ("TABLES_EXCLUDE_TAGS", "backup=no, stage,aws:cloudformation:stack-name=x,backup=no"))!;
        Assert.Equal(["backup=no", "stage", "aws:cloudformation:stack-name=x"], settings.Tables.ExcludeTags.Select(rule => rule.ToString()));
        Assert.Empty(Read(FunctionName.ScheduleTables)!.Tables.ExcludeTags);
    }

    [Fact]
    public void Names_of_an_earlier_prefix_may_be_adopted_but_not_those_of_the_prefix_in_use()
    {
        Assert.Equal(
            ["backup-scheduler_*"],
            Read(FunctionName.Worker, ("BACKUP_NAME_PREFIX", "nightly"), ("ADOPT_NAME_PATTERNS", "backup-scheduler_*"))!.Naming.AdoptedPatterns);
        Assert.Null(Read(FunctionName.Worker, out _, ("BACKUP_NAME_PREFIX", "nightly"), ("ADOPT_NAME_PATTERNS", "nightly_*")));
    }

    [Fact]
    public void A_deletion_decided_with_expiring_orphans_is_stale_without_them() => Assert.NotEqual(
        Read(FunctionName.Worker)!.PolicyFingerprint, Read(FunctionName.Worker, ("ORPHAN_RETENTION_DAYS", "30"))!.PolicyFingerprint);

    [Fact]
    public void The_fingerprint_changes_with_retention_and_naming_alone()
    {
        var usual = Read(FunctionName.Worker)!.PolicyFingerprint;
        Assert.Equal(usual, Read(FunctionName.ScheduleTables, ("BACKUP_RETENTION", """{"keepLast":30}"""), ("CREATE_RATE", "1"))!.PolicyFingerprint);
        Assert.NotEqual(usual, Read(FunctionName.Worker, ("BACKUP_RETENTION", "29"))!.PolicyFingerprint);
        Assert.NotEqual(usual, Read(FunctionName.Worker, ("BACKUP_NAME_PREFIX", "other"))!.PolicyFingerprint);
        Assert.NotEqual(usual, Read(FunctionName.Worker, ("ADOPT_NAME_PATTERNS", "old-*"))!.PolicyFingerprint);
    }

    private static FunctionSettings? Read(FunctionName function, params (string Name, string Value)[] changes)
    {
        var settings = Read(function, out var errors, changes);
        Assert.Empty(errors);
        return settings;
    }

    private static FunctionSettings? Read(
        FunctionName function, out IReadOnlyList<string> errors, params (string Name, string Value)[] changes)
    {
        var variables = new Dictionary<string, string>(Variables.Good);
        foreach (var (name, value) in changes) variables[name] = value;
        return SettingsReader.Read(function, variables, out errors);
    }
}
