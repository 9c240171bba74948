using BackupScheduler.Cli.Protect;
using BackupScheduler.Cli.Tests.Enforcement;
using BackupScheduler.Core.Failures;
using BackupScheduler.Functions.Tests.Fakes;

namespace BackupScheduler.Cli.Tests.Protect;

/// <summary><c>protect</c> when something fails, or it is told to end.</summary>
public sealed class ProtectFailureTests
{
    private static readonly ProtectOptions Plain = new();
    private readonly MemoryOrganization _world = new();

    private FakeIdentities Iam => _world.Iam;

    [Theory]
    [InlineData(FailureKind.RoleUnavailable, "AssumeRoleFailed")]
    [InlineData(FailureKind.Other, "SomethingElse")]
    public void An_account_that_fails_is_a_row_with_the_reason_and_the_others_go_on(FailureKind kind, string code)
    {
        var admin = _world.Identities[MemoryOrganization.Management].Role("Admin");
        Iam.Role("AWSServiceRoleForSupport", "/aws-service-role/support.amazonaws.com/");
        _world.Wire.Fail(Operation.AssumeRole, kind, code, call => call.Subject == MemoryOrganization.Team.Value);
        var outcome = _world.Run(Plain);

        Assert.Equal((1, $"111122223333: {code}: made to fail\n"), (outcome.ExitCode, outcome.Error));
        Assert.Equal("111122223333 ? ? ? ? ? ? ? ?", MemoryOrganization.Row(outcome, MemoryOrganization.Team));
        Assert.Contains("NOT all covered: 1 users and roles of 2 accounts are denied", outcome.Output, StringComparison.Ordinal);
        Assert.NotEmpty(admin.Attached);
    }

    [Fact]
    public void A_defect_in_one_account_does_not_keep_it_from_the_others()
    {
        var admin = _world.Identities[MemoryOrganization.Management].Role("Admin");
        _world.Wire.Fail(new InvalidOperationException("a\nb"), call => call.Subject == MemoryOrganization.Team.Value);
        var outcome = _world.Run(Plain);

        Assert.Equal((1, "111122223333: InvalidOperationException: a b\n"), (outcome.ExitCode, outcome.Error));
        Assert.NotEmpty(admin.Attached);
    }

    [Fact]
    public void A_principal_that_fails_is_told_and_stronger_than_one_that_is_not_coverable()
    {
        Iam.Role("AWSServiceRoleForSupport", "/aws-service-role/support.amazonaws.com/");
        var (bad, good) = (Iam.Role("Bad"), Iam.Role("Good"));
        _world.Wire.Fail(Operation.Attach, FailureKind.Other, applies: call => call.Subject == "Bad");
        var outcome = _world.Run(Plain);

        Assert.Equal((1, "arn:aws:iam::111122223333:role/Bad: Injected: made to fail\n"), (outcome.ExitCode, outcome.Error));
        Assert.Equal("111122223333 3 0 1 0 1 1 0 1", MemoryOrganization.Row(outcome, MemoryOrganization.Team));
        Assert.False(bad.IsDenied(Iam));
        Assert.True(good.IsDenied(Iam));
    }

    [Fact]
    public void Whoever_the_enforcer_may_not_change_is_not_coverable_in_the_words_of_the_denial()
    {
        Iam.Role("AWSControlTowerExecution");
        _world.Wire.Fail(Operation.Attach, FailureKind.AccessDenied, "AccessDenied");
        var outcome = _world.Run(Plain);

        Assert.Equal((3, ""), (outcome.ExitCode, outcome.Error));
        Assert.Contains("not coverable: 1: the enforcer may not change it; remedy: see which policy denies it", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("  arn:aws:iam::111122223333:role/AWSControlTowerExecution: AccessDenied: made to fail\n", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_fails_in_passing_is_tried_again_and_told_as_one()
    {
        for (var i = 0; i < 9; i++) Iam.Role($"role-{i}");
        _world.Wire.Fail(Operation.Attach, FailureKind.Throttled, applies: call => call.Number % 3 == 0);
        var outcome = _world.Run(Plain with { Accounts = [MemoryOrganization.Team] });

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Equal("111122223333 9 0 9 0 0 1 0 0", MemoryOrganization.Row(outcome, MemoryOrganization.Team));
        Assert.All(Iam.Principals, principal => Assert.True(principal.IsDenied(Iam)));
    }

    [Fact]
    public void Who_is_gone_when_it_is_tried_again_is_gone()
    {
        var role = Iam.Role("Short-lived");
        Iam.Role("Lasting");
        _world.Wire.Fail(Operation.Attach, FailureKind.Transient);
        var listings = 0;
        _world.Wire.Latency = operation =>
        {
            if (operation == Operation.ListPrincipals && ++listings == 2)
            {
                Iam.Remove(role);
                _world.Wire.Heal();
            }

            return TimeSpan.Zero;
        };
        var outcome = _world.Run(Plain with { Accounts = [MemoryOrganization.Team] });

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Equal("111122223333 2 0 1 0 0 1 1 0", MemoryOrganization.Row(outcome, MemoryOrganization.Team));
    }

    [Fact]
    public void Told_to_end_it_tells_what_is_confirmed()
    {
        using var told = new CancellationTokenSource();
        for (var i = 0; i < 9; i++) _world.Identities[MemoryOrganization.Management].Role($"role-{i}");
        Iam.Role("Deployer");
        var attached = 0;
        _world.Identities[MemoryOrganization.Management].Meanwhile = operation =>
        {
            if (operation == Operation.Attach && ++attached == 3) told.Cancel();
        };
        var outcome = _world.Run(Plain, told.Token);

        Assert.Equal(130, outcome.ExitCode);
        Assert.StartsWith("interrupted: what is told is confirmed", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("999988887777: interrupted; the rest was not looked at\n111122223333: not begun\n", outcome.Error, StringComparison.Ordinal);
        Assert.Equal("999988887777 3 of ? 0 3 0 0 1 0 0", MemoryOrganization.Row(outcome, MemoryOrganization.Management));
        Assert.Contains("INTERRUPTED: 3 users and roles", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(3, _world.Wire.Count(Operation.Attach));
    }

    [Fact]
    public void Without_the_list_of_accounts_it_fails_with_one_line()
    {
        _world.Wire.Fail(Operation.ListAccounts, FailureKind.AccessDenied, "AccessDeniedException");
        Assert.Equal((1, "AccessDeniedException: made to fail\n"), (_world.Run(Plain).ExitCode, _world.Run(Plain).Error));
    }
}
