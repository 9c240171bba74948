using System.Diagnostics.CodeAnalysis;

namespace BackupScheduler.Core.Tables;

/// <summary>A DynamoDB table's name: 3 to 255 characters of <c>a-z A-Z 0-9 _ . -</c> (DynamoDB's naming rules).</summary>
public readonly record struct TableName : IComparable<TableName>
{
    private const int Shortest = 3;
    private const int Longest = 255;
    private readonly string? _value;

    private TableName(string value) => _value = value;

    /// <summary>The name; empty for <c>default</c>, which no parse ever returns.</summary>
    public string Value => _value ?? string.Empty;

    /// <summary>Reads a table's name; an ARN is not one.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out TableName table)
    {
        var valid = text is { Length: >= Shortest and <= Longest } && text.All(IsAllowed);
        table = valid ? new TableName(text!) : default;
        return valid;
    }

    /// <summary>Reads a table's name.</summary>
    /// <exception cref="FormatException">The text breaks DynamoDB's naming rules.</exception>
    public static TableName Parse(string text) =>
        TryParse(text, out var table)
            ? table
            : throw new FormatException("not a table name of 3 to 255 characters of a-z A-Z 0-9 _ . -");

    /// <summary>Ordinal order, so that output is stable.</summary>
    public int CompareTo(TableName other) => string.CompareOrdinal(Value, other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value;

    private static bool IsAllowed(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-';
}
