using System.Text.Json.Nodes;
using BackupScheduler.LocalAws.Templates;

namespace BackupScheduler.Templates.Tests.Documents;

/// <summary>What the templates take, by the template's file name alone, as the package holds them.</summary>
internal static class Parameters
{
    public static JsonObject Template(string name) => TemplateFile.Read(Repository.PathOf(
        Path.Combine(name.StartsWith("member", StringComparison.Ordinal) ? "stacksets" : "cloudformation", name)));

    public static IReadOnlyDictionary<string, string?> Of(string name) =>
        Template(name)["Parameters"]!.AsObject().ToDictionary(pair => pair.Key, pair => pair.Value!["Default"]?.ToString());

    public static IEnumerable<string> WithoutDefault(string name) => Of(name).Where(pair => pair.Value is null).Select(pair => pair.Key);
}
