using BackupScheduler.Core.Enforcement;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Metrics;
using BackupScheduler.Functions.Tests.Fakes;

namespace BackupScheduler.Functions.Tests.Enforcement;

/// <summary>ProtectAccount: every user and role of an account.</summary>
public sealed class SweepTests
{
    private readonly World _world = EnforcementWorld.New();

    private FakeIdentities Iam => _world.Iam;

    [Fact]
    public void The_first_sweep_writes_once_for_each_and_the_second_nothing()
    {
        for (var i = 0; i < 1500; i++) Iam.Role($"role-{i}", i % 2 == 0 ? "/" : "/team/deep/");
        Iam.User("alice");
        Assert.Empty(_world.Enforcer(Items.Protect));
        _world.AssertAllDenied();
        Assert.Equal((2, 1501), (_world.Wire.Count(Operation.ListPrincipals), _world.Wire.Count(Operation.Attach)));
        Assert.Equal(2 + 2 + 1501, _world.Wire.IamCalls());
        Assert.Equal((1501, 1, 1), ((int)_world[Metric.PrincipalsNewlyCovered], (int)_world[Metric.PolicyRepaired], (int)_world[Metric.AccountsSwept]));

        var (reads, writes) = (_world.Wire.Reads(), _world.Wire.Writes());
        Assert.Empty(_world.Enforcer(Items.Protect));
        Assert.Equal((2 + 2, 0), (_world.Wire.Reads() - reads, _world.Wire.Writes() - writes));
        Assert.Equal(1501, _world[Metric.PrincipalsCovered]);
    }

    [Fact]
    public void Writes_are_paced()
    {
        for (var i = 0; i < 51; i++) Iam.Role($"role-{i}");
        _world.Enforcer(Items.Protect);
        Assert.InRange(_world.Time.GetUtcNow() - World.Run.Time, TimeSpan.FromSeconds(9.9), TimeSpan.FromSeconds(11));
    }

    [Fact]
    public void Who_is_exempt_gets_nothing_and_look_alikes_get_the_deny()
    {
        var exempt = new[] { Iam.Role("BackupWorker", "/backup-scheduler/"), Iam.Role("AnyName", "/service-role/", FakeIdentities.OnlyForBackup) };
        var alike = new[]
        {
            Iam.Role("evil", "/backup-scheduler/"), Iam.Role("PolicyEnforcer", "/backup-scheduler/"), Iam.Role("Operator", "/backup-scheduler/"),
            Iam.Role("AWSBackupDefaultServiceRole", "/service-role/"), Iam.Role("AWSServiceRoleForBackup", "/aws-service-roles/"), Iam.User("BackupWorker", "/backup-scheduler/"),
        };
        Assert.Empty(_world.Enforcer(Items.Protect));
        Assert.All(exempt, role => Assert.Empty(role.Attached));
        Assert.All(alike, principal => Assert.Equal([Iam.DenyArn], principal.Attached));
        Assert.Equal(2, _world[Metric.PrincipalsExempt]);
    }

    [Fact]
    public void Protected_roles_are_reported_and_never_called()
    {
        Iam.Role("AWSServiceRoleForSupport", "/aws-service-role/support.amazonaws.com/").IsUnmodifiable = true;
        Iam.Role("AWSReservedSSO_Admin_0123", "/aws-reserved/sso.amazonaws.com/eu-west-1/").IsUnmodifiable = true;
        Assert.Empty(_world.Enforcer(Items.Protect));
        Assert.Equal(
            (1, 1, 0), ((int)_world[Metric.PrincipalsNotCoverable], (int)_world[Metric.PrincipalsServiceLinked], _world.Wire.Count(Operation.Attach)));
        Assert.Contains(_world.Log.Lines, line => line.Id == 5003 && line.Line.Contains("AWSReservedSSO_Admin_0123", StringComparison.Ordinal) && line.Line.Contains("ENFORCEMENT=both", StringComparison.Ordinal));
        Assert.Empty(_world.Queues.Letters);
    }

    [Fact]
    public void A_role_that_did_not_look_protected_is_reported_once_and_not_retried()
    {
        Iam.Role("Odd").IsUnmodifiable = true;
        Iam.Role("Other");
        Assert.Empty(_world.Enforcer(Items.Protect));
        Assert.Equal((1, 1, 2), ((int)_world[Metric.PrincipalsNotCoverable], (int)_world[Metric.PrincipalsNewlyCovered], _world.Wire.Count(Operation.Attach)));
        Assert.Empty(_world.Queues.Letters);
    }

