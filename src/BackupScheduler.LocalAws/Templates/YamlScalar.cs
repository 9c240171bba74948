using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace BackupScheduler.LocalAws.Templates;

/// <summary>Plain scalars become JSON's true, false, null and numbers; what is quoted, and all else, stays text.</summary>
internal static partial class YamlScalar
{
    // No leading zeros: an account id such as 012345678901 must not lose its zero, nor become an octal number.
    [GeneratedRegex(@"\A-?(0|[1-9][0-9]*)\z")]
    private static partial Regex Whole();

    [GeneratedRegex(@"\A-?(0|[1-9][0-9]*)\.[0-9]+([eE][-+]?[0-9]+)?\z")]
    private static partial Regex Fraction();

    // What YAML 1.1 takes for true and false, and YAML 1.2 for text.
    [GeneratedRegex(@"\A(y|yes|n|no|on|off)\z", RegexOptions.IgnoreCase)]
    private static partial Regex TwoMeanings();

    public static JsonNode? Convert(YamlScalarNode scalar)
    {
        var text = scalar.Value ?? "";
        if (scalar.Style is not (ScalarStyle.Plain or ScalarStyle.Any) || !scalar.Tag.IsEmpty) return JsonValue.Create(text);
        if (TwoMeanings().IsMatch(text))
            throw new TemplateException($"line {scalar.Start.Line}: {text} is text to some readers and a truth value to others: quote it, or write true or false");
        return text switch
        {
            "" or "~" or "null" or "Null" or "NULL" => null,
            "true" or "True" or "TRUE" => JsonValue.Create(true),
            "false" or "False" or "FALSE" => JsonValue.Create(false),
            _ when Whole().IsMatch(text) && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) =>
                JsonValue.Create(whole),
            _ when Fraction().IsMatch(text) => JsonValue.Create(double.Parse(text, CultureInfo.InvariantCulture)),
            _ => JsonValue.Create(text),
        };
    }
}
