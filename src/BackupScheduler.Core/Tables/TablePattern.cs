using System.Diagnostics.CodeAnalysis;
using System.IO.Enumeration;
using BackupScheduler.Core.Accounts;

namespace BackupScheduler.Core.Tables;

/// <summary>
/// A case-sensitive pattern with <c>*</c> for any run of characters, on a table's name (<c>Orders*</c>) or on its full
/// address (<c>account/region/table</c>, each part a pattern of its own).
/// </summary>
public sealed record TablePattern
{
    private readonly string[] _parts;

    private TablePattern(string text)
    {
        Text = text;
        _parts = text.Split('/');
    }

    /// <summary>The pattern as it was written.</summary>
    public string Text { get; }

    /// <summary>Whether it names one table, or one in each account and Region, without any <c>*</c>: one that finds nothing is a mistake.</summary>
    public bool IsLiteral => !Text.Contains('*', StringComparison.Ordinal);

    /// <summary>Whether it speaks of account and Region too, not of a table's name alone.</summary>
    public bool IsAddress => _parts.Length == 3;

    /// <summary>The one account and Region that a literal full address names; null for a table's name alone, or a pattern.</summary>
    public TableScope? LiteralScope =>
        IsAddress && IsLiteral && AccountId.TryParse(_parts[0], out var account) && Region.TryParse(_parts[1], out var region)
            ? new TableScope(account, region)
            : null;

    /// <summary>The part that is about the table's name.</summary>
    internal string TablePart => _parts[^1];

    /// <summary>Reads a pattern: one part, or three joined by <c>/</c>; no part empty; only characters that names can hold, and <c>*</c>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out TablePattern? pattern)
    {
        pattern = null;
        if (string.IsNullOrEmpty(text) || !text.All(IsAllowed)) return false;
        var parts = text.Split('/');
        if (parts.Length is not (1 or 3) || parts.Any(string.IsNullOrEmpty)) return false;
        pattern = new TablePattern(text);
        return true;
    }

    /// <summary>Reads a pattern.</summary>
    /// <exception cref="FormatException">The text is not a pattern.</exception>
    public static TablePattern Parse(string text) =>
        TryParse(text, out var pattern) ? pattern : throw new FormatException(Accepts);

    /// <summary>What <see cref="TryParse"/> accepts, for error messages.</summary>
    public const string Accepts = "a pattern such as Orders* or 111122223333/eu-west-1/Orders* (only * is special)";

    /// <summary>Whether the pattern names this table of this account and Region.</summary>
    public bool Matches(TableScope scope, TableName table) =>
        _parts.Length == 1
            ? Matches(_parts[0], table.Value)
            : Matches(_parts[0], scope.Account.Value)
              && Matches(_parts[1], scope.Region.Value)
              && Matches(_parts[2], table.Value);

    /// <summary>Two patterns are equal when they are written alike.</summary>
    public bool Equals(TablePattern? other) => other is not null && Text == other.Text;

    /// <inheritdoc/>
    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Text;

    // Allowed characters exclude '?' and '\', so that MatchesSimpleExpression knows no special character but '*'.
    private static bool IsAllowed(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-' or '*' or '/';

    private static bool Matches(string pattern, string text) =>
        FileSystemName.MatchesSimpleExpression(pattern, text, ignoreCase: false);
}
