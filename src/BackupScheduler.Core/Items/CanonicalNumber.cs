using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace BackupScheduler.Core.Items;

/// <summary>
/// DynamoDB's numbers: up to 38 significant digits, which no type of the base class library holds. <c>1</c>, <c>1.0</c> and <c>10E-1</c> are one.
/// </summary>
public static class CanonicalNumber
{
    private const int MostCharacters = 512;

    /// <summary>The one spelling of a number: sign, digits without zeros at either end, <c>E</c>, exponent.</summary>
    /// <exception cref="FormatException">It is no number.</exception>
    public static string Of(string text) =>
        TryRead(text, out var canonical) ? canonical : throw new FormatException($"not a number: {Given.Show(text)}");

    /// <summary>Whether the text is a number, and its one spelling.</summary>
    public static bool TryRead(string? text, [NotNullWhen(true)] out string? canonical)
    {
        canonical = null;
        if (text is not { Length: > 0 and <= MostCharacters }) return false;
        var (mantissa, exponent) = SplitExponent(text);
        if (exponent is null) return false;
        var isNegative = mantissa is ['-', ..];
        if (mantissa is ['-' or '+', ..]) mantissa = mantissa[1..];
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var digits = point < 0 ? mantissa : mantissa.Remove(point, 1);
        if (digits.Length == 0 || !digits.All(char.IsAsciiDigit)) return false;
        canonical = Write(isNegative, digits, exponent.Value - (point < 0 ? 0 : mantissa.Length - point - 1));
        return true;
    }

    private static (string Mantissa, long? Exponent) SplitExponent(string text)
    {
        var at = text.AsSpan().IndexOfAny('e', 'E');
        if (at < 0) return (text, 0);
        return int.TryParse(text.AsSpan(at + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exponent)
            ? (text[..at], exponent)
            : (text, null);
    }

    private static string Write(bool isNegative, string digits, long exponent)
    {
        var significant = digits.TrimStart('0');
        var trimmed = significant.TrimEnd('0');
        if (trimmed.Length == 0) return "0";
        return $"{(isNegative ? "-" : "")}{trimmed}E{(exponent + significant.Length - trimmed.Length).ToString(CultureInfo.InvariantCulture)}";
    }
}