    [Fact]
    public void At_the_quota_the_deny_goes_inline_and_the_next_sweep_is_content()
    {
        var full = Iam.Role("Full");
        for (var i = 0; i < 10; i++) full.Attached.Add($"arn:aws:iam::aws:policy/P{i}");
        Assert.Empty(_world.Enforcer(Items.Protect));
        Assert.True(full.IsDenied(Iam));
        Assert.Equal([DenyPolicy.DefaultName], full.Inline.Keys);
        var writes = _world.Wire.Writes();
        Assert.Empty(_world.Enforcer(Items.Protect));
        Assert.Equal(writes, _world.Wire.Writes());
        Assert.Equal(1, _world[Metric.PrincipalsCovered]);
    }

    [Fact]
    public void A_user_with_room_for_neither_is_not_coverable()
    {
        var full = Iam.User("full");
        for (var i = 0; i < 10; i++) full.Attached.Add($"arn:aws:iam::aws:policy/P{i}");
        full.Inline["big"] = new string('x', Iam.InlineQuota - 10);
        Iam.User("other");
        Assert.Empty(_world.Enforcer(Items.Protect));
        Assert.Equal((1, 1), ((int)_world[Metric.PrincipalsNotCoverable], (int)_world[Metric.PrincipalsNewlyCovered]));
        Assert.Contains(_world.Log.Lines, line => line.Id == 5003 && line.Line.Contains("user/full", StringComparison.Ordinal));
    }

    [Fact]
    public void One_that_may_not_be_changed_does_not_keep_the_others_from_it_and_is_a_letter()
    {
        for (var i = 0; i < 5; i++) Iam.Role($"role-{i}");
        _world.Wire.Fail(Operation.Attach, FailureKind.AccessDenied, "AccessDenied", call => call.Subject == "role-1");
        Assert.Empty(_world.Enforcer(Items.Protect));
        Assert.Equal(4, Iam.Principals.Count(principal => principal.IsDenied(Iam)));
        var letter = Assert.Single(_world.Queues.Letters);
        Assert.Equal("AccessDenied", letter.ErrorCode);
        Assert.Contains("role/role-1", letter.ErrorMessage, StringComparison.Ordinal);
        Assert.Equal(1, _world[Metric.PrincipalsNotCoverable]);
    }

    [Fact]
    public void Throttled_writes_leave_the_rest_covered_and_the_next_try_finishes()
    {
        for (var i = 0; i < 30; i++) Iam.Role($"role-{i}");
        _world.Wire.Fail(Operation.Attach, FailureKind.Throttled, "Throttling", call => call.Number % 3 == 0);
        Assert.Single(_world.Enforcer(Items.Protect));
        Assert.Equal(20, Iam.Principals.Count(principal => principal.IsDenied(Iam)));
        Assert.Single(_world.Queues.PutBacks);
        for (var receive = 2; receive < 10 && _world.Enforcer(Items.Protect, receive).Count > 0; receive++)
        {
        }

        _world.AssertAllDenied();
        Assert.Empty(_world.Queues.Letters);
    }

    [Fact]
    public void How_principals_stand_is_counted_once_however_often_the_sweep_is_tried()
    {
        _world.Protected(10);
        Iam.Role("BackupWorker", "/backup-scheduler/");
        Iam.Role("AWSReservedSSO_Admin_0123", "/aws-reserved/sso.amazonaws.com/");
        Iam.Role("Slow");
        _world.Wire.Fail(Operation.Attach, FailureKind.Throttled, "Throttling");
        Assert.Single(_world.Enforcer(Items.Protect));
        _world.Wire.Heal();
        Assert.Empty(_world.Enforcer(Items.Protect, receive: 2));
        Assert.Equal(
            (10, 1, 1, 1, 1),
            ((int)_world[Metric.PrincipalsCovered], (int)_world[Metric.PrincipalsExempt], (int)_world[Metric.PrincipalsNotCoverable],
                (int)_world[Metric.PrincipalsNewlyCovered], (int)_world[Metric.AccountsSwept]));
    }

    [Fact]
    public void Failures_of_another_kind_do_not_keep_the_others_from_it_however_many()
    {
        for (var i = 0; i < 20; i++) Iam.Role($"role-{i:00}");
        _world.Wire.Fail(Operation.Attach, FailureKind.Other, "Odd", call => call.Subject.StartsWith("role-0", StringComparison.Ordinal));
        Assert.Single(_world.Enforcer(Items.Protect));
        Assert.Equal(10, Iam.Principals.Count(principal => principal.IsDenied(Iam)));
    }

