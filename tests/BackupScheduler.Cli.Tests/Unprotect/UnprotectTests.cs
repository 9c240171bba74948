using System.Text.Json;
using BackupScheduler.Cli.Tests.Enforcement;
using BackupScheduler.Cli.Unprotect;
using BackupScheduler.Core.Enforcement;
using BackupScheduler.Core.Failures;
using BackupScheduler.Functions.Tests.Fakes;

namespace BackupScheduler.Cli.Tests.Unprotect;

/// <summary><c>unprotect</c> of the whole organization, over an IAM in memory.</summary>
public sealed class UnprotectTests
{
    private static readonly UnprotectOptions Confirmed = new() { Yes = true };
    private static readonly (string, string) Off = ("ENFORCEMENT", "off");
    private readonly MemoryOrganization _world = new MemoryOrganization().Protected();

    private FakeIdentities Iam => _world.Iam;

    [Theory]
    [InlineData("attach", "given 'attach'")]
    [InlineData("both", "given 'both'")]
    [InlineData("", "not set, which means 'attach'")]
    public void While_enforcement_is_on_it_refuses_because_it_would_be_undone(string method, string given)
    {
        var outcome = _world.Run(Confirmed, ("ENFORCEMENT", method));

        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.Equal(
            $"ENFORCEMENT: {given}, accepted with unprotect: off, or scp for the member accounts; it would be undone (for one user or role: --principal)\n", outcome.Error);
        Assert.Empty(_world.Wire.Calls);
    }

    [Fact]
    public void It_takes_both_forms_off_everybody_and_deletes_the_policy_and_finds_nothing_the_second_time()
    {
        Iam.User("alice").Inline[DenyPolicy.DefaultName] = DenyPolicy.Document;
        Iam.Role("Free");
        var outcome = _world.Run(Confirmed, Off);

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Equal("111122223333 3 1 2 0 deleted", MemoryOrganization.Row(outcome, MemoryOrganization.Team));
        Assert.EndsWith("all off: the deny was taken off 3 users and roles of 2 accounts, 1 had none\n", outcome.Output, StringComparison.Ordinal);
        Assert.Empty(Iam.Policies);
        Assert.All(Iam.Principals, principal => Assert.False(principal.IsDenied(Iam)));

        var writes = _world.Writes;
        var second = _world.Run(Confirmed, Off);
        Assert.Equal((0, 0), (second.ExitCode, _world.Writes - writes));
        Assert.Equal("111122223333 3 3 0 0 none", MemoryOrganization.Row(second, MemoryOrganization.Team));
    }

