using BackupScheduler.Cli.Protect;
using BackupScheduler.Cli.Tests.Enforcement;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Enforcement;
using BackupScheduler.Functions.Tests.Fakes;

namespace BackupScheduler.Cli.Tests.Protect;

/// <summary><c>protect</c> over an IAM in memory: the rows, the reasons and the exit codes.</summary>
public sealed class ProtectTests
{
    private static readonly ProtectOptions Plain = new();
    private readonly MemoryOrganization _world = new();

    private FakeIdentities Iam => _world.Iam;

    [Fact]
    public void Everybody_in_every_active_account_is_covered_and_the_second_time_nothing_is_written()
    {
        Iam.Role("Deployer", "/team/");
        Iam.User("alice");
        _world.Identities[MemoryOrganization.Management].Role("Admin");

        var first = _world.Run(Plain);
        Assert.Equal((0, ""), (first.ExitCode, first.Error));
        Assert.Equal("111122223333 2 0 2 0 0 1 0 0", MemoryOrganization.Row(first, MemoryOrganization.Team));
        Assert.Contains("left out: account 444455556666 (account 444455556666): state is Suspended\n", first.Output, StringComparison.Ordinal);
        Assert.Contains("repaired: 2: the deny policy made, there was none\n  999988887777\n  111122223333\n", first.Output, StringComparison.Ordinal);
        Assert.EndsWith("all covered: 3 users and roles of 2 accounts are denied, 0 not coverable, 0 exempt\n", first.Output, StringComparison.Ordinal);
        Assert.All(Iam.Principals, principal => Assert.True(principal.IsDenied(Iam)));

        var writes = _world.Writes;
        var second = _world.Run(Plain);
        Assert.Equal((0, 0), (second.ExitCode, _world.Writes - writes));
        Assert.Equal("111122223333 2 2 0 0 0 0 0 0", MemoryOrganization.Row(second, MemoryOrganization.Team));
        Assert.DoesNotContain("repaired:", second.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dry_run_writes_nothing_and_says_what_would_be()
    {
        Iam.Role("Deployer");
        Iam.Policy("""{"Version":"2012-10-17","Statement":[]}""");
        var outcome = _world.Run(Plain with { DryRun = true });

        Assert.Equal((0, "", 0), (outcome.ExitCode, outcome.Error, _world.Writes));
        Assert.StartsWith("dry run: nothing was changed; protect would do this\n", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("to cover: 1: it lacked the deny\n  arn:aws:iam::111122223333:role/Deployer\n", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("to repair: 1: the deny policy altered, a right version put in force\n  111122223333\n", outcome.Output, StringComparison.Ordinal);
        Assert.EndsWith("foreseen: all covered: 1 users and roles of 2 accounts would be denied, 0 not coverable, 0 exempt\n", outcome.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, 3)]
    [InlineData(true, 0)]
    public void Protected_roles_are_told_with_remedy_and_count_unless_they_are_accepted(bool accepted, int exitCode)
    {
        Iam.Role("AWSServiceRoleForSupport", "/aws-service-role/support.amazonaws.com/");
        Iam.Role("AWSReservedSSO_Admin_0123", "/aws-reserved/sso.amazonaws.com/");
        foreach (var isDryRun in new[] { true, false })
        {
            var outcome = _world.Run(Plain with { AcceptProtected = accepted, DryRun = isDryRun });
            Assert.Equal((exitCode, ""), (outcome.ExitCode, outcome.Error));
            Assert.Contains(
                "not coverable: 1: service-linked role: AWS lets nobody change it; remedy: none needed: only its own AWS service can use it; no policy and no SCP reaches it\n"
                + "  arn:aws:iam::111122223333:role/aws-service-role/support.amazonaws.com/AWSServiceRoleForSupport\n",
                outcome.Output, StringComparison.Ordinal);
            Assert.Contains("remedy: ENFORCEMENT=both with the service control policy", outcome.Output, StringComparison.Ordinal);
            Assert.Contains(accepted ? "all covered:" : "all covered that can be:", outcome.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_role_that_did_not_look_protected_is_never_accepted()
    {
        Iam.Role("Odd").IsUnmodifiable = true;
        var outcome = _world.Run(Plain with { AcceptProtected = true });

        Assert.Equal(3, outcome.ExitCode);
        Assert.Contains("not coverable: 1: AWS refuses to change it; remedy: the service control policy (ENFORCEMENT=both)\n", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_is_exempt_is_told_with_the_reason_and_released()
    {
        var worker = Iam.Role("BackupWorker", "/backup-scheduler/");
        Iam.Policy(DenyPolicy.Document);
        worker.Attached.Add(Iam.DenyArn);
        Iam.Role("AnyName", "/service-role/", FakeIdentities.OnlyForBackup);
        Iam.Role("Breakglass-1");
        var outcome = _world.Run(Plain, ("EXEMPT_PRINCIPALS", "arn:aws:iam::*:role/Breakglass-*"));

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Contains("exempt: 1: the service's own role: it deletes expired backups\n  arn:aws:iam::111122223333:role/backup-scheduler/BackupWorker\n", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("exempt: 1: only AWS Backup may assume it\n", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("exempt: 1: named in EXEMPT_PRINCIPALS\n  arn:aws:iam::111122223333:role/Breakglass-1\n", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("repaired: 1: the deny taken off an exempt user or role\n  arn:aws:iam::111122223333:role/backup-scheduler/BackupWorker\n", outcome.Output, StringComparison.Ordinal);
        Assert.Empty(worker.Attached);
    }

    [Fact]
    public void What_was_altered_is_repaired_and_told()
    {
        Iam.Policy(DenyPolicy.Document).Add("""{"Version":"2012-10-17","Statement":[]}""");
        Iam.Role("Altered").Inline[DenyPolicy.DefaultName] = """{"Version":"2012-10-17","Statement":[]}""";
        var outcome = _world.Run(Plain with { Verbose = true });

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("repaired: 1: the deny policy's right version put in force again\n  111122223333\n", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("repaired: 1: an inline deny that was altered\n  arn:aws:iam::111122223333:role/Altered\n", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("newly covered: 1: its inline deny was altered\n", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_policy_of_our_name_on_another_path_is_told_and_the_deny_goes_inline()
    {
        Iam.Policy("{}", "/elsewhere/");
        var role = Iam.Role("Deployer");
        var outcome = _world.Run(Plain);

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains(
            "account 111122223333: DenyDynamoDBDeleteBackup cannot be made, the deny goes inline: another policy of this name lies on another path\n",
            outcome.Output, StringComparison.Ordinal);
        Assert.True(role.IsDenied(Iam));
    }

    [Fact]
    public void Named_accounts_alone_are_dealt_with()
    {
        var (admin, role) = (_world.Identities[MemoryOrganization.Management].Role("Admin"), Iam.Role("Deployer"));
        Assert.Equal(0, _world.Run(Plain with { Accounts = [MemoryOrganization.Team] }).ExitCode);
        Assert.Empty(admin.Attached);
        Assert.NotEmpty(role.Attached);
    }

    [Fact]
    public void An_account_that_is_unknown_or_inactive_is_refused()
    {
        var outcome = _world.Run(Plain with { Accounts = [MemoryOrganization.Team, AccountId.Parse("123456789012"), MemoryOrganization.ClosedShop] });

        Assert.Equal((2, "", 0), (outcome.ExitCode, outcome.Output, _world.Writes));
        Assert.Equal(
            "--account: given '123456789012', accepted: active accounts of the organization\n"
            + "--account: given '444455556666', accepted: active accounts of the organization; this one's state is Suspended\n",
            outcome.Error);
    }

    [Fact]
    public void With_off_nothing_would_be_kept_covered()
    {
        var outcome = _world.Run(Plain, ("ENFORCEMENT", "off"));

        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.Equal("ENFORCEMENT: given 'off', accepted with protect: attach, scp or both; nothing would be kept covered\n", outcome.Error);
        Assert.Empty(_world.Wire.Calls);
    }

    [Fact]
    public void With_scp_only_the_management_account_is_covered_here_and_it_says_so()
    {
        var (admin, role) = (_world.Identities[MemoryOrganization.Management].Role("Admin"), Iam.Role("Deployer"));
        var outcome = _world.Run(Plain, ("ENFORCEMENT", "scp"));

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Contains(
            "left out: account 111122223333 (account 111122223333): left to the service control policy, which is not checked here: with ENFORCEMENT=scp nothing is attached outside the management account\n",
            outcome.Output, StringComparison.Ordinal);
        Assert.NotEmpty(admin.Attached);
        Assert.Empty(role.Attached);

        var refused = _world.Run(Plain with { Accounts = [MemoryOrganization.Team] }, ("ENFORCEMENT", "scp"));
        Assert.Equal(2, refused.ExitCode);
        Assert.StartsWith("--account: given '111122223333', accepted: accounts that this deals with; this one: left to the service control policy", refused.Error, StringComparison.Ordinal);
    }
}
