using BackupScheduler.Core.Enforcement;
using BackupScheduler.Core.Metrics;
using BackupScheduler.Functions.Tests.Fakes;

namespace BackupScheduler.Functions.Tests.Enforcement;

/// <summary>The managed policy: made, put right, and fought over.</summary>
public sealed class PolicyTests
{
    private const string Weak = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";

    private const string Extra =
        """{"Version":"2012-10-17","Statement":[{"Action":"dynamodb:DeleteBackup","Resource":"*","Effect":"Deny","Sid":"DenydynamodbDeleteBackup"},{"Effect":"Allow","Action":"*","Resource":"*"}]}""";

    private const string Respelled =
        """{ "Statement": {"Sid":"DenydynamodbDeleteBackup","Resource":["*"],"Effect":"Deny","Action":["dynamodb:deletebackup"]}, "Version":"2012-10-17" }""";

    private readonly World _world = EnforcementWorld.New();

    private FakeIdentities Iam => _world.Iam;

    [Theory]
    [InlineData(1, 4)]
    [InlineData(2, 5)]
    [InlineData(3, 5)]
    [InlineData(5, 5)]
    public void Whatever_was_done_to_it_five_calls_put_it_right(int versions, int calls)
    {
        var policy = Iam.Policy(versions == 2 ? DenyPolicy.Document : Weak);
        while (policy.Versions.Count < versions) policy.Add(Weak);
        Iam.Role("Admin").Attached.Add(Iam.DenyArn);
        Assert.Empty(_world.Enforcer(Items.Protect));
        _world.AssertAllDenied();
        Assert.Equal(calls, _world.Wire.IamCalls() - _world.Wire.Count(Operation.ListPrincipals));
        Assert.Equal(0, _world.Wire.Count(Operation.Attach));
        Assert.Equal(1, _world[Metric.PolicyRepaired]);
        Assert.True(policy.Versions.Count <= 5);
    }

    [Fact]
    public void A_further_statement_is_not_the_deny()
    {
        Iam.Policy(Extra);
        Assert.Empty(_world.Enforcer(Items.Protect));
        Assert.Equal(DenyPolicy.Document, Iam.Policies[Iam.DenyArn].Document);
    }

    [Fact]
    public void Another_spelling_is_left_alone()
    {
        Iam.Policy(Respelled);
        Assert.Empty(_world.Enforcer(Items.Protect));
        Assert.Equal((2, 0), (_world.Wire.Reads() - 1, _world.Wire.Writes()));
    }

    [Fact]
    public void An_earlier_version_that_is_right_is_put_back_in_force()
    {
        var policy = Iam.Policy(DenyPolicy.Document);
        policy.Add(Weak);
        _world.Enforcer(Items.Protect);
        Assert.Equal("v1", policy.Default);
        Assert.Equal(2, policy.Versions.Count);
    }

    [Fact]
    public void What_was_attached_to_a_policy_that_was_deleted_is_attached_anew()
    {
        var role = Iam.Role("Admin");
        role.Attached.Add(Iam.DenyArn);
        Assert.Empty(_world.Enforcer(Items.Protect));
        Assert.Equal((1, 1), (_world.Wire.Count(Operation.CreatePolicy), _world.Wire.Count(Operation.Attach)));
        _world.AssertAllDenied();
    }

    [Fact]
    public void A_policy_deleted_during_the_sweep_makes_it_come_again()
    {
        for (var i = 0; i < 4; i++) Iam.Role($"role-{i}");
        Iam.Meanwhile = operation =>
        {
            if (operation == Operation.Attach && _world.Wire.Count(Operation.Attach) == 3) Iam.Policies.Clear();
        };
        Assert.Single(_world.Enforcer(Items.Protect));
        Assert.Empty(_world.Enforcer(Items.Protect, receive: 2));
        _world.AssertAllDenied();
    }

    [Fact]
    public void Two_sweeps_that_make_the_policy_at_once_agree()
    {
        for (var i = 0; i < 3; i++) Iam.Role($"role-{i}");
        Iam.Meanwhile = operation =>
        {
            if (operation == Operation.CreatePolicy && Iam.Policies.Count == 0) Iam.Policy(DenyPolicy.Document);
        };
        Assert.Empty(_world.Enforcer(Items.Protect));
        _world.AssertAllDenied();
        Assert.Equal((0, 0), ((int)_world[Metric.PolicyRepaired], _world.Queues.Letters.Count));
    }

    [Fact]
    public void A_policy_that_another_sweep_made_a_moment_ago_is_not_taken_for_somebody_else_s()
    {
        Iam.Role("Admin");
        Iam.Meanwhile = operation =>
        {
            if (operation == Operation.CreatePolicy && Iam.Policies.Count == 0)
                Iam.Policy(DenyPolicy.Document).KnownFrom = _world.Time.GetUtcNow() + TimeSpan.FromSeconds(3);
        };
        Assert.Empty(_world.Enforcer(Items.Protect));
        _world.AssertAllDenied();
        Assert.Equal((0, 0), ((int)_world[Metric.Tampering], _world.Wire.Count(Operation.PutInline)));
    }

    [Fact]
    public void Two_sweeps_at_once_cover_everybody()
    {
        _world.Wire.Latency = _ => TimeSpan.FromMilliseconds(50);
        for (var i = 0; i < 30; i++) Iam.Role($"role-{i}");
        var now = _world.Time.GetUtcNow();
        Assert.Empty(_world.Enforcer(Delivery.Of(Items.Protect, now, "one"), Delivery.Of(Items.Protect, now, "two")));
        _world.AssertAllDenied();
        Assert.Single(Iam.Policies);
    }

    [Fact]
    public void Versions_that_somebody_else_adds_at_the_same_time_are_tried_again()
    {
        var policy = Iam.Policy(Weak);
        for (var i = 0; i < 4; i++) policy.Add(Weak);
        var added = 0;
        Iam.Meanwhile = operation =>
        {
            if (operation == Operation.CreateVersion && added++ == 0) policy.Add(Weak);
        };
        Assert.Single(_world.Enforcer(Items.Protect));
        Assert.Empty(_world.Enforcer(Items.Protect, receive: 2));
        Assert.Equal(DenyPolicy.Document, policy.Document);
    }
}