    [Fact]
    public void A_dry_run_asks_nobody_and_writes_nothing_and_says_what_would_be()
    {
        var outcome = _world.Run(new UnprotectOptions { DryRun = true }, Off);

        Assert.Equal((0, "", 0), (outcome.ExitCode, outcome.Error, _world.Writes));
        Assert.StartsWith("dry run: nothing was changed; unprotect would do this\n", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("would be deleted", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("to remove: 2: attached\n  arn:aws:iam::999988887777:role/Covered\n  arn:aws:iam::111122223333:role/Covered\n", outcome.Output, StringComparison.Ordinal);
        Assert.EndsWith("foreseen: all off: the deny would be taken off 2 users and roles of 2 accounts, 0 had none\n", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void With_scp_the_member_accounts_are_freed_and_the_management_account_stays_covered()
    {
        var outcome = _world.Run(Confirmed, ("ENFORCEMENT", "scp"));

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains(
            "left out: account 999988887777 (account 999988887777): the management account stays covered by attachment: with ENFORCEMENT=scp nothing else covers it\n",
            outcome.Output, StringComparison.Ordinal);
        Assert.Empty(Iam.Policies);
        var management = _world.Identities[MemoryOrganization.Management];
        Assert.All(management.Principals, principal => Assert.True(principal.IsDenied(management)));

        var refused = _world.Run(Confirmed with { Accounts = [MemoryOrganization.Management] }, ("ENFORCEMENT", "scp"));
        Assert.Equal(2, refused.ExitCode);
        Assert.StartsWith("--account: given '999988887777', accepted: accounts that this deals with; this one: the management account stays", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_terminal_it_wants_yes()
    {
        var outcome = _world.Run(new UnprotectOptions(), Off);

        Assert.Equal((2, "", 0), (outcome.ExitCode, outcome.Output, _world.Writes));
        Assert.Equal("--yes: not given, accepted without a terminal: --yes, or --dry-run\n", outcome.Error);
    }

    [Theory]
    [InlineData("unprotect\n", 0)]
    [InlineData("yes\n", 2)]
    [InlineData("", 2)]
    public async Task At_a_terminal_it_goes_on_only_once_the_word_is_typed(string answer, int exitCode)
    {
        var outcome = await _world.AnswerAsync(new UnprotectOptions(), answer, Off);

        Assert.Equal(exitCode, outcome.ExitCode);
        Assert.Contains("This takes the deny of dynamodb:DeleteBackup off every user and role of 2 accounts.\nType unprotect to go on: ", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(exitCode != 0, Iam.Policies.Count > 0);
        if (exitCode != 0) Assert.Contains("accepted: unprotect; nothing was changed", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_inline_policy_of_our_name_that_says_something_else_is_left_and_told()
    {
        var role = Iam.Role("Own");
        role.Inline[DenyPolicy.DefaultName] = """{"Version":"2012-10-17","Statement":[]}""";
        var outcome = _world.Run(Confirmed, Off);

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("left: 1: its inline policy DenyDynamoDBDeleteBackup says something other than the deny: look at it yourself\n  arn:aws:iam::111122223333:role/Own\n", outcome.Output, StringComparison.Ordinal);
        Assert.Single(role.Inline);
    }

    [Fact]
    public void A_policy_that_a_group_still_has_is_told_and_exits_1()
    {
        Iam.Policies[Iam.DenyArn].IsOnGroup = true;
        var outcome = _world.Run(Confirmed, Off);

        Assert.Equal(1, outcome.ExitCode);
        Assert.Equal(
            "111122223333: policy DenyDynamoDBDeleteBackup is still attached, to a group or as a permissions boundary, and so not deleted: detach it there and call this again\n",
            outcome.Error);
        Assert.Contains("still attached", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_cannot_be_freed_is_told_the_others_are_and_the_policy_stays()
    {
        var (bad, good) = (Iam.Role("Bad"), Iam.Role("Good"));
        bad.Attached.Add(Iam.DenyArn);
        good.Attached.Add(Iam.DenyArn);
        _world.Wire.Fail(Operation.Detach, FailureKind.AccessDenied, "AccessDenied", call => call.Subject == "Bad");
        var outcome = _world.Run(Confirmed, Off);

        Assert.Equal(
            (1, "arn:aws:iam::111122223333:role/Bad: AccessDenied: made to fail\n111122223333: policy DenyDynamoDBDeleteBackup was left, because it could not be taken off everybody\n"),
            (outcome.ExitCode, outcome.Error));
        Assert.Empty(good.Attached);
        Assert.Single(Iam.Policies);
    }

    [Fact]
    public void What_fails_in_passing_is_tried_again_and_told_as_one()
    {
        for (var i = 0; i < 8; i++) Iam.Role($"role-{i}").Attached.Add(Iam.DenyArn);
        _world.Wire.Fail(Operation.Detach, FailureKind.Throttled, applies: call => call.Number % 3 == 0);
        var failed = false;
        _world.Wire.Fail(Operation.DeletePolicy, FailureKind.Transient, applies: _ => !failed && (failed = true));
        var outcome = _world.Run(Confirmed with { Accounts = [MemoryOrganization.Team] }, Off);

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Equal("111122223333 9 0 9 0 deleted", MemoryOrganization.Row(outcome, MemoryOrganization.Team));
    }

    [Fact]
    public void An_account_that_fails_does_not_keep_it_from_the_others()
    {
        _world.Wire.Fail(Operation.AssumeRole, FailureKind.RoleUnavailable, "AssumeRoleFailed", call => call.Subject == MemoryOrganization.Management.Value);
        var outcome = _world.Run(Confirmed, Off);

        Assert.Equal((1, "999988887777: AssumeRoleFailed: made to fail\n"), (outcome.ExitCode, outcome.Error));
        Assert.Empty(Iam.Policies);
    }

    [Fact]
    public void Told_to_end_it_tells_what_is_confirmed()
    {
        using var told = new CancellationTokenSource();
        var management = _world.Identities[MemoryOrganization.Management];
        management.Role("Second").Attached.Add(management.DenyArn);
        management.Meanwhile = _ => told.Cancel();
        var outcome = _world.Run(Confirmed, told.Token, Off);

        Assert.Equal(130, outcome.ExitCode);
        Assert.Contains("999988887777: interrupted; the rest was not looked at\n111122223333: not begun\n", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("INTERRUPTED: the deny was taken off 1 users and roles", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(1, _world.Writes);
    }

    [Fact]
    public void As_json_it_is_one_document()
    {
        Iam.User("alice").Inline[DenyPolicy.DefaultName] = DenyPolicy.Document;
        var outcome = _world.Run(Confirmed with { Json = true }, Off);

        using var document = JsonDocument.Parse(outcome.Output);
        var root = document.RootElement;
        Assert.Equal(
            ["command", "dryRun", "succeeded", "enforcement", "policyName", "interrupted", "errors", "accounts", "accountsLeftOut"],
            root.EnumerateObject().Select(member => member.Name));
        Assert.Equal(("unprotect", true, "off"), (root.GetProperty("command").GetString(), root.GetProperty("succeeded").GetBoolean(), root.GetProperty("enforcement").GetString()));
        var team = root.GetProperty("accounts")[1];
        Assert.Equal(
            ["account", "name", "state", "failure", "policy", "principals", "without", "removed", "foreignInline", "failed"],
            team.EnumerateObject().Select(member => member.Name));
        Assert.Equal(("done", "removed"), (team.GetProperty("state").GetString(), team.GetProperty("policy").GetString()));
        Assert.Equal(["managed", "inline"], team.GetProperty("removed").EnumerateArray().Select(removed => removed.GetProperty("forms")[0].GetString()));
    }
}
