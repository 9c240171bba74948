using System.Text.Json;
using BackupScheduler.Cli.Output;
using BackupScheduler.Core.Backups;

namespace BackupScheduler.Cli.Run.DryRun;

/// <summary>What a run would do, for programs: each backup by itself, with the reason.</summary>
internal static class DryRunJson
{
    public static void Write(TextWriter output, RunSetup setup, RunPlan plan, DryRunResult result) =>
        RunJson.Write(output, setup, plan, result.Errors.Count == 0, json =>
        {
            json.WriteTexts("errors", result.Errors);
            json.WriteStartArray("scopes");
            foreach (var scope in result.Scopes) WriteScope(json, scope);
            json.WriteEndArray();
        });

    private static void WriteScope(Utf8JsonWriter json, ScopeForecast scope)
    {
        json.WriteStartObject();
        json.WriteScope(scope.Scope);
        WriteFailure(json, scope.Failure);
        json.WriteTexts("create", scope.Creates.Select(table => table.Value));
        json.WriteStartArray("leftOut");
        foreach (var (table, why) in scope.LeftOut)
        {
            json.WriteStartObject();
            json.WriteString("table", table.Value);
            json.WriteString("reason", why);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteBackups(json, "delete", scope.Deletes.Select(decision => (decision.Backup, decision.Why)));
        WriteBackups(json, "keep", scope.Keeps);
        WriteBackups(json, "ignore", scope.Foreign.Named.Select(backup => (backup, "foreign")));
        json.WriteNumber("braked", scope.Braked);
        json.WriteEndObject();
    }

    private static void WriteFailure(Utf8JsonWriter json, ScopeFailure? failure)
    {
        if (failure is null)
        {
            json.WriteNull("failure");
            return;
        }

        json.WriteStartObject("failure");
        json.WriteString("code", failure.Code);
        json.WriteString("message", failure.Message);
        json.WriteBoolean("regionUnavailable", failure.IsRegionUnavailable);
        json.WriteEndObject();
    }

    private static void WriteBackups(Utf8JsonWriter json, string name, IEnumerable<(Backup Backup, string Why)> backups)
    {
        json.WriteStartArray(name);
        foreach (var (backup, why) in backups)
        {
            json.WriteStartObject();
            json.WriteString("table", backup.Table.Value);
            json.WriteString("backup", backup.Arn);
            json.WriteString("name", backup.Name);
            json.WriteString("created", backup.CreatedAt.UtcDateTime);
            json.WriteString("reason", why);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
