namespace BackupScheduler.LocalAws.Policies;

/// <summary>How a condition compares; those that no policy here needs are refused, not guessed.</summary>
internal sealed record ConditionOperator(Func<string, string, bool> Matches, bool IsNegated = false, bool AsksForAbsence = false)
{
    public static ConditionOperator Find(string name) => name switch
    {
        "StringEquals" => new(Same),
        "StringNotEquals" => new(Same, IsNegated: true),
        "StringEqualsIgnoreCase" => new(SameInAnyCase),
        "StringNotEqualsIgnoreCase" => new(SameInAnyCase, IsNegated: true),
        "StringLike" => new(Like),
        "StringNotLike" => new(Like, IsNegated: true),
        // AWS compares both kinds with wildcards.
        "ArnEquals" or "ArnLike" => new(Wildcard.MatchesArn),
        "ArnNotEquals" or "ArnNotLike" => new(Wildcard.MatchesArn, IsNegated: true),
        "Bool" => new(SameInAnyCase),
        "Null" => new(Same, AsksForAbsence: true),
        _ => throw new PolicyException($"the operator {name} is not judged here"),
    };

    private static bool Same(string pattern, string given) => pattern == given;

    private static bool SameInAnyCase(string pattern, string given) => string.Equals(pattern, given, StringComparison.OrdinalIgnoreCase);

    private static bool Like(string pattern, string given) => Wildcard.Matches(pattern, given);
}
