using System.Text.Json;
using BackupScheduler.LocalAws.Deployment;

namespace BackupScheduler.Cli.Demo;

/// <summary>What was deployed, for programs.</summary>
internal static class DemoDeploymentJson
{
    public static void Write(Utf8JsonWriter json, DeploymentReport report, IReadOnlyList<DeployedStackSet> stackSets)
    {
        json.WriteStartObject("deployment");
        json.WriteStartArray("stacks");
        foreach (var stack in report.Stacks) Write(json, stack);
        json.WriteEndArray();
        json.WriteStartArray("stackSets");
        foreach (var set in stackSets) Write(json, set);
        json.WriteEndArray();
        WriteParts(json, "adapted", report.Adapted.Select(adapted => (adapted.Name, adapted.Reason, adapted.Where)));
        WriteParts(json, "notCarried", report.NotCarried.Select(left => (left.What, left.Reason, left.Where)));
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, DeployedStack stack)
    {
        json.WriteStartObject();
        json.WriteString("template", stack.File);
        json.WriteString("account", stack.Place.Account);
        json.WriteString("region", stack.Place.Region);
        json.WriteNumber("resources", stack.Resources.Count);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, DeployedStackSet set)
    {
        json.WriteStartObject();
        json.WriteString("template", set.File);
        json.WriteString("region", set.Region);
        WriteTexts(json, "accounts", set.Accounts);
        json.WriteEndObject();
    }

    private static void WriteParts(Utf8JsonWriter json, string name, IEnumerable<(string What, string Reason, IReadOnlyList<string> Where)> parts)
    {
        json.WriteStartArray(name);
        foreach (var (what, reason, where) in parts)
        {
            json.WriteStartObject();
            json.WriteString("what", what);
            json.WriteString("reason", reason);
            WriteTexts(json, "where", where);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
