using System.Text.Json;
using BackupScheduler.Cli.Demo.Deny;
using BackupScheduler.Cli.Demo.Vault;
using BackupScheduler.LocalAws.Deployment;

namespace BackupScheduler.Cli.Demo;

/// <summary>The demo's result for programs: one JSON document.</summary>
internal static class DemoJson
{
    public static void Write(Stream output, DemoResult result, TimeSpan elapsed)
    {
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        json.WriteBoolean("succeeded", result.Succeeded);
        json.WriteNumber("seconds", Math.Round(elapsed.TotalSeconds, 1));
        DemoDeploymentJson.Write(json, new DeploymentReport(result.Deployment), result.Deployment.StackSets);
        WriteRuns(json, result);
        json.WriteStartArray("places");
        foreach (var row in DemoRow.Of(result)) WriteRow(json, row);
        json.WriteEndArray();
        DemoDenyReport.Write(json, result);
        if (result.Vault is { } vault) DemoVaultReport.Write(json, vault);
        WriteChecks(json, result.Checks);
        json.WriteEndObject();
    }

    private static void WriteRuns(Utf8JsonWriter json, DemoResult result)
    {
        json.WriteStartArray("runs");
        foreach (var (time, took) in result.Runs)
        {
            json.WriteStartObject();
            json.WriteString("time", time.UtcDateTime);
            json.WriteNumber("seconds", Math.Round(took.TotalSeconds, 1));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteRow(Utf8JsonWriter json, DemoRow row)
    {
        json.WriteStartObject();
        json.WriteString("account", row.Place.Account);
        json.WriteString("region", row.Place.Region);
        json.WriteNumber("tables", row.Tables);
        json.WriteNumber("backedUp", row.BackedUp);
        json.WriteNumber("verified", row.Verified);
        json.WriteNumber("pruned", row.Pruned);
        json.WriteNumber("kept", row.Kept);
        json.WriteNumber("foreign", row.Foreign);
        json.WriteNumber("missing", row.Missing);
        json.WriteNumber("deadLetters", row.DeadLetters);
        json.WriteNumber("seconds", row.Seconds);
        json.WriteStartObject("calls");
        foreach (var (operation, count) in row.Calls) json.WriteNumber(operation, count);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteChecks(Utf8JsonWriter json, IReadOnlyList<DemoCheck> checks)
    {
        json.WriteStartArray("checks");
        foreach (var check in checks)
        {
            json.WriteStartObject();
            json.WriteString("says", check.Says);
            json.WriteBoolean("holds", check.Holds);
            json.WriteStartArray("findings");
            foreach (var finding in check.Findings) json.WriteStringValue(finding);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
