using System.Globalization;

namespace BackupScheduler.Core.Tests.Enforcement;

/// <summary>Writes a policy in one of its many spellings, by chance.</summary>
internal sealed class PolicySpelling(int seed)
{
    private readonly Random _random = new(seed);

    public string Write(PolicyModel policy)
    {
        var document = Space() + Object(
            ("Version", Text(policy.Version)),
            ("Statement", OneOrList(policy.Statements.Select(statement => statement.Saying), [.. policy.Statements.Select(Statement)])));
        return Coin() ? Uri.EscapeDataString(document) : document;
    }

    private string Statement(StatementModel statement) => Object(
        ("Sid", statement.Sid is { } sid ? Text(sid) : null),
        ("Effect", Text(statement.Effect)),
        (statement.ActionKey, OneOrList(statement.Actions, [.. statement.Actions.Select(CaseOf).Select(Text)])),
        ("Resource", Values(statement.Resources)),
        ("Principal", statement.Principals is { } principals ? Object(("AWS", Values(principals))) : null),
        ("Condition", statement.Condition is { } values ? Object(("StringLike", Object(("aws:x", OneOrList(values, [.. values.Select(Bare)]))))) : null));

    private string Values(IReadOnlyList<string> values) => OneOrList(values, [.. values.Select(Text)]);

    // Said twice is said once; so a list whose items all say the same may be a single one.
    private string OneOrList(IEnumerable<string> sayings, List<string> items)
    {
        if (sayings.Distinct(StringComparer.Ordinal).Count() == 1 && Coin()) return items[0];
        if (Coin()) items.Add(items[_random.Next(items.Count)]);
        return $"[{Space()}{Shuffled(items)}]";
    }

    private string Object(params (string Name, string? Value)[] members) =>
        $"{{{Space()}{Shuffled(members.Where(member => member.Value is not null).Select(member => $"{Text(member.Name)}:{Space()}{member.Value}"))}}}";

    private string Shuffled(IEnumerable<string> items)
    {
        var copy = items.ToArray();
        _random.Shuffle(copy);
        return string.Join(',', copy.Select(item => $"{item}{Space()}"));
    }

    // IAM takes true and 5 without quotes too.
    private string Bare(string value) => Coin() ? value : Text(value);

    private string Text(string value) => $"\"{string.Concat(value.Select(Letter))}\"";

    private string Letter(char c) => _random.Next(8) == 0 ? string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}") : $"{c}";

    private string CaseOf(string action) => string.Concat(action.Select(c => Coin() ? char.ToUpperInvariant(c) : c));

    private string Space() => _random.Next(4) switch { 0 => " ", 1 => "\r\n\t", _ => "" };

    private bool Coin() => _random.Next(2) == 0;
}
