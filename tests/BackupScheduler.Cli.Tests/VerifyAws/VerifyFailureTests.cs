using BackupScheduler.Cli.Tests.Run;
using BackupScheduler.Cli.VerifyAws;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Enforcement;
using BackupScheduler.LocalAws.Proxy;
using BackupScheduler.LocalAws.Seeding;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.Cli.Tests.VerifyAws;

/// <summary><c>verify-aws</c> where something goes wrong: what was made is removed all the same, or named.</summary>
[Collection(RunCollection.Name)]
public sealed class VerifyFailureTests(RunWorld world) : VerifyDriver(world)
{
    private static readonly VerifyOptions s_yes = new() { Yes = true };

    [Fact]
    public async Task A_failure_in_the_middle_fails_it_and_everything_is_removed()
    {
        Respond("CreateBackup", 2, AwsError.AccessDenied);
        Respond("AttachRolePolicy", 1, AwsError.AccessDenied);
        var outcome = await VerifyAsync(s_yes);

        Assert.True(outcome.ExitCode == 1, outcome.ToString());
        Assert.Contains(": FAILED\n", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("| make the second backup | FAILED |", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("| AccessDeniedException: User: arn:aws:sts::********9012:assumed-role/tester/tester is not authorized to perform: dynamodb:CreateBackup |", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("| attach the deny | FAILED |", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Left over", outcome.Output, StringComparison.Ordinal);
        Assert.Empty(await LeftAsync(Home));
    }

    [Fact]
    public async Task What_cannot_be_removed_is_named_in_full_and_fails_it()
    {
        Respond("DeleteTable", 1, AwsError.AccessDenied);
        Respond("DeleteRole", 1, AwsError.AccessDenied);
        Respond("DeleteBackup", 3, AwsError.AccessDenied);
        var outcome = await VerifyAsync(s_yes);

        Assert.True(outcome.ExitCode == 1, outcome.ToString());
        var left = await LeftAsync(Home);
        Assert.Equal(3, left.Count);
        Assert.Contains($"left over: arn:aws:dynamodb:us-east-1:{Home.Account}:table/{left[0]}\n", outcome.Error, StringComparison.Ordinal);
        Assert.Contains($"left over: {left[1]}\n", outcome.Error, StringComparison.Ordinal);
        Assert.Contains($"left over: {left[2]}\n", outcome.Error, StringComparison.Ordinal);
        Assert.Contains($"- {left[2].Replace(Home.Account, "********9012", StringComparison.Ordinal)}\n", outcome.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CreateBackup", 2)]
    [InlineData("CreateRole", 1)]
    [InlineData("DescribeTable", 1)]
    public async Task Told_to_end_it_removes_what_it_made(string operation, int number)
    {
        using var interrupt = new CancellationTokenSource();
        Respond(operation, number, _ =>
        {
            interrupt.Cancel();
            return null;
        });
        var outcome = await VerifyAsync(s_yes, cancellation: interrupt.Token);

        Assert.True(outcome.ExitCode == 130, outcome.ToString());
        Assert.Contains(": interrupted\n", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("| interrupted |", outcome.Output, StringComparison.Ordinal);
        Assert.Empty(await LeftAsync(Home));
    }

    [Fact]
    public async Task An_answer_that_is_lost_leaves_nothing_behind()
    {
        Respond("CreateRole", 1, call =>
        {
            var form = call.Form;
            World.World.Seeder.Principals.CreateRoleAsync(Home.Account, form["RoleName"], form["Path"]).GetAwaiter().GetResult();
            return ProxyAnswer.Reset;
        }, times: 1);
        var outcome = await VerifyAsync(s_yes);

        Assert.True(outcome.ExitCode == 1, outcome.ToString());
        Assert.Contains("| make the scratch role | FAILED |", outcome.Output, StringComparison.Ordinal);
        Assert.Empty(await LeftAsync(Home));
    }

    [Fact]
    public async Task A_table_that_appears_only_after_its_making_was_given_up_is_removed_all_the_same()
    {
        var looks = 0;
        Respond("CreateTable", 1, _ => ProxyAnswer.Reset, times: 1);
        Respond("DescribeTable", 1, call =>
        {
            if (++looks == 3) World.World.Seeder.Tables.CreateAsync(Home, (string)call.Input["TableName"]!, items: 0).GetAwaiter().GetResult();
            return null;
        });
        var outcome = await VerifyAsync(s_yes);

        Assert.True(outcome.ExitCode == 1, outcome.ToString());
        Assert.Empty(await LeftAsync(Home));
    }

    [Fact]
    public async Task An_answer_that_cannot_be_understood_does_not_keep_it_from_removing_the_rest()
    {
        Respond("ListBackups", 2, _ => ProxyAnswer.Of(200, "application/x-amz-json-1.0", """{"BackupSummaries":[{"BackupName":"x","TableName":"/"}]}"""), times: 1);
        var outcome = await VerifyAsync(s_yes);

        Assert.True(outcome.ExitCode == 1, outcome.ToString());
        Assert.Contains("| verify | FAILED |", outcome.Output, StringComparison.Ordinal);
        Assert.Empty(await LeftAsync(Home));
    }

    [Fact]
    public async Task Where_backups_may_not_be_deleted_none_is_made()
    {
        Respond("DeleteBackup", 1, AwsError.AccessDenied);
        var outcome = await VerifyAsync(s_yes);

        Assert.True(outcome.ExitCode == 1, outcome.ToString());
        Assert.Equal(0, World.Calls.Count("CreateBackup"));
        Assert.Contains("use --through member-roles", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("| back up, verify and prune | skipped |", outcome.Output, StringComparison.Ordinal);
        Assert.Empty(await LeftAsync(Home));
    }

    [Fact]
    public async Task A_deny_that_an_enforcer_puts_on_the_role_meanwhile_comes_off_with_it()
    {
        var deny = await World.World.Seeder.Principals.Policies.CreateAsync(Home.Account, DenyPolicy.DefaultName, DenyPolicy.Document);
        Respond("DeleteRole", 1, call =>
        {
            World.World.Seeder.Principals.AttachAsync(Home.Account, IamPrincipal.Role(call.Form["RoleName"]), deny).GetAwaiter().GetResult();
            // The emulator would delete it all the same.
            return AwsError.Of(call, 409, "DeleteConflict", "Cannot delete entity, must detach all policies first.");
        }, times: 1);
        var outcome = await VerifyAsync(s_yes);

        Assert.True(outcome.ExitCode == 0, outcome.ToString());
        Assert.Contains("was on the scratch role when it was removed", outcome.Output, StringComparison.Ordinal);
        Assert.Empty(await LeftAsync(Home));
        Assert.NotNull(await World.World.Reader.PolicyAsync(Home.Account, deny));
    }

    [Fact]
    public async Task An_export_that_fails_tells_why()
    {
        var outcome = await VerifyAsync(s_yes with { VaultBucket = "nowhere", VaultAccount = AccountId.Parse(Home.Account) });

        Assert.True(outcome.ExitCode == 1, outcome.ToString());
        Assert.Contains("| wait for the export | FAILED |", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("FAILED: S3NoSuchBucket: ", outcome.Output, StringComparison.Ordinal);
        Assert.Empty(await LeftAsync(Home));
    }

    [Fact]
    public async Task Where_recovery_may_not_be_switched_on_the_table_is_deleted_without_switching_it_off()
    {
        Respond("UpdateContinuousBackups", 1, AwsError.AccessDenied);
        var outcome = await VerifyAsync(s_yes with { VaultBucket = "nowhere", VaultAccount = AccountId.Parse(Home.Account) });

        Assert.True(outcome.ExitCode == 1, outcome.ToString());
        Assert.Contains("| switch on point-in-time recovery | FAILED |", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("| remove the table | ok |", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(1, World.Calls.Count("UpdateContinuousBackups"));
        Assert.DoesNotContain("Left over", outcome.Output, StringComparison.Ordinal);
        Assert.Empty(await LeftAsync(Home));
    }

    [Fact]
    public async Task Where_recovery_may_not_be_switched_off_the_table_is_deleted_and_the_backup_that_AWS_makes_of_it_is_named()
    {
        Respond("UpdateContinuousBackups", 2, AwsError.AccessDenied);
        var outcome = await VerifyAsync(s_yes with { VaultBucket = "nowhere", VaultAccount = AccountId.Parse(Home.Account) });

        Assert.True(outcome.ExitCode == 1, outcome.ToString());
        Assert.Contains("| remove the table | ok |", outcome.Output, StringComparison.Ordinal);
        Assert.Matches($"left over: arn:aws:dynamodb:us-east-1:{Home.Account}:table/{Stem}-[^/]+/backup/\\* \\(AWS's own SYSTEM backup, for 35 days: ", outcome.Error);
        Assert.Empty(await LeftAsync(Home));
    }

    [Fact]
    public async Task Through_member_roles_an_account_without_the_deny_policy_fails_before_a_role_is_made()
    {
        var outcome = await VerifyAsync(s_yes with { Through = VerifyThrough.MemberRoles });

        Assert.True(outcome.ExitCode == 1, outcome.ToString());
        Assert.Contains("run backup-scheduler protect --account ********9012 first", outcome.Output, StringComparison.Ordinal);
        Assert.Equal((0, 0), (World.Calls.Count("CreateRole"), World.Calls.Count("CreatePolicy")));
        Assert.Empty(await LeftAsync(Home));
    }

    [Theory]
    [InlineData(null, "--yes: not given, accepted without a terminal: --yes, or --dry-run\n")]
    [InlineData("yes\n", "given 'yes', accepted: verify; nothing was changed\n")]
    public async Task Not_confirmed_it_makes_nothing(string? typed, string error)
    {
        var outcome = await VerifyAsync(new VerifyOptions(), answers: typed is null ? null : new StringReader(typed));

        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.EndsWith(error, outcome.Error, StringComparison.Ordinal);
        Assert.Equal(["sts:GetCallerIdentity"], World.Calls.CountsByOperation().Keys);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_dry_run_says_what_would_be_made_and_makes_nothing(bool json)
    {
        var outcome = await VerifyAsync(new VerifyOptions { DryRun = true, Json = json });

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Contains($"the table {Stem}-", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(json, outcome.Output.Contains("\"dryRun\": true", StringComparison.Ordinal));
        Assert.Equal(["sts:GetCallerIdentity"], World.Calls.CountsByOperation().Keys);
    }

    [Fact]
    public async Task Another_account_is_refused_without_a_role_that_reaches_it()
    {
        var outcome = await VerifyAsync(s_yes with { Account = AccountId.Parse("111122223333") });

        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.StartsWith($"--account: given '111122223333', accepted: the credentials' own account, {Home.Account}, or with --setup-role ", outcome.Error, StringComparison.Ordinal);
    }
}
