using BackupScheduler.Core.Enforcement;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Metrics;
using BackupScheduler.Functions.Tests.Fakes;

namespace BackupScheduler.Functions.Tests.Enforcement;

/// <summary>Managed and inline, and the way from one to the other.</summary>
public sealed class ModeTests
{
    private static readonly (string, string) s_inline = ("DENY_MODE", "inline");

    [Fact]
    public void Inline_puts_the_statement_into_each_and_needs_no_managed_policy()
    {
        var world = EnforcementWorld.New(s_inline);
        world.Iam.Role("Admin");
        world.Iam.User("alice");
        Assert.Empty(world.Enforcer(Items.Protect));
        world.AssertAllDenied();
        Assert.Empty(world.Iam.Policies);
        Assert.Equal((1, 2), (world.Wire.Reads(), world.Wire.Writes()));
        Assert.Empty(world.Enforcer(Items.Protect));
        Assert.Equal((2, 2), (world.Wire.Reads(), world.Wire.Writes()));
    }

    [Fact]
    public void Where_nothing_fits_inline_the_managed_policy_is_made_and_attached()
    {
        var world = EnforcementWorld.New(s_inline);
        var full = world.Iam.User("full");
        full.Inline["big"] = new string('x', 2000);
        Assert.Empty(world.Enforcer(Items.Protect));
        Assert.Equal([world.Iam.DenyArn], full.Attached);
        Assert.True(full.IsDenied(world.Iam));
        var writes = world.Wire.Writes();
        Assert.Empty(world.Enforcer(Items.Protect));
        Assert.Equal(writes, world.Wire.Writes());
    }

    [Fact]
    public void What_rests_on_the_managed_policy_in_inline_mode_is_repaired_too()
    {
        var world = EnforcementWorld.New(s_inline);
        var full = world.Iam.User("full");
        full.Inline["big"] = new string('x', 2000);
        world.Enforcer(Items.Protect);
        world.Iam.Policies[world.Iam.DenyArn].Add("""{"Version":"2012-10-17","Statement":[]}""");
        Assert.False(full.IsDenied(world.Iam));
        Assert.Empty(world.Enforcer(Items.Protect));
        Assert.True(full.IsDenied(world.Iam));
    }

    [Theory]
    [InlineData("managed", "inline")]
    [InlineData("inline", "managed")]
    public void A_change_of_mode_leaves_no_moment_uncovered(string before, string after)
    {
        var old = EnforcementWorld.New(("DENY_MODE", before));
        for (var i = 0; i < 20; i++) old.Iam.Role($"role-{i}");
        old.Enforcer(Items.Protect);
        var world = EnforcementWorld.New(("DENY_MODE", after));
        foreach (var (arn, policy) in old.Iam.Policies) world.Iam.Policies[arn] = policy;
        foreach (var principal in old.Iam.Principals)
        {
            var role = world.Iam.Role(principal.Arn.Name);
            role.Attached.AddRange(principal.Attached);
            foreach (var (name, document) in principal.Inline) role.Inline[name] = document;
        }

        world.Iam.Meanwhile = _ => world.AssertAllDenied();
        for (var sweep = 1; sweep <= 2; sweep++)
        {
            Assert.Empty(world.Enforcer(Items.Protect));
            world.AssertAllDenied();
        }

        Assert.All(world.Iam.Principals, role => Assert.Equal(after == "inline" ? (0, 1) : (1, 0), (role.Attached.Count, role.Inline.Count)));
        var writes = world.Wire.Writes();
        Assert.Equal(40, world.Wire.Count(Operation.Attach) + world.Wire.Count(Operation.Detach) + world.Wire.Count(Operation.PutInline) + world.Wire.Count(Operation.DeleteInline));
        Assert.Empty(world.Enforcer(Items.Protect));
        Assert.Equal(writes, world.Wire.Writes());
    }

    [Fact]
    public void What_was_added_is_never_followed_by_a_removal_in_the_same_sweep()
    {
        var world = EnforcementWorld.New(s_inline).Protected(3);
        world.Enforcer(Items.Protect);
        Assert.Equal((3, 0), (world.Wire.Count(Operation.PutInline), world.Wire.Count(Operation.Detach)));
    }

