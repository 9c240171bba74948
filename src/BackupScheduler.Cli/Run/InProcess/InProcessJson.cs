using System.Text.Json;
using BackupScheduler.Cli.Output;
using BackupScheduler.Core.Work;

namespace BackupScheduler.Cli.Run.InProcess;

/// <summary>What a run in this process came to, for programs.</summary>
internal static class InProcessJson
{
    public static void Write(TextWriter output, RunSetup setup, RunPlan plan, InProcessResult result) =>
        RunJson.Write(output, setup, plan, result.Errors.Count == 0, json =>
        {
            json.WriteBoolean("interrupted", result.IsInterrupted);
            json.WriteTexts("errors", result.Errors);
            json.WriteStartArray("scopes");
            foreach (var scope in result.Scopes) WriteScope(json, scope);
            json.WriteEndArray();
            json.WriteStartArray("deadLetters");
            foreach (var (letter, sent) in result.Letters) WriteLetter(json, letter, sent);
            json.WriteEndArray();
        });

    private static void WriteScope(Utf8JsonWriter json, InProcessScope scope)
    {
        json.WriteStartObject();
        json.WriteScope(scope.Scope);
        json.WriteBoolean("regionUnavailable", scope.IsRegionUnavailable);
        json.WriteNumber("tables", scope.Tables.Count);
        json.WriteNumber("backedUp", scope.BackedUp);
        json.WriteNumber("verified", scope.Verified);
        WriteOptional(json, "pruned", scope.Pruned);
        WriteOptional(json, "kept", scope.Kept);
        WriteOptional(json, "braked", scope.Braked);
        WriteOptional(json, "stale", scope.Stale);
        WriteOptional(json, "pruningPutOff", scope.PruningPutOff);
        json.WriteNumber("foreign", scope.Foreign);
        json.WriteNumber("missing", scope.Missing);
        json.WriteNumber("failures", scope.Failures.Count);
        json.WriteTexts("unverifiedTables", scope.Tables.Where(table => table.Progress != TableProgress.Verified).Select(table => table.Table.Value));
        json.WriteEndObject();
    }

    private static void WriteOptional(Utf8JsonWriter json, string name, long? number)
    {
        if (number is { } value) json.WriteNumber(name, value);
        else json.WriteNull(name);
    }

    private static void WriteLetter(Utf8JsonWriter json, DeadLetter letter, bool? sent)
    {
        json.WriteStartObject();
        json.WriteString("account", letter.Account?.Value);
        json.WriteString("region", letter.Region?.Value);
        json.WriteString("table", letter.Table?.Value);
        json.WriteString("code", letter.ErrorCode);
        json.WriteString("message", letter.ErrorMessage);
        json.WriteString("failedAt", letter.FailedAt.UtcDateTime);
        json.WriteString("function", letter.Function);
        if (sent is { } isSent) json.WriteBoolean("sent", isSent);
        else json.WriteNull("sent");
        json.WriteString("body", letter.Body);
        json.WriteEndObject();
    }
}