    [Fact]
    public void A_role_that_goes_during_the_sweep_ends_it_soon_in_one_letter()
    {
        for (var i = 0; i < 50; i++) Iam.Role($"role-{i}");
        _world.Wire.Fail(Operation.Attach, FailureKind.RoleUnavailable, "AssumeRoleFailed");
        Assert.Empty(_world.Enforcer(Items.Protect));
        Assert.Equal((5, "AssumeRoleFailed"), (_world.Wire.Count(Operation.Attach), Assert.Single(_world.Queues.Letters).ErrorCode));
    }

    [Fact]
    public void A_policy_that_was_put_right_is_told_even_if_the_listing_fails()
    {
        Iam.Policy("""{"Version":"2012-10-17","Statement":[]}""");
        _world.Wire.Fail(Operation.ListPrincipals, FailureKind.Throttled, "Throttling");
        Assert.Single(_world.Enforcer(Items.Protect));
        Assert.Equal((1, 1), ((int)_world[Metric.PolicyRepaired], _world.Log.Count(5007)));
    }

    [Fact]
    public void A_sweep_that_only_fails_stops_soon_and_comes_again()
    {
        for (var i = 0; i < 100; i++) Iam.Role($"role-{i}");
        _world.Wire.Fail(Operation.Attach, FailureKind.Transient, "ServiceFailure");
        Assert.Single(_world.Enforcer(Items.Protect));
        Assert.Equal(5, _world.Wire.Count(Operation.Attach));
        Assert.Equal(0, _world[Metric.AccountsSwept]);
    }

    [Fact]
    public void A_sweep_that_runs_out_of_time_goes_on_where_it_was()
    {
        _world.Timeout = TimeSpan.FromSeconds(120);
        for (var i = 0; i < 500; i++) Iam.Role($"role-{i}");
        Assert.Single(_world.Enforcer(Items.Protect));
        var done = Iam.Principals.Count(principal => principal.IsDenied(Iam));
        Assert.InRange(done, 250, 350);
        Assert.Empty(_world.Enforcer(Items.Protect, receive: 2));
        _world.AssertAllDenied();
        Assert.Equal(500, _world.Wire.Count(Operation.Attach));
    }

    [Fact]
    public void A_principal_that_goes_meanwhile_is_counted_and_done()
    {
        var going = Iam.Role("Going");
        Iam.Role("Staying");
        Iam.Meanwhile = operation =>
        {
            if (operation == Operation.Attach) Iam.Remove(going);
        };
        Assert.Empty(_world.Enforcer(Items.Protect));
        Assert.Equal((1, 1), ((int)_world[Metric.PrincipalsGone], (int)_world[Metric.PrincipalsNewlyCovered]));
    }

    [Fact]
    public void A_role_that_cannot_be_assumed_is_one_letter()
    {
        _world.Wire.Fail(Operation.AssumeRole, FailureKind.RoleUnavailable, "AssumeRoleFailed");
        Assert.Empty(_world.Enforcer(Items.Protect));
        var letter = Assert.Single(_world.Queues.Letters);
        Assert.Equal(("AssumeRoleFailed", "PolicyEnforcer", World.Scope.Account.Value), (letter.ErrorCode, letter.Function, letter.Account?.Value));
    }

    [Fact]
    public void With_a_service_control_policy_only_the_management_account_is_swept()
    {
        var world = EnforcementWorld.New(("ENFORCEMENT", "scp"));
        world.Iam.Role("Admin");
        var management = world.Identities[BackupScheduler.Core.Accounts.AccountId.Parse("999988887777")];
        management.Role("Admin");
        Assert.Empty(world.Enforcer(Items.Protect));
        Assert.Empty(world.Enforcer(Items.Protect with { Account = BackupScheduler.Core.Accounts.AccountId.Parse("999988887777") }));
        Assert.Empty(world.Iam.Principals.Single().Attached);
        Assert.Single(management.Principals.Single().Attached);
    }

    [Fact]
    public void Switched_off_it_changes_nothing()
    {
        var world = EnforcementWorld.New(("ENFORCEMENT", "off"));
        world.Iam.Role("Admin");
        Assert.Empty(world.Enforcer(Items.Protect));
        Assert.Empty(world.Happens(world.Event("CreateRole", role: "Admin")));
        Assert.Equal(0, world.Wire.IamCalls());
    }

    [Fact]
    public void An_item_of_another_queue_is_a_letter()
    {
        Assert.Empty(_world.Enforcer(Items.BackUp("Orders")));
        Assert.Equal("MisdirectedItem", Assert.Single(_world.Queues.Letters).ErrorCode);
    }
}
