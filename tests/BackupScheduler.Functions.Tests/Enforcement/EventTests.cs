using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Enforcement;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Metrics;
using BackupScheduler.Core.Work;
using BackupScheduler.Functions.Tests.Fakes;

namespace BackupScheduler.Functions.Tests.Enforcement;

/// <summary>Events of an account's IAM.</summary>
public sealed class EventTests
{
    private readonly World _world = EnforcementWorld.New();

    private FakeIdentities Iam => _world.Iam;

    [Theory]
    [InlineData("managed", 4)]
    [InlineData("inline", 3)]
    public void A_new_role_costs_its_own_calls_alone(string mode, int calls)
    {
        var world = EnforcementWorld.New(("DENY_MODE", mode)).Protected(200);
        var role = world.Iam.Role("New", "/a/b/");
        Assert.Empty(world.Happens(world.Event("CreateRole", role: "New")));
        Assert.True(role.IsDenied(world.Iam));
        Assert.Equal((calls, 0), (world.Wire.IamCalls(), world.Wire.Count(Operation.ListPrincipals)));
        Assert.Empty(world.Queues.Items<ProtectAccount>());
    }

    [Fact]
    public void A_new_user_at_the_quota_costs_five()
    {
        _world.Protected(0);
        Iam.AttachmentQuota = 0;
        var user = Iam.User("alice");
        Assert.Empty(_world.Happens(_world.Event("CreateUser", user: "alice")));
        Assert.True(user.IsDenied(Iam));
        Assert.Equal(5, _world.Wire.IamCalls());
    }

    [Fact]
    public void In_an_account_without_the_policy_it_is_made_and_the_account_is_swept()
    {
        var role = Iam.Role("New");
        Iam.Role("Older");
        Assert.Empty(_world.Happens(_world.Event("CreateRole", role: "New")));
        Assert.True(role.IsDenied(Iam));
        Assert.True(_world.Wire.IamCalls() <= 5);
        var sweep = Assert.Single(_world.Queues.Items<ProtectAccount>());
        Assert.Equal(World.Scope.Account, sweep.Account);
        Assert.Empty(_world.Enforcer(sweep));
        _world.AssertAllDenied();
    }

    [Fact]
    public void The_sweep_is_sent_even_where_the_new_policy_cannot_be_attached_yet()
    {
        Iam.PolicyLag = TimeSpan.FromSeconds(4);
        Iam.Role("New");
        var (created, sentAt) = (_world.Event("CreateRole", role: "New"), _world.Time.GetUtcNow());
        Assert.Single(_world.Happens(created));
        Assert.Equal((1, 1), (_world.Queues.Items<ProtectAccount>().Count, (int)_world[Metric.PolicyRepaired]));
        _world.Time.Advance(TimeSpan.FromSeconds(5));
        Assert.Empty(_world.Happens(created, 2, sentAt));
        _world.AssertAllDenied();
    }

    [Fact]
    public void A_user_who_is_renamed_before_the_event_came_is_found_by_the_new_name()
    {
        _world.Protected(0);
        var user = Iam.User("bob");
        var renamed = _world.Event("UpdateUser", user: "alice");
        renamed = renamed with { Parameters = new Dictionary<string, string>(renamed.Parameters) { ["newUserName"] = "bob" } };
        Assert.Empty(_world.Happens(renamed));
        Assert.True(user.IsDenied(Iam));
        Assert.Empty(_world.Happens(_world.Event("UpdateUser", user: "alice")));
        Assert.Equal(1, _world[Metric.EventsIgnored]);
    }

