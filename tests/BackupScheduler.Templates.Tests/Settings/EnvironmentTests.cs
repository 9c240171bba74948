using BackupScheduler.Functions.Settings;
using BackupScheduler.LocalAws.Templates;

namespace BackupScheduler.Templates.Tests.Settings;

/// <summary>What the hub sets in the functions' environment, against what the program reads there.</summary>
public sealed class EnvironmentTests
{
    // Lambda's own; and the vault's Region, which its key tells: a vault of ours always has one.
    private static readonly string[] s_notSet = ["AWS_REGION", "VAULT_REGION"];

    // Refused without a vault; the rules of the template ask for these three together.
    private static readonly string[] s_ofTheVault = ["ENABLE_PITR", "VAULT_ACCOUNT", "VAULT_BUCKET", "VAULT_FULL_EVERY_DAYS", "VAULT_KMS_KEY_ARN", "VAULT_LOCK_DAYS"];
    private static readonly string[] s_neededByTheVault = ["VAULT_ACCOUNT", "VAULT_BUCKET", "VAULT_KMS_KEY_ARN"];
    private static readonly string[] s_needed = ["ACCOUNT_QUEUE_URL", "DEAD_LETTER_QUEUE_URL", "ENFORCEMENT_QUEUE_URL", "REGIONS", "TABLE_QUEUE_URL"];

    // The template's default bus is the account's own; the program tells nobody unless it is told whom.
    private static readonly string[] s_ofTheEvents = ["EVENT_BUS", "REPORT_QUEUE_URL"];

    // The unique id of a role of the stack: the program cannot know it.
    private const string Sender = "PRUNE_SENDER";

    private static readonly Dictionary<string, string> s_vault = new()
    {
        ["VaultBucket"] = Installation.VaultBucket,
        ["VaultAccount"] = Installation.Vault,
        ["VaultKeyArn"] = Installation.VaultKey,
    };

    private static readonly ResolvedStack s_withoutVault = Installation.Plain.Hub, s_withVault = new Installation("with a vault", s_vault).Hub;

    public static TheoryData<string> Functions => new(Enum.GetNames<FunctionName>());

    // A parameter, a value other than its default, and the variable that must carry it.
    public static TheoryData<string, string, string> Changes => new()
    {
        { "AccountsExclude", Installation.Member, "ACCOUNTS_EXCLUDE" },
        { "AccountsInclude", Installation.Member, "ACCOUNTS_INCLUDE" },
        { "AdoptNamePatterns", "nightly-*", "ADOPT_NAME_PATTERNS" },
        { "BackupNamePrefix", "nightly", "BACKUP_NAME_PREFIX" },
        { "BackupRetention", """{"keepLast":31,"monthly":12}""", "BACKUP_RETENTION" },
        { "BackupSchedule", "cron(0 1 * * ? *)", "BACKUP_SCHEDULE" },
        { "ConfirmDelaySeconds", "60", "CONFIRM_DELAY_SECONDS" },
        { "CopyRate", "2.25", "COPY_RATE" },
        { "CreateRate", "12.5", "CREATE_RATE" },
        { "DeleteRate", "4", "DELETE_RATE" },
        { "DenyMode", "inline", "DENY_MODE" },
        { "DenyPolicyName", "NoDeletion", "DENY_POLICY_NAME" },
        { "Enforcement", "both", "ENFORCEMENT" },
        { "EventBus", "told", "EVENT_BUS" },
        { "ExemptPrincipals", "arn:aws:iam::*:role/AWSControlTowerExecution", "EXEMPT_PRINCIPALS" },
        { "ExternalId", "from-the-hub", "EXTERNAL_ID" },
        { "IamWriteRate", "2", "IAM_WRITE_RATE" },
        { "ListRate", "2.5", "LIST_RATE" },
        { "MaxReceiveCount", "7", "MAX_RECEIVE_COUNT" },
        { "OrganizationalUnits", "ou-ab12-cdefgh34", "ORGANIZATIONAL_UNITS" },
        { "OrphanRetentionDays", "400", "ORPHAN_RETENTION_DAYS" },
        { "PruneMaxPerTable", "5", "PRUNE_MAX_PER_TABLE" },
        { "PruneTtlSeconds", "1800", "PRUNE_TTL_SECONDS" },
        { "Regions", "eu-north-1", "REGIONS" },
        { "ReviewDelaySeconds", "60", "REVIEW_DELAY_SECONDS" },
        { "ReviewPageLimit", "500", "REVIEW_PAGE_LIMIT" },
        { "TablesExclude", "Scratch*", "TABLES_EXCLUDE" },
        { "TablesExcludeTags", "backup=no", "TABLES_EXCLUDE_TAGS" },
        { "TablesInclude", "Orders*", "TABLES_INCLUDE" },
    };