    [Fact]
    public void A_repeated_try_takes_nothing_off()
    {
        var world = EnforcementWorld.New(s_inline).Protected(3);
        world.Enforcer(Items.Protect);
        world.Enforcer(Items.Protect, receive: 2);
        Assert.Equal(0, world.Wire.Count(Operation.Detach));
        world.Enforcer(Items.Protect);
        Assert.Equal(3, world.Wire.Count(Operation.Detach));
    }

    [Fact]
    public void What_may_not_be_tidied_stays_covered_and_is_shown()
    {
        var world = EnforcementWorld.New(s_inline).Protected(2);
        world.Enforcer(Items.Protect);
        world.Wire.Fail(Operation.Detach, FailureKind.AccessDenied, "AccessDenied");
        Assert.Empty(world.Enforcer(Items.Protect));
        Assert.Equal((2, 0), ((int)world[Metric.PrincipalsCovered], (int)world[Metric.PrincipalsNotCoverable]));
        Assert.Equal("AccessDenied", Assert.Single(world.Queues.Letters).ErrorCode);
    }

    [Fact]
    public void An_altered_inline_deny_is_written_anew()
    {
        var world = EnforcementWorld.New(s_inline);
        var role = world.Iam.Role("Admin");
        role.Inline[DenyPolicy.DefaultName] = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";
        Assert.Empty(world.Enforcer(Items.Protect));
        Assert.True(role.IsDenied(world.Iam));
    }

    [Fact]
    public void Somebody_elses_inline_policies_are_left_alone()
    {
        var world = EnforcementWorld.New();
        var role = world.Iam.Role("Admin");
        role.Inline["mine"] = "{}";
        world.Enforcer(Items.Protect);
        world.Enforcer(Items.Protect);
        Assert.Equal(["mine"], role.Inline.Keys);
    }

    [Fact]
    public void Where_another_policy_bears_the_name_the_deny_goes_inline_with_an_alarm()
    {
        var world = EnforcementWorld.New();
        world.Iam.Policy("""{"Version":"2012-10-17","Statement":[]}""", path: "/theirs/");
        world.Iam.Role("Admin");
        world.Iam.User("full").Inline["big"] = new string('x', 2000);
        Assert.Empty(world.Enforcer(Items.Protect));
        Assert.True(world.Iam.Principals.First().IsDenied(world.Iam));
        Assert.Equal((1, 1, 1), ((int)world[Metric.Tampering], (int)world[Metric.PrincipalsNotCoverable], (int)world[Metric.PrincipalsNewlyCovered]));
        Assert.Equal(1, world.Log.Count(5008));
        Assert.Single(world.Iam.Policies);
    }

    [Fact]
    public void Where_the_account_may_have_no_further_policy_the_deny_goes_inline_and_it_is_said()
    {
        var world = EnforcementWorld.New();
        world.Iam.PolicyQuota = 0;
        world.Iam.Role("Admin");
        Assert.Empty(world.Enforcer(Items.Protect));
        world.AssertAllDenied();
        Assert.Equal((1, 0, 0), (world.Log.Count(5014), (int)world[Metric.Tampering], world.Queues.Letters.Count));
        var writes = world.Wire.Writes();
        Assert.Empty(world.Enforcer(Items.Protect));
        Assert.Equal(writes + 1, world.Wire.Writes());
    }

    [Fact]
    public void The_worker_and_configured_principals_are_freed_and_a_role_that_turned_to_AWS_Backup_is_not()
    {
        var world = EnforcementWorld.New(("EXEMPT_PRINCIPALS", "arn:aws:iam::*:role/BreakGlass*")).Protected(1);
        var worker = world.Iam.Role("BackupWorker", "/backup-scheduler/");
        var configured = world.Iam.Role("BreakGlassOne");
        var turned = world.Iam.Role("Turned", trust: FakeIdentities.OnlyForBackup);
        foreach (var role in new[] { worker, configured, turned }) role.Attached.Add(world.Iam.DenyArn);
        configured.Inline[DenyPolicy.DefaultName] = DenyPolicy.Document;
        Assert.Empty(world.Enforcer(Items.Protect));
        Assert.Empty(worker.Attached);
        Assert.Empty(configured.Attached);
        Assert.Empty(configured.Inline);
        Assert.Equal([world.Iam.DenyArn], turned.Attached);
        Assert.Equal((3, 2), ((int)world[Metric.PrincipalsExempt], (int)world[Metric.PrincipalsReleased]));
    }
}