    [Fact]
    public void In_a_new_account_the_event_waits_for_the_enforcer_s_role()
    {
        var role = Iam.Role("New");
        _world.Wire.Fail(Operation.AssumeRole, FailureKind.RoleUnavailable, "AssumeRoleFailed");
        var (created, sentAt) = (_world.Event("CreateRole", role: "New"), _world.Time.GetUtcNow());
        Assert.Single(_world.Happens(created));
        _world.Wire.Heal();
        _world.Time.Advance(TimeSpan.FromMinutes(3));
        Assert.Empty(_world.Happens(created, 2, sentAt));
        Assert.True(role.IsDenied(Iam));
        Assert.Empty(_world.Queues.Letters);
    }

    [Theory]
    [InlineData("DetachRolePolicy")]
    [InlineData("DetachUserPolicy")]
    [InlineData("PutRolePolicy")]
    [InlineData("PutUserPolicy")]
    [InlineData("DeleteRolePolicy")]
    [InlineData("DeleteUserPolicy")]
    [InlineData("UpdateAssumeRolePolicy")]
    public void What_weakens_the_deny_brings_it_back(string name)
    {
        _world.Protected(1);
        var isUser = name.Contains("User", StringComparison.Ordinal);
        var principal = isUser ? Iam.User("x") : Iam.Role("x");
        Assert.Empty(_world.Happens(_world.Event(
            name, role: isUser ? null : "x", user: isUser ? "x" : null,
            policyArn: name.StartsWith("Detach", StringComparison.Ordinal) ? Iam.DenyArn : null, policyName: DenyPolicy.DefaultName)));
        Assert.True(principal.IsDenied(Iam));
        Assert.True(_world.Wire.IamCalls() <= 5);
    }

    [Theory]
    [InlineData("DetachRolePolicy", "arn:aws:iam::111122223333:policy/Other", null)]
    [InlineData("DetachRolePolicy", "arn:aws:iam::444455556666:policy/DenyDynamoDBDeleteBackup", null)]
    [InlineData("PutRolePolicy", null, "Other")]
    [InlineData("DeleteRolePolicy", null, "Other")]
    [InlineData("AttachRolePolicy", "arn:aws:iam::aws:policy/AdministratorAccess", null)]
    [InlineData("CreatePolicyVersion", "arn:aws:iam::111122223333:policy/Other", null)]
    [InlineData("DeletePolicy", "arn:aws:iam::111122223333:policy/Other", null)]
    [InlineData("TagRole", null, null)]
    [InlineData("CreateServiceLinkedRole", null, null)]
    public void What_does_not_weaken_it_costs_no_call_at_all(string name, string? policyArn, string? policyName)
    {
        Assert.Empty(_world.Happens(_world.Event(name, role: "Admin", policyArn: policyArn, policyName: policyName)));
        Assert.Empty(_world.Wire.Calls);
        Assert.Equal((1, 0), ((int)_world[Metric.EventsIgnored], _world.Queues.Letters.Count));
    }

    [Fact]
    public void Our_own_doings_make_no_loop()
    {
        _world.Protected(1);
        var own = _world.Event("DetachRolePolicy", role: "role-0", policyArn: Iam.DenyArn) with
        {
            Actor = "arn:aws:iam::111122223333:role/backup-scheduler/PolicyEnforcer",
        };
        Assert.Empty(_world.Happens(own));
        Assert.Empty(_world.Happens(_world.Event("PutRolePolicy", role: "PolicyEnforcer", policyName: DenyPolicy.DefaultName) with { Actor = own.Actor }));
        Assert.Empty(_world.Wire.Calls);
        Assert.Equal(0, _world[Metric.Tampering]);
    }

    [Theory]
    [InlineData("arn:aws:iam::111122223333:role/evil/PolicyEnforcer")]
    [InlineData("arn:aws:iam::444455556666:role/backup-scheduler/PolicyEnforcer")]
    public void An_enforcer_from_elsewhere_is_not_ours(string actor)
    {
        _world.Protected(0);
        var role = Iam.Role("x");
        Assert.Empty(_world.Happens(_world.Event("DetachRolePolicy", role: "x", policyArn: Iam.DenyArn) with { Actor = actor }));
        Assert.True(role.IsDenied(Iam));
    }

