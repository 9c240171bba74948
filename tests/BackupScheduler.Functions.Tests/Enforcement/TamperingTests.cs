using BackupScheduler.Core.Enforcement;
using BackupScheduler.Core.Metrics;
using BackupScheduler.Functions.Tests.Fakes;

namespace BackupScheduler.Functions.Tests.Enforcement;

/// <summary>What others do to our roles and to the policy raises the alarm.</summary>
public sealed class TamperingTests
{
    private readonly World _world = EnforcementWorld.New().Protected(1);

    [Theory]
    [InlineData("UpdateAssumeRolePolicy", "BackupWorker")]
    [InlineData("AttachRolePolicy", "PolicyEnforcer")]
    [InlineData("DeleteRole", "Operator")]
    [InlineData("PutRolePolicy", "BackupWorker")]
    [InlineData("TagRole", "policyenforcer")]
    public void Anything_done_to_our_roles_alarms(string name, string role)
    {
        _world.Iam.Role(role, "/backup-scheduler/");
        Assert.Empty(_world.Happens(_world.Event(name, role: role)));
        Assert.Equal(1, _world[Metric.Tampering]);
        var line = Assert.Single(_world.Log.Lines, line => line.Id == 5012).Line;
        Assert.Contains("role/team/Admin", line, StringComparison.Ordinal);
        Assert.Contains(name, line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DeletePolicy")]
    [InlineData("CreatePolicyVersion")]
    [InlineData("SetDefaultPolicyVersion")]
    [InlineData("DeletePolicyVersion")]
    public void Anything_done_to_the_policy_alarms(string name)
    {
        Assert.Empty(_world.Happens(_world.Event(name, policyArn: _world.Iam.DenyArn)));
        Assert.Equal(1, _world[Metric.Tampering]);
    }

    [Fact]
    public void A_policy_of_its_name_alarms() => AssertAlarm(_world.Event("CreatePolicy", policyName: DenyPolicy.DefaultName), 1);

    [Fact]
    public void Other_roles_and_policies_do_not()
    {
        _world.Iam.Role("Admin");
        AssertAlarm(_world.Event("UpdateAssumeRolePolicy", role: "Admin"), 0);
        AssertAlarm(_world.Event("DeletePolicy", policyArn: "arn:aws:iam::111122223333:policy/Other"), 0);
        AssertAlarm(_world.Event("DetachRolePolicy", role: "Admin", policyArn: "arn:aws:iam::aws:policy/AdministratorAccess"), 0);
    }

    [Theory]
    [InlineData("DetachRolePolicy")]
    [InlineData("PutRolePolicy")]
    [InlineData("DeleteRolePolicy")]
    public void Whoever_takes_the_deny_off_a_principal_alarms(string name)
    {
        _world.Iam.Role("Admin");
        AssertAlarm(_world.Event(name, role: "Admin", policyArn: _world.Iam.DenyArn, policyName: DenyPolicy.DefaultName), 1);
        _world.AssertAllDenied();
    }

    [Theory]
    [InlineData("CreateRole")]
    [InlineData("UpdateAssumeRolePolicy")]
    public void A_trust_that_was_open_for_a_moment_costs_its_role_the_exemption(string name)
    {
        const string Open = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:user/me"},"Action":"sts:AssumeRole"}]}""";
        var role = _world.Iam.Role("ForBackup", trust: FakeIdentities.OnlyForBackup);
        var opened = _world.Event(name, role: "ForBackup");
        opened = opened with
        {
            Parameters = new Dictionary<string, string>(opened.Parameters) { [name == "CreateRole" ? "assumeRolePolicyDocument" : "policyDocument"] = Open },
        };
        Assert.Empty(_world.Happens(opened));
        Assert.True(role.IsDenied(_world.Iam));
        Assert.Empty(_world.Enforcer(Items.Protect));
        Assert.True(role.IsDenied(_world.Iam));
    }

    [Fact]
    public void A_refused_attempt_does_not() => AssertAlarm(_world.Event("DeleteRole", role: "BackupWorker") with { ErrorCode = "AccessDenied" }, 0);

    [Fact]
    public void Where_nothing_is_attached_our_roles_are_watched_all_the_same()
    {
        var world = EnforcementWorld.New(("ENFORCEMENT", "scp"));
        Assert.Empty(world.Happens(world.Event("UpdateAssumeRolePolicy", role: "BackupWorker")));
        Assert.Equal((1, 0), ((int)world[Metric.Tampering], world.Wire.IamCalls()));
    }

    [Fact]
    public void A_trust_that_opens_to_others_gets_the_deny()
    {
        var role = _world.Iam.Role("ForBackup", trust: FakeIdentities.OnlyForBackup);
        Assert.Empty(_world.Happens(_world.Event("CreateRole", role: "ForBackup")));
        Assert.Empty(role.Attached);
        role.Trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"sts:AssumeRole"}]}""";
        Assert.Empty(_world.Happens(_world.Event("UpdateAssumeRolePolicy", role: "ForBackup")));
        Assert.True(role.IsDenied(_world.Iam));
    }

    private void AssertAlarm(IamEvents e, int alarms)
    {
        Assert.Empty(_world.Happens(e));
        Assert.Equal(alarms, _world[Metric.Tampering]);
    }
}
