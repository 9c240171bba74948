using BackupScheduler.Core.Enforcement;
using BackupScheduler.Core.Failures;
using BackupScheduler.Functions.Enforcement;
using BackupScheduler.Functions.Settings;
using BackupScheduler.Functions.Tests.Fakes;

namespace BackupScheduler.Functions.Tests.Enforcement;

/// <summary>The deny comes off an account, or off a single principal.</summary>
public sealed class DenyRemovalTests
{
    private const string Nothing = """{"Version":"2012-10-17","Statement":[]}""";
    private readonly World _world = EnforcementWorld.New().Protected(3);

    private FakeIdentities Iam => _world.Iam;

    [Fact]
    public void Both_forms_come_off_whatever_else_stays_and_the_policy_goes_with_its_versions()
    {
        var alice = Iam.User("alice");
        alice.Inline[DenyPolicy.DefaultName] = DenyPolicy.Document.Replace(":", " : ", StringComparison.Ordinal).Replace("dynamodb : ", "dynamodb:", StringComparison.Ordinal);
        alice.Inline["own"] = DenyPolicy.Document;
        alice.Attached.Add("arn:aws:iam::aws:policy/ReadOnlyAccess");
        Iam.Policies[Iam.DenyArn].Add(Nothing);
        var report = Remove();

        Assert.Equal((PolicyRemoval.Removed, 4), (report.Policy, report.Results.Count(result => result.State == RemovalState.Removed)));
        Assert.Equal(["own"], alice.Inline.Keys);
        Assert.Equal(["arn:aws:iam::aws:policy/ReadOnlyAccess"], alice.Attached);
        Assert.Empty(Iam.Policies);
    }

    [Fact]
    public void It_costs_one_write_for_each_form_and_the_second_time_none()
    {
        Remove();
        Assert.Equal((3, 1, 4), (_world.Wire.Count(Operation.Detach), _world.Wire.Count(Operation.DeletePolicy), _world.Wire.Writes()));
        var second = Remove();
        Assert.Equal((PolicyRemoval.Absent, 4), (second.Policy, _world.Wire.Writes()));
        Assert.All(second.Results, result => Assert.Equal(RemovalState.Without, result.State));
    }

    [Fact]
    public void An_altered_inline_policy_is_somebodys_own()
    {
        var role = Iam.Role("Own");
        role.Inline[DenyPolicy.DefaultName] = Nothing;
        var result = Assert.Single(Remove().Results, result => result.Arn == role.Arn);

        Assert.Equal((RemovalState.Without, true), (result.State, result.Decision.LeavesForeignInline));
        Assert.Single(role.Inline);
    }

    [Fact]
    public void Protected_roles_are_not_called_for()
    {
        var role = Iam.Role("AWSServiceRoleForSupport", "/aws-service-role/support.amazonaws.com/");
        role.Attached.Add(Iam.DenyArn);
        var result = Assert.Single(Remove().Results, result => result.Arn == role.Arn);

        Assert.Equal((RemovalState.Without, CoverageReason.ServiceLinked), (result.State, result.Decision.Reason));
        Assert.Equal(3, _world.Wire.Count(Operation.Detach));
    }

    [Fact]
    public void A_dry_run_writes_nothing()
    {
        var report = Remove(new RemovalOptions { IsDryRun = true });
        Assert.Equal((PolicyRemoval.Removed, 0), (report.Policy, _world.Wire.Writes()));
        Assert.All(report.Results, result => Assert.Equal(RemovalState.Removed, result.State));
    }

    [Fact]
    public void Who_fails_does_not_keep_it_from_the_others_and_the_policy_is_left()
    {
        Iam.Principals.First().IsUnmodifiable = true;
        var report = Remove();

        Assert.Equal([RemovalState.Failed, RemovalState.Removed, RemovalState.Removed], report.Results.Select(result => result.State));
        Assert.Equal(("Unmodifiable", PolicyRemoval.Left, 0), (report.Results[0].Failure!.Code, report.Policy, _world.Wire.Count(Operation.DeletePolicy)));
        Assert.Null(report.EndedBy);
    }