    [Fact]
    public void A_call_that_IAM_refused_changes_nothing()
    {
        Assert.Empty(_world.Happens(_world.Event("CreateRole", role: "x") with { ErrorCode = "AccessDenied" }));
        Assert.Empty(_world.Wire.Calls);
    }

    [Fact]
    public void An_account_outside_the_organization_is_not_touched_and_shown()
    {
        Assert.Empty(_world.Happens(_world.Event("CreateRole", role: "x") with { Account = "444455556666" }));
        Assert.Equal(0, _world.Wire.IamCalls());
        Assert.Equal(0, _world.Wire.Count(Operation.AssumeRole));
        var letter = Assert.Single(_world.Queues.Letters);
        Assert.Equal(("ForeignAccount", "444455556666"), (letter.ErrorCode, letter.Account?.Value));
    }

    [Fact]
    public void An_event_on_another_queue_is_a_letter_at_once()
    {
        var e = new Delivery("m", _world.Event("CreateRole", role: "x").Body, _world.Time.GetUtcNow());
        Assert.Empty(_world.Worker(e));
        Assert.Empty(_world.ScheduleTables(e));
        Assert.Equal(["MalformedItem", "MalformedItem"], _world.Queues.Letters.Select(letter => letter.ErrorCode));
    }

    [Fact]
    public void An_account_that_is_suspended_is_left_alone()
    {
        _world.Organization.Add("555566667777", AccountState.Suspended);
        Assert.Empty(_world.Happens(_world.Event("CreateRole", role: "x") with { Account = "555566667777" }));
        Assert.Equal((0, 0, 1), (_world.Wire.Count(Operation.AssumeRole), _world.Queues.Letters.Count, (int)_world[Metric.EventsIgnored]));
    }

    [Fact]
    public void An_account_is_asked_for_once_in_an_hour()
    {
        _world.Protected(0);
        for (var i = 0; i < 20; i++)
        {
            Iam.Role($"x-{i}");
            _world.Happens(_world.Event("CreateRole", role: $"x-{i}"));
        }

        Assert.Equal(1, _world.Wire.Count(Operation.DescribeAccount));
        _world.Time.Advance(TimeSpan.FromHours(1.1));
        _world.Happens(_world.Event("CreateRole", role: "x-1"));
        Assert.Equal(2, _world.Wire.Count(Operation.DescribeAccount));
    }

    [Fact]
    public void A_role_that_IAM_does_not_know_everywhere_yet_is_covered_after_its_twenty_seconds()
    {
        _world.Protected(0);
        Iam.Lag = TimeSpan.FromSeconds(20);
        var role = Iam.Role("New");
        var (created, sentAt) = (_world.Event("CreateRole", role: "New"), _world.Time.GetUtcNow());
        for (var receive = 1; _world.Happens(created, receive, sentAt).Count > 0; receive++)
            _world.Time.Advance(_world.Queues.PutBacks[^1].After);
        Assert.True(role.IsDenied(Iam));
        Assert.InRange(_world.Time.GetUtcNow() - sentAt, TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(60));
        Assert.Empty(_world.Queues.Letters);
    }

    [Fact]
    public void A_role_that_was_deleted_again_is_done_after_two_minutes()
    {
        _world.Protected(0);
        var (created, sentAt) = (_world.Event("CreateRole", role: "Gone"), _world.Time.GetUtcNow());
        Assert.Single(_world.Happens(created));
        _world.Time.Advance(TimeSpan.FromSeconds(121));
        Assert.Empty(_world.Happens(created, 2, sentAt));
        Assert.Equal((1, 0), ((int)_world[Metric.PrincipalsGone], _world.Queues.Letters.Count));
    }