    // The same of those that reach the functions only where there is a vault.
    public static TheoryData<string, string, string> ChangesOfTheVault => new()
    {
        { "EnablePitr", "false", "ENABLE_PITR" },
        { "VaultAccount", Installation.OtherMember, "VAULT_ACCOUNT" },
        { "VaultBucket", "vault-of-ours", "VAULT_BUCKET" },
        { "VaultFullEveryDays", "14", "VAULT_FULL_EVERY_DAYS" },
        { "VaultKeyArn", $"arn:aws:kms:us-east-1:{Installation.Vault}:key/another", "VAULT_KMS_KEY_ARN" },
        { "VaultLockDays", "70", "VAULT_LOCK_DAYS" },
    };

    [Theory]
    [MemberData(nameof(Functions))]
    public void Every_variable_that_the_program_reads_is_set_and_none_besides(string function)
    {
        foreach (var (hub, unset) in new[] { (s_withoutVault, s_ofTheVault), (s_withVault, []) })
        {
            var recording = new RecordingVariables(Environment(hub, function));
            SettingsReader.Read(Enum.Parse<FunctionName>(function), recording, out _);
            // Which of the queues and Regions are read depends on the function; they are set in all, so that all know the same.
            Assert.Equal(recording.Asked.Except(s_notSet).Except(unset).Union(s_needed).Order(), Environment(hub, function).Keys.Except(["AWS_REGION"]).Order());
        }
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void The_templates_defaults_are_the_programs(string function) => Assert.All(
        [s_withoutVault, s_withVault],
        hub => Assert.Equivalent(
            Read(function, Environment(hub, function).Where(pair => s_needed.Concat(s_neededByTheVault).Concat(s_ofTheEvents).Concat(["AWS_REGION", Sender]).Contains(pair.Key)).ToDictionary()),
            Read(function, Environment(hub, function)),
            strict: true));

    [Theory]
    [MemberData(nameof(Functions))]
    public void With_a_vault_the_functions_copy_into_it_and_without_one_they_do_not(string function)
    {
        Assert.Null(Read(function, Environment(s_withoutVault, function)).Copies);
        var vault = Read(function, Environment(s_withVault, function)).Copies!.Vault;
        Assert.Equal((Installation.VaultBucket, Installation.Vault, Installation.Region), (vault.Bucket, vault.Account.Value, vault.Region.Value));
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Without_a_bus_nobody_is_told_and_nothing_is_kept_for_it(string function)
    {
        var hub = Installation.Untold.Hub;
        Assert.Empty(Environment(hub, function).Keys.Intersect(s_ofTheEvents));
        Assert.Equal((null, null), (Read(function, Environment(hub, function)).EventBus, Read(function, Environment(hub, function)).ReportQueueUrl));
        Assert.Equal((false, false), (hub.Has("ReportQueue"), hub.Has("ReportQueuePolicy")));
    }

    // Days cannot be compared in a template: the functions do it, whatever was given.
    [Theory]
    [InlineData("7", "7", false)]
    [InlineData("7", "8", true)]
    [InlineData("35", "35", false)]
    public void Locks_that_a_full_copy_does_not_outlast_are_refused_at_the_start(string fullEvery, string locked, bool isTaken)
    {
        var hub = new Installation("of locks", new Dictionary<string, string>(s_vault) { ["VaultFullEveryDays"] = fullEvery, ["VaultLockDays"] = locked }).Hub;
        Assert.Equal(isTaken, SettingsReader.Read(FunctionName.Worker, Environment(hub, "Worker"), out _) is not null);
    }

    [Theory]
    [InlineData(Installation.Management, "")]
    [InlineData(Installation.Member, Installation.Member)]
    public void A_vault_among_what_is_copied_is_refused_at_the_start(string vault, string include)
    {
        var hub = new Installation("in the vault's account", new Dictionary<string, string>(s_vault) { ["VaultAccount"] = vault, ["AccountsInclude"] = include }).Hub;
        Assert.Null(SettingsReader.Read(FunctionName.Worker, Environment(hub, "Worker"), out var errors));
        Assert.Contains(errors, error => error.StartsWith("VAULT_ACCOUNT", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Changes))]
    [MemberData(nameof(ChangesOfTheVault))]
    public void A_parameter_reaches_its_variable_in_every_function(string parameter, string value, string variable)
    {
        var hub = new Installation("changed", new Dictionary<string, string>(s_vault) { [parameter] = value }).Hub;
        Assert.All(Enum.GetNames<FunctionName>(), function =>
        {
            var changed = Environment(hub, function);
            Assert.Equal([variable], changed.Except(Environment(s_withVault, function)).Select(pair => pair.Key));
            Assert.Equal(value, changed[variable]);
            Assert.NotNull(Read(function, changed));
        });
    }

    [Fact]
    public void The_worker_obeys_the_role_that_reviews() =>
        Assert.Equal("AROASCHEDULETABLESROLE", Read("Worker", Environment(s_withoutVault, "Worker")).PruneSender);

    [Fact]
    public void Every_variable_but_those_about_our_own_parts_has_a_parameter() => Assert.Equal(
        Environment(s_withVault, "Worker").Keys
            .Except(["ACCOUNT_QUEUE_URL", "AWS_REGION", "BACKUP_ROLE_NAME", "DEAD_LETTER_QUEUE_URL"])
            .Except(["ENFORCEMENT_QUEUE_URL", "ENFORCER_ROLE_NAME", Sender, "REPORT_QUEUE_URL", "TABLE_QUEUE_URL"]).Order(),
        Changes.Concat(ChangesOfTheVault).Select(row => (string)row[2]).Order());

    // Equivalence would prove nothing if it saw no difference.
    [Fact]
    public void Other_settings_are_not_equivalent()
    {
        var hub = new Installation("changed", new Dictionary<string, string> { ["BackupRetention"] = "31" }).Hub;
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => Assert.Equivalent(
            Read("Worker", Environment(Installation.Plain.Hub, "Worker")), Read("Worker", Environment(hub, "Worker")), strict: true));
    }

    [Fact]
    public void The_roles_that_the_program_assumes_are_those_that_the_templates_make()
    {
        var roles = Installation.Plain.Stack(TemplateText.MemberRoles, Installation.Member);
        var variables = Environment(Installation.Plain.Hub, "Worker");
        Assert.EndsWith($":role/{variables["BACKUP_ROLE_NAME"]}", roles["BackupWorker"].Arn, StringComparison.Ordinal);
        Assert.EndsWith($":role/{variables["ENFORCER_ROLE_NAME"]}", roles["PolicyEnforcer"].Arn, StringComparison.Ordinal);
    }

    private static FunctionSettings Read(string function, IReadOnlyDictionary<string, string> variables)
    {
        var settings = SettingsReader.Read(Enum.Parse<FunctionName>(function), variables, out var errors);
        Findings.None(errors);
        return settings!;
    }

    private static Dictionary<string, string> Environment(ResolvedStack hub, string function)
    {
        var variables = hub[function].Properties["Environment"]!["Variables"]!.AsObject().ToDictionary(pair => pair.Key, pair => pair.Value!.ToString());
        variables["AWS_REGION"] = hub.Place.Region;
        return variables;
    }
}