    [Fact]
    public void Five_failures_in_a_row_end_it()
    {
        _world.Protected(9);
        _world.Wire.Fail(Operation.Detach, FailureKind.Throttled, "Throttling");
        var report = Remove();
        Assert.Equal(("Throttling", 5, PolicyRemoval.Left), (report.EndedBy!.Code, report.Results.Count, report.Policy));
    }

    [Fact]
    public void A_policy_that_a_group_has_stays_and_one_that_cannot_be_deleted_is_told()
    {
        Iam.Policies[Iam.DenyArn].IsOnGroup = true;
        Assert.Equal(PolicyRemoval.StillAttached, Remove().Policy);
        _world.Wire.Fail(Operation.DeletePolicy, FailureKind.AccessDenied, "AccessDenied");
        var report = Remove();
        Assert.Equal((PolicyRemoval.Left, "AccessDenied", 3), (report.Policy, report.EndedBy!.Code, report.Results.Count));
    }

    [Fact]
    public void Told_to_end_it_stops_before_the_next_principal_and_tells_of_each_as_it_is_done()
    {
        var told = new List<RemovalResult>();
        var report = Remove(new RemovalOptions { Told = told.Add, IsEnding = () => told.Count == 2 });
        Assert.Equal((2, 2, PolicyRemoval.Left), (told.Count, _world.Wire.Writes(), report.Policy));
        Assert.NotNull(report.EndedBy);
    }

    [Fact]
    public void Told_to_end_behind_the_last_principal_it_leaves_the_policy()
    {
        var told = new List<RemovalResult>();
        var report = Remove(new RemovalOptions { Told = told.Add, IsEnding = () => told.Count == 3 });
        Assert.Equal((3, PolicyRemoval.Left, 0), (report.Results.Count, report.Policy, _world.Wire.Count(Operation.DeletePolicy)));
        Assert.NotNull(report.EndedBy);
    }

    [Fact]
    public void Writes_are_paced()
    {
        _world.Protected(51);
        Remove();
        Assert.InRange(_world.Time.GetUtcNow() - World.Run.Time, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(11.5));
    }

    [Fact]
    public void One_principal_is_found_whatever_its_path_and_case_and_freed_alone()
    {
        for (var i = 0; i < 2500; i++) Iam.Role($"other-{i}");
        var asked = new PrincipalArn("aws", World.Scope.Account, PrincipalKind.Role, "/team/", "ROLE-1");
        var decision = _world.Time.Run(() => Removal().FindAsync(asked, CancellationToken.None));
        Assert.Equal("role-1", decision!.Principal.Arn.Name);
        Assert.Equal(1, _world.Wire.Count(Operation.ListPrincipals));

        var result = _world.Time.Run(() => Removal().TakeOffAsync(decision, isDryRun: false, CancellationToken.None));
        Assert.Equal((RemovalState.Removed, 1), (result.State, _world.Wire.Writes()));
        Assert.Equal(["role-0", "role-2"], Iam.Principals.Where(principal => principal.IsDenied(Iam)).Select(principal => principal.Arn.Name));
    }

    [Fact]
    public void One_that_is_nowhere_is_not_found() =>
        Assert.Null(_world.Time.Run(() => Removal().FindAsync(
            new PrincipalArn("aws", World.Scope.Account, PrincipalKind.User, "/", "role-1"), CancellationToken.None)));

    private RemovalReport Remove(RemovalOptions? options = null) =>
        _world.Time.Run(() => Removal().RunAsync(World.Scope.Account, options ?? new RemovalOptions(), CancellationToken.None));

    private DenyRemoval Removal()
    {
        var settings = _world.Settings(FunctionName.PolicyEnforcer);
        return new DenyRemoval(settings.Enforcement, settings.Limits.IamWriteRate, _world.Identities, _world.Time);
    }
}