    [Fact]
    public void Twice_or_out_of_order_they_end_alike()
    {
        _world.Protected(0);
        var role = Iam.Role("x");
        var (created, detached) = (_world.Event("CreateRole", role: "x"), _world.Event("DetachRolePolicy", role: "x", policyArn: Iam.DenyArn));
        foreach (var e in new[] { detached, created, created, detached }) Assert.Empty(_world.Happens(e));
        Assert.Equal([Iam.DenyArn], role.Attached);
    }

    [Fact]
    public void A_new_version_is_put_right_without_a_sweep()
    {
        _world.Protected(3);
        Iam.Policies[Iam.DenyArn].Add("""{"Version":"2012-10-17","Statement":[]}""");
        Assert.Empty(_world.Happens(_world.Event("CreatePolicyVersion", policyArn: Iam.DenyArn)));
        _world.AssertAllDenied();
        Assert.Equal((0, 1), (_world.Wire.Count(Operation.ListPrincipals), (int)_world[Metric.PolicyRepaired]));
    }

    [Fact]
    public void A_deleted_policy_sweeps_the_account()
    {
        for (var i = 0; i < 3; i++) Iam.Role($"role-{i}");
        Assert.Empty(_world.Happens(_world.Event("DeletePolicy", policyArn: Iam.DenyArn)));
        Assert.Empty(_world.Enforcer(Assert.Single(_world.Queues.Items<ProtectAccount>())));
        _world.AssertAllDenied();
    }

    [Theory]
    [InlineData("""{"detail-type":"AWS API Call via CloudTrail","source":"aws.ec2","account":"111122223333","detail":{}}""", "source")]
    [InlineData("""{"detail-type":"Scheduled Event","source":"aws.iam","account":"111122223333","detail":{}}""", "detail-type")]
    [InlineData("""{"detail-type":"AWS API Call via CloudTrail","source":"aws.iam","account":"1","detail":{}}""", "account")]
    [InlineData("""{"detail-type":"AWS API Call via CloudTrail","source":"aws.iam","account":"111122223333"}""", "detail")]
    public void What_is_no_such_event_is_a_letter_that_names_the_field(string body, string field)
    {
        Assert.Empty(_world.Enforcer(new Delivery("m", body, _world.Time.GetUtcNow())));
        var letter = Assert.Single(_world.Queues.Letters);
        Assert.Equal("MalformedEvent", letter.ErrorCode);
        Assert.StartsWith($"{field}:", letter.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public void Many_events_of_an_account_whose_role_is_missing_are_one_letter()
    {
        _world.Wire.Fail(Operation.AssumeRole, FailureKind.RoleUnavailable, "AssumeRoleFailed");
        var sentAt = _world.Time.GetUtcNow();
        var bodies = Enumerable.Range(0, 10).Select(i => _world.Event("CreateRole", role: $"x-{i}").Body).ToList();
        _world.Time.Advance(TimeSpan.FromMinutes(16));
        var batch = bodies.Select((body, i) => new Delivery($"m-{i}", body, sentAt)).ToArray();
        Assert.Empty(_world.Enforcer(batch));
        Assert.Single(_world.Queues.Letters);
        Assert.Equal(9, _world.Log.Count(9006));
    }

    [Fact]
    public void A_role_that_may_not_be_changed_is_a_letter_at_once()
    {
        _world.Protected(0);
        Iam.Role("x");
        _world.Wire.Fail(Operation.Attach, FailureKind.AccessDenied, "AccessDenied");
        Assert.Empty(_world.Happens(_world.Event("CreateRole", role: "x")));
        Assert.Equal("AccessDenied", Assert.Single(_world.Queues.Letters).ErrorCode);
    }

    [Fact]
    public void With_a_service_control_policy_a_member_account_s_new_role_is_left_to_it()
    {
        var world = EnforcementWorld.New(("ENFORCEMENT", "scp"));
        world.Iam.Role("x");
        Assert.Empty(world.Happens(world.Event("CreateRole", role: "x")));
        Assert.Equal(0, world.Wire.IamCalls());
    }
}
