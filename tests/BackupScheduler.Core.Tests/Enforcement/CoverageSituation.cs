using BackupScheduler.Core.Enforcement;
using CsCheck;

namespace BackupScheduler.Core.Tests.Enforcement;

/// <summary>A principal, what is configured and what the first look shows of it.</summary>
/// <param name="Principal">As it is.</param>
/// <param name="Rules">What is configured.</param>
/// <param name="State">The managed policy at the first look; after it was made it is there.</param>
/// <param name="IsReadAlone">Whether the first look shows no policies.</param>
internal sealed record CoverageSituation(PrincipalFacts Principal, EnforcementRules Rules, DenyState State, bool IsReadAlone)
{
    /// <summary>One that the enforcer is to cover, and can.</summary>
    public bool IsOrdinary => Exemption.Of(Principal, Rules) is null && Exemption.OfProtectedPath(Principal.Arn) is null;

    public PlainIam Iam(int quota = Coverage.ManagedQuota) => new(Principal, Rules, quota);

    public CoverageDecision DecideFirst(PlainIam iam) => Coverage.Decide(FirstLook(iam), Rules, State);

    public CoverageDecision DecideLater(PlainIam iam) =>
        Coverage.Decide(iam.Seen, Rules, State == DenyState.New ? DenyState.Right : State);

    // A listing from before the policy was removed and made anew shows attachments to the old one.
    private PrincipalFacts FirstLook(PlainIam iam) => IsReadAlone ? iam.SeenAlone
        : State == DenyState.New ? iam.Seen with { Attached = [.. iam.Seen.Attached!, Known.PolicyArn] }
        : iam.Seen;
}

/// <summary>Principals at and around every limit.</summary>
internal static class CoverageSituations
{
    private static readonly string[] Principals =
    [
        "user/alice", "role/Deployer", "user/alice", "role/Deployer", "role/backup-scheduler/BackupWorker", "role/backup-scheduler/PolicyEnforcer", "role/Exempt1",
        "role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS", "role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_A",
    ];

    private static readonly Gen<EnforcementRules> Rules = PolicyModels.OneOf(DenyMode.Managed, DenyMode.Inline)
        .Select(mode => Known.Rules with { Mode = mode, Exempt = [Known.Pattern("arn:aws:iam::*:role/Exempt*")] });

    private static readonly Gen<(string? Ours, int Others)> Inline = Gen.Select(
        PolicyModels.OneOf(null, DenyPolicy.Document, $" {DenyPolicy.Document}", Known.AlteredDeny),
        PolicyModels.OneOf(0, 0, 100, Left(2_048), Left(2_048) + 1, Left(10_240), Left(10_240) + 1));

    public static readonly Gen<CoverageSituation> Any =
        Gen.Select(PolicyModels.OneOf(Principals), Gen.Int[0, 5], Attached, Inline, Rules,
            Gen.Select(PolicyModels.OneOf(DenyState.Right, DenyState.Right, DenyState.New, DenyState.Unavailable), Gen.Int[0, 3]),
            (principal, trust, attached, inline, rules, look) => new CoverageSituation(
                Facts(principal, trust == 0) with
                {
                    Attached = look.Item1 == DenyState.Right ? attached : [.. attached.Where(arn => arn != Known.PolicyArn)],
                    Inline = [.. InlineOf(principal, inline)],
                },
                rules, look.Item1, IsReadAlone: look.Item2 == 0));

    private static Gen<IReadOnlyList<string>> Attached =>
        Gen.Select(PolicyModels.OneOf(0, 1, 8, 9, 10), Gen.Bool, (others, isOurs) =>
            (IReadOnlyList<string>)[
                .. Enumerable.Range(0, isOurs ? Math.Min(others, 9) : others).Select(i => $"arn:aws:iam::aws:policy/P{i}"),
                .. isOurs ? [Known.PolicyArn] : Array.Empty<string>(),
            ]);

    /// <summary>What the others may take where the deny is to fit beside them.</summary>
    public static int Left(int largest) => largest - DenyPolicy.Document.Length;

    // Never more than IAM would have taken.
    private static IEnumerable<InlinePolicy> InlineOf(string principal, (string? Ours, int Others) inline)
    {
        var largest = principal.StartsWith("user", StringComparison.Ordinal) ? 2_048 : 10_240;
        var others = Math.Min(inline.Others, largest);
        if (others > 0) yield return Known.OfSize(others);
        if (inline.Ours is { } ours && others + ours.Length <= largest) yield return new(DenyPolicy.DefaultName, ours);
    }

    private static PrincipalFacts Facts(string principal, bool isForBackup) => new(Known.Arn(principal))
    {
        Trust = principal.StartsWith("user", StringComparison.Ordinal) ? null : isForBackup ? Known.TrustOfBackup : Known.TrustOfEc2,
    };
}
