using CsCheck;

namespace BackupScheduler.Core.Tests.Enforcement;

/// <summary>A policy as what it says, apart from any spelling.</summary>
internal sealed record PolicyModel(string Version, IReadOnlyList<StatementModel> Statements)
{
    /// <summary>Equal exactly for policies that say the same: an oracle that shares nothing with the reader under test.</summary>
    public string Saying => $"{Version} says {string.Join(" and ", Statements.Select(statement => statement.Saying).Distinct().Order(StringComparer.Ordinal))}";

    public PolicyModel With(int index, Func<StatementModel, StatementModel> change) =>
        this with { Statements = [.. Statements.Select((statement, i) => i == index ? change(statement) : statement)] };
}

/// <summary>One statement; null for a member that it lacks.</summary>
internal sealed record StatementModel(string? Sid, string Effect, string ActionKey, IReadOnlyList<string> Actions, IReadOnlyList<string> Resources)
{
    public IReadOnlyList<string>? Principals { get; init; }

    public IReadOnlyList<string>? Condition { get; init; }

    public string Saying =>
        $"({Sid ?? "-"} {Effect} {ActionKey} <{SetOf(Actions).ToLowerInvariant()}> on <{SetOf(Resources)}> by <{SetOf(Principals)}> if <{SetOf(Condition)}>)";

    private static string SetOf(IEnumerable<string>? values) =>
        values is null ? "nothing" : string.Join(' ', values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
}

/// <summary>Few words, so that equal and nearly equal policies are common.</summary>
internal static class PolicyModels
{
    private static readonly Gen<IReadOnlyList<string>> Actions = Some("dynamodb:deletebackup", "dynamodb:*", "s3:getobject");
    private static readonly Gen<IReadOnlyList<string>> Resources = Some("*", "arn:aws:s3:::Bucket/é");
    private static readonly Gen<IReadOnlyList<string>?> Principals = Perhaps(Some("111122223333", "*"));
    private static readonly Gen<IReadOnlyList<string>?> Condition = Perhaps(Some("true", "5"));

    private static readonly Gen<StatementModel> Statement =
        Gen.Select(OneOf<string?>("One", "Two", null), OneOf("Deny", "Allow"), OneOf("Action", "NotAction"), Actions, Resources, Gen.Select(Principals, Condition),
            (sid, effect, key, actions, resources, rest) =>
                new StatementModel(sid, effect, key, actions, resources) { Principals = rest.Item1, Condition = rest.Item2 });

    public static readonly Gen<PolicyModel> Any =
        Gen.Select(OneOf("2012-10-17", "2008-10-17"), Statement.List[1, 3], (version, statements) => new PolicyModel(version, statements));

    /// <summary>Each statement has its own Sid, so that no change of one makes it equal to another.</summary>
    public static readonly Gen<PolicyModel> Distinct = Any.Select(policy =>
        policy with { Statements = [.. policy.Statements.Select((statement, i) => statement with { Sid = $"{i}" })] });

    public static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static Gen<IReadOnlyList<string>> Some(params string[] values) =>
        OneOf(values).List[1, 3].Select(list => (IReadOnlyList<string>)list);

    private static Gen<IReadOnlyList<string>?> Perhaps(Gen<IReadOnlyList<string>> values) =>
        Gen.Frequency((3, Gen.Const((IReadOnlyList<string>?)null)), (1, values.Select(list => (IReadOnlyList<string>?)list)));
}
