using System.Diagnostics.CodeAnalysis;

namespace BackupScheduler.Core.Accounts;

/// <summary>
/// The name of an AWS Region, such as <c>eu-west-1</c>. Only the form is checked: new Regions appear without notice.
/// </summary>
public readonly record struct Region
{
    private const int LongestName = 32;
    private readonly string? _value;

    private Region(string value) => _value = value;

    /// <summary>The name; empty for <c>default</c>, which no parse ever returns.</summary>
    public string Value => _value ?? string.Empty;

    /// <summary>The partition that the Region belongs to, as ARNs begin with it: <c>aws</c>, <c>aws-cn</c>, <c>aws-us-gov</c>, ...</summary>
    public string Partition => Value switch
    {
        _ when Value.StartsWith("cn-", StringComparison.Ordinal) => "aws-cn",
        _ when Value.StartsWith("us-gov-", StringComparison.Ordinal) => "aws-us-gov",
        _ when Value.StartsWith("us-iso-", StringComparison.Ordinal) => "aws-iso",
        _ when Value.StartsWith("us-isob-", StringComparison.Ordinal) => "aws-iso-b",
        _ when Value.StartsWith("eusc-", StringComparison.Ordinal) => "aws-eusc",
        _ => "aws",
    };

    /// <summary>Reads lower-case words joined by hyphens that end in a number: the form of every Region of every partition.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Region region)
    {
        var valid = text is { Length: > 0 and <= LongestName } && HasForm(text.Split('-'));
        region = valid ? new Region(text!) : default;
        return valid;
    }

    /// <summary>Reads a Region's name.</summary>
    /// <exception cref="FormatException">The text has not the form of a Region's name.</exception>
    public static Region Parse(string text) =>
        TryParse(text, out var region) ? region : throw new FormatException("not a Region name such as eu-west-1");

    /// <inheritdoc/>
    public override string ToString() => Value;

    private static bool HasForm(string[] words) =>
        words.Length >= 3
        && words[..^1].All(word => word.Length > 0 && word.All(char.IsAsciiLetterLower))
        && words[^1].Length > 0 && words[^1].All(char.IsAsciiDigit);
}
