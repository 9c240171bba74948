using System.Text.Json;
using BackupScheduler.Cli.Tests.Enforcement;
using BackupScheduler.Cli.Unprotect;
using BackupScheduler.Core.Enforcement;
using BackupScheduler.Core.Failures;
using BackupScheduler.Functions.Tests.Fakes;

namespace BackupScheduler.Cli.Tests.Unprotect;

/// <summary><c>unprotect --principal</c>, over an IAM in memory.</summary>
public sealed class PrincipalTests
{
    private const string Team = "arn:aws:iam::111122223333:";
    private readonly MemoryOrganization _world = new MemoryOrganization().Protected();

    private FakeIdentities Iam => _world.Iam;

    [Fact]
    public void It_comes_off_this_one_in_both_forms_while_enforcement_is_on_and_it_says_that_this_is_temporary()
    {
        var role = Iam.Role("Deployer", "/team/");
        role.Attached.Add(Iam.DenyArn);
        role.Inline[DenyPolicy.DefaultName] = DenyPolicy.Document;
        var outcome = _world.Run(Of("role/team/Deployer"));

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Equal(
            $"the deny was taken off {Team}role/team/Deployer: it was attached and inline\n"
            + "temporary: the next sweep covers it again; the removal went through the enforcer's own role, whose events change nothing\n",
            outcome.Output);
        Assert.False(role.IsDenied(Iam));
        Assert.Equal((2, 1), (_world.Writes, Iam.Principals.Count(principal => principal.IsDenied(Iam))));
    }

    [Theory]
    [InlineData("off", "it stays off: with ENFORCEMENT=off nothing is attached here\n")]
    [InlineData("scp", "it stays off: with ENFORCEMENT=scp nothing is attached here\n")]
    [InlineData("both", "temporary: the next sweep covers it again")]
    public void Where_no_sweep_covers_it_again_it_says_so(string method, string said) =>
        Assert.Contains(said, _world.Run(Of("role/Covered"), ("ENFORCEMENT", method)).Output, StringComparison.Ordinal);

    [Theory]
    [InlineData("role/aws-service-role/support.amazonaws.com/AWSServiceRoleForSupport", "service-linked role: AWS lets nobody change it")]
    [InlineData("role/backup-scheduler/BackupWorker", "the service's own role: it deletes expired backups")]
    [InlineData("user/alice", "it has no deny of ours")]
    public void Where_nothing_is_to_be_taken_off_it_says_why_and_asks_nobody(string principal, string why)
    {
        Iam.Role("AWSServiceRoleForSupport", "/aws-service-role/support.amazonaws.com/");
        Iam.Role("BackupWorker", "/backup-scheduler/");
        Iam.User("alice");
        var outcome = _world.Run(Of(principal) with { Yes = false });

        Assert.Equal((0, $"{Team}{principal}: there is nothing to take off: {why}\n", "", 0), (outcome.ExitCode, outcome.Output, outcome.Error, _world.Writes));
    }

    [Fact]
    public void From_an_exempt_one_that_kept_it_it_comes_off_for_good()
    {
        Iam.Role("Backup", "/service-role/", FakeIdentities.OnlyForBackup).Attached.Add(Iam.DenyArn);
        Assert.EndsWith("it stays off: only AWS Backup may assume it\n", _world.Run(Of("role/service-role/Backup")).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("role/Nobody", "the account has no such role")]
    [InlineData("user/Covered", "the account has no such user")]
    [InlineData("role/team/Covered", "the account's role of this name is arn:aws:iam::111122223333:role/Covered")]
    public void One_that_is_unknown_is_one_line_and_exit_1(string principal, string why)
    {
        var outcome = _world.Run(Of(principal));
        Assert.Equal((1, "", $"NoSuchEntity: {Team}{principal}: {why}\n", 0), (outcome.ExitCode, outcome.Output, outcome.Error, _world.Writes));
    }

    [Theory]
    [InlineData("123456789012")]
    [InlineData("444455556666")]
    public void Its_account_must_be_an_active_one_of_the_organization(string account)
    {
        var outcome = _world.Run(new UnprotectOptions { Principal = Parse($"arn:aws:iam::{account}:role/Any"), Yes = true });
        Assert.Equal(
            (2, $"--principal: given 'arn:aws:iam::{account}:role/Any', accepted: a user or role of an active account of the organization\n"),
            (outcome.ExitCode, outcome.Error));
    }

    [Fact]
    public void A_dry_run_writes_nothing()
    {
        var outcome = _world.Run(Of("role/Covered") with { DryRun = true, Yes = false });
        Assert.Equal((0, 0), (outcome.ExitCode, _world.Writes));
        Assert.StartsWith($"dry run, nothing was changed: the deny would be taken off {Team}role/Covered: it is attached\n", outcome.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("unprotect\n", 0)]
    [InlineData("Covered\n", 2)]
    public async Task At_a_terminal_it_asks(string answer, int exitCode)
    {
        var outcome = await _world.AnswerAsync(Of("role/Covered") with { Yes = false }, answer);
        Assert.Equal((exitCode, exitCode == 0 ? 1 : 0), (outcome.ExitCode, _world.Writes));
        Assert.StartsWith($"This takes the deny of dynamodb:DeleteBackup off {Team}role/Covered.\nType unprotect to go on: ", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_fails_is_tried_again_if_it_may_pass_and_told_if_not()
    {
        _world.Wire.Fail(Operation.Detach, FailureKind.Throttled, applies: call => call.Number < 3);
        Assert.Equal(0, _world.Run(Of("role/Covered")).ExitCode);

        Iam.Role("Second").Attached.Add(Iam.DenyArn);
        _world.Wire.Fail(Operation.Detach, FailureKind.AccessDenied, "AccessDenied");
        var outcome = _world.Run(Of("role/Second"));
        Assert.Equal((1, $"{Team}role/Second: AccessDenied: made to fail\n"), (outcome.ExitCode, outcome.Error));
        Assert.Equal($"{Team}role/Second: the deny may still be there, in part at least\n", outcome.Output);
    }

    [Fact]
    public void As_json_it_is_one_document()
    {
        using var document = JsonDocument.Parse(_world.Run(Of("role/Covered") with { Json = true }).Output);
        var root = document.RootElement;
        Assert.Equal(
            ["command", "dryRun", "succeeded", "enforcement", "policyName", "principal", "state", "forms", "code", "reason", "foreignInline", "temporary", "errors"],
            root.EnumerateObject().Select(member => member.Name));
        Assert.Equal(
            ($"{Team}role/Covered", "removed", "managed", true),
            (root.GetProperty("principal").GetString(), root.GetProperty("state").GetString(), root.GetProperty("forms")[0].GetString(), root.GetProperty("temporary").GetBoolean()));
    }

    private static UnprotectOptions Of(string principal) => new() { Principal = Parse($"{Team}{principal}"), Yes = true };

    private static PrincipalArn Parse(string text) => PrincipalArn.TryParse(text, out var arn) ? arn : throw new FormatException(text);
}
