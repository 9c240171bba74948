using BackupScheduler.Core.Enforcement;
using BackupScheduler.Functions.Tests.Fakes;

namespace BackupScheduler.Functions.Tests.Enforcement;

/// <summary>What the enforcement tests ask of a world.</summary>
internal static class EnforcementWorld
{
    private static readonly Operation[] s_reads =
        [Operation.ListPrincipals, Operation.FindPrincipal, Operation.FindInline, Operation.GetPolicy, Operation.GetPolicyVersion, Operation.ListVersions];

    private static readonly Operation[] s_writes =
    [
        Operation.Attach, Operation.Detach, Operation.PutInline, Operation.DeleteInline, Operation.CreatePolicy, Operation.CreateVersion,
        Operation.SetDefaultVersion, Operation.DeleteVersion, Operation.DeletePolicy,
    ];

    public static int Reads(this FakeWire wire) => s_reads.Sum(wire.Count);

    public static int Writes(this FakeWire wire) => s_writes.Sum(wire.Count);

    public static int IamCalls(this FakeWire wire) => wire.Reads() + wire.Writes();

    /// <summary>An account with the organization around it.</summary>
    public static World New(params (string Name, string Value)[] variables)
    {
        var world = new World(variables);
        world.Organization.Add("999988887777");
        world.Organization.Add(World.Scope.Account.Value);
        return world;
    }

    /// <summary>With the policy as the enforcer makes it, and covered principals.</summary>
    public static World Protected(this World world, int principals)
    {
        world.Iam.Policy(DenyPolicy.Document);
        for (var i = 0; i < principals; i++) world.Iam.Role($"role-{i}").Attached.Add(world.Iam.DenyArn);
        return world;
    }

    public static IReadOnlyList<string> Happens(this World world, IamEvents e, int receive = 1, DateTimeOffset? sentAt = null) =>
        world.Enforcer(new Delivery("event", e.Body, sentAt ?? world.Time.GetUtcNow(), receive));

    public static IamEvents Event(this World world, string name, string? role = null, string? user = null, string? policyArn = null, string? policyName = null)
    {
        (string Name, string? Value)[] parameters = [("roleName", role), ("userName", user), ("policyArn", policyArn), ("policyName", policyName)];
        return new IamEvents(name, world.Time.GetUtcNow())
        {
            Parameters = parameters.Where(parameter => parameter.Value is not null).ToDictionary(parameter => parameter.Name, parameter => parameter.Value!),
        };
    }

    public static void AssertAllDenied(this World world) =>
        Assert.Empty(world.Iam.Principals.Where(principal => !principal.IsDenied(world.Iam)).Select(principal => principal.Arn.ToString()));
}
