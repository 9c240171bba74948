using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace BackupScheduler.LocalAws.Templates;

/// <summary>The values of a template's parameters: given or default, and such as CloudFormation accepts.</summary>
public sealed class StackParameters
{
    private readonly Dictionary<string, (string Type, string Value)> _values = [];

    private StackParameters()
    {
    }

    public IEnumerable<string> Names => _values.Keys;

    public string this[string name] => _values[name].Value;

    internal static StackParameters Read(JsonObject template, IReadOnlyDictionary<string, string> given)
    {
        var declared = template["Parameters"] as JsonObject ?? [];
        foreach (var name in given.Keys.Where(name => !declared.ContainsKey(name)))
            throw new TemplateException($"the template has no parameter {name}");
        var parameters = new StackParameters();
        foreach (var (name, node) in declared)
        {
            var declaration = node!.AsObject();
            var value = given.GetValueOrDefault(name) ?? declaration["Default"]?.ToString()
                ?? throw new TemplateException($"{name} has no default and is not given");
            Check(name, declaration, value);
            parameters._values[name] = (declaration["Type"]!.ToString(), value);
        }

        return parameters;
    }

    /// <summary>What <c>Ref</c> makes of the parameter: text, also of a number, or a list; null for a name that is no parameter.</summary>
    internal JsonNode? Ref(string name)
    {
        if (!_values.TryGetValue(name, out var parameter)) return null;
        return parameter.Type == "CommaDelimitedList" || parameter.Type.StartsWith("List<", StringComparison.Ordinal)
            ? new JsonArray([.. Items(parameter.Value).Select(item => JsonValue.Create(item))])
            : JsonValue.Create(parameter.Value);
    }

    private static void Check(string name, JsonObject declaration, string value)
    {
        var isList = declaration["Type"]!.ToString() == "CommaDelimitedList";
        foreach (var item in isList ? Items(value) : [value])
        {
            if (declaration["AllowedPattern"] is { } pattern && !Regex.IsMatch(item, $@"\A(?:{pattern})\z"))
                throw new TemplateException($"{name}: {item} does not match {pattern}");
            if (declaration["AllowedValues"] is JsonArray values && !values.Any(allowed => allowed!.ToString() == item))
                throw new TemplateException($"{name}: {item} is none of {values.ToJsonString()}");
        }

        CheckBounds(name, declaration, value);
    }

    private static void CheckBounds(string name, JsonObject declaration, string value)
    {
        if (declaration["Type"]!.ToString() == "Number" && !IsWithin(declaration, "MinValue", "MaxValue", Number(name, value)))
            throw new TemplateException($"{name}: {value} is out of bounds");
        if (!IsWithin(declaration, "MinLength", "MaxLength", value.Length))
            throw new TemplateException($"{name}: {value.Length} characters are too few or too many");
    }

    private static bool IsWithin(JsonObject declaration, string least, string most, double value) =>
        (declaration[least] is not { } min || value >= Number(least, min.ToString()))
        && (declaration[most] is not { } max || value <= Number(most, max.ToString()));

    private static double Number(string name, string text) => double.TryParse(text, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw new TemplateException($"{name}: {text} is no number");

    private static string[] Items(string list) => list.Split(',', StringSplitOptions.TrimEntries);
}
