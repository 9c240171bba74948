using System.Text.Json;
using System.Text.RegularExpressions;

namespace BackupScheduler.Cli.Tests.Package.Materials;

/// <summary>What the schema of CycloneDX 1.6 asks of the members that are written here, and what it says in words: references are unique, and lead somewhere.</summary>
internal static partial class CycloneDxRules
{
    private static readonly string[] s_root = ["$schema", "bomFormat", "specVersion", "version", "metadata", "components", "dependencies"];
    private static readonly string[] s_component = ["type", "bom-ref", "name", "version", "description", "scope", "hashes", "licenses", "purl", "properties"];

    private static readonly string[] s_types =
    [
        "application", "framework", "library", "container", "platform", "operating-system", "device", "device-driver", "firmware", "file", "machine-learning-model", "data",
        "cryptographic-asset",
    ];

    private static readonly Dictionary<string, int> s_digits = new() { ["SHA-256"] = 64, ["SHA-512"] = 128 };

    /// <summary>What breaks the rules.</summary>
    public static IEnumerable<string> Broken(JsonElement bill)
    {
        var (metadata, parts, dependencies) = (bill.GetProperty("metadata"), Items(bill, "components"), Items(bill, "dependencies"));
        var components = parts.Append(metadata.GetProperty("component")).ToList();
        var references = components.ConvertAll(component => Text(component, "bom-ref") ?? "none");
        return
        [
            .. OtherMembers("the bill", bill, s_root),
            .. Unless(Text(bill, "bomFormat") == "CycloneDX" && Text(bill, "specVersion") == "1.6", "another format"),
            .. Unless(bill.GetProperty("version").GetInt32() >= 1, "no version"),
            .. OtherMembers("metadata", metadata, ["lifecycles", "tools", "component"]),
            .. Items(metadata, "lifecycles").Where(phase => Text(phase, "phase") is not ("build" or "pre-build" or "post-build")).Select(_ => "a phase that there is not"),
            .. Items(metadata.GetProperty("tools"), "components").Concat(components).SelectMany(BrokenIn),
            .. references.GroupBy(reference => reference).Where(same => same.Count() > 1).Select(same => $"{same.Key} stands {same.Count()} times"),
            .. dependencies.GroupBy(dependency => Text(dependency, "ref")).Where(same => same.Count() > 1).Select(same => $"the dependencies of {same.Key} stand {same.Count()} times"),
            .. dependencies.SelectMany(Named).Except(references).Select(reference => $"{reference} is no component"),
            .. dependencies.SelectMany(Twice).Select(reference => $"{reference} is depended on twice"),
        ];
    }

    private static IEnumerable<string> BrokenIn(JsonElement component)
    {
        var name = Text(component, "name");
        return
        [
            .. OtherMembers(name ?? "", component, s_component),
            .. Unless(!string.IsNullOrEmpty(name) && !string.IsNullOrEmpty(Text(component, "version")), "a component without name or version"),
            .. Unless(s_types.Contains(Text(component, "type")), $"{name}: no such type"),
            .. Unless(Text(component, "scope") is null or "required" or "optional" or "excluded", $"{name}: no such scope"),
            .. Unless(Text(component, "purl") is not { } purl || Purl().IsMatch(purl), $"{name}: no purl"),
            .. Items(component, "hashes").Where(hash => !IsHash(hash)).Select(_ => $"{name}: no hash"),
            .. Items(component, "licenses").Where(license => !License().IsMatch(Text(license, "expression") ?? "")).Select(_ => $"{name}: no license"),
            .. Items(component, "properties").Where(property => Text(property, "name") is null || Text(property, "value") is null).Select(_ => $"{name}: no property"),
        ];
    }

    private static bool IsHash(JsonElement hash) =>
        Text(hash, "content") is { } content && s_digits.TryGetValue(Text(hash, "alg") ?? "", out var digits) && content.Length == digits && Hexadecimal().IsMatch(content);

    private static IEnumerable<string> Named(JsonElement dependency) => [Text(dependency, "ref")!, .. DependsOn(dependency)];

    private static IEnumerable<string> Twice(JsonElement dependency) => DependsOn(dependency).GroupBy(on => on).Where(same => same.Count() > 1).Select(same => same.Key);

    private static IEnumerable<string> DependsOn(JsonElement dependency) => Items(dependency, "dependsOn").Select(on => on.GetString()!);

    private static IEnumerable<string> OtherMembers(string where, JsonElement element, string[] known) =>
        element.EnumerateObject().Select(member => member.Name).Except(known).Select(member => $"{where} has {member}");

    private static IEnumerable<string> Unless(bool holds, string broken) => holds ? [] : [broken];

    private static List<JsonElement> Items(JsonElement element, string name) => element.TryGetProperty(name, out var items) ? [.. items.EnumerateArray()] : [];

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var text) ? text.GetString() : null;

    [GeneratedRegex(@"^pkg:nuget/[A-Za-z0-9._-]+@[0-9]+(\.[0-9]+)+([-+%A-Za-z0-9.]+)?$")]
    private static partial Regex Purl();

    [GeneratedRegex("^[0-9a-f]+$")]
    private static partial Regex Hexadecimal();

    [GeneratedRegex(@"^[A-Za-z0-9.+-]+( (AND|OR|WITH) [A-Za-z0-9.+-]+)*$")]
    private static partial Regex License();
}
