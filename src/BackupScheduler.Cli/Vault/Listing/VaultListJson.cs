using System.Text.Json;
using BackupScheduler.Cli.Output;
using BackupScheduler.Core.Vault;

namespace BackupScheduler.Cli.Vault.Listing;

/// <summary>How the copies stand, for programs.</summary>
internal static class VaultListJson
{
    public static void Write(TextWriter output, VaultListOptions options, VaultSetup setup, VaultListResult result) => JsonOutput.Write(output, json =>
    {
        json.WriteString("command", "vault list");
        json.WriteBoolean("succeeded", result.ExitCode == ExitCode.Done);
        json.WriteString("bucket", setup.Copies.Vault.Bucket);
        json.WriteString("time", result.Review.Now.UtcDateTime);
        json.WriteNumber("rpoHours", result.Review.Rpo.TotalHours);
        json.WriteStartObject("states");
        foreach (var state in Enum.GetValues<StandingState>()) json.WriteNumber(JsonOutput.Camel(state), result.Count(state));
        json.WriteEndObject();
        json.WriteNumber("items", result.Counts.Values.Sum(counts => counts.Items ?? 0));
        json.WriteNumber("billedBytes", result.Counts.Values.Sum(counts => counts.BilledBytes));
        json.WriteObjects("tables", result.Shown(options.All), table => Write(json, table, result.Counts[table.Holding.Prefix], options.All));
        json.WriteTexts("others", result.Walked.Others);
        json.WriteTexts("errors", result.Walked.Failures);
    });

    private static void Write(Utf8JsonWriter json, TableStanding table, CopyCounts counts, bool all)
    {
        var prefix = table.Holding.Prefix;
        json.WriteString("account", prefix.Scope.Account.Value);
        json.WriteString("region", prefix.Scope.Region.Value);
        json.WriteString("table", prefix.Table.Value);
        json.WriteString("tableId", prefix.TableId);
        json.WriteString("state", JsonOutput.Camel(table.State));
        json.WriteTexts("problems", table.Problems);
        WriteTime(json, "reach", table.Chain?.Reach);
        if (table.Age is { } age) json.WriteNumber("ageSeconds", (long)age.TotalSeconds);
        else json.WriteNull("ageSeconds");
        json.WriteNumber("fullCopies", table.Holding.Confirmed.Count(copy => copy.IsFull));
        json.WriteNumber("windows", table.Holding.Confirmed.Count(copy => !copy.IsFull));
        json.WriteNumber("notConfirmed", table.Holding.Begun.Count);
        json.WriteNumber("failed", table.Failed.Count);
        json.WriteTexts("uncatalogued", table.Holding.Uncatalogued);
        if (counts.Items is { } items) json.WriteNumber("items", items);
        else json.WriteNull("items");
        json.WriteNumber("changes", counts.Changes);
        json.WriteNumber("billedBytes", counts.BilledBytes);
        json.WriteNumber("unreadableRecords", counts.Unreadable);
        json.WriteObjects("restorable", table.Restorable, stretch =>
        {
            WriteTime(json, "from", stretch.From);
            WriteTime(json, "to", stretch.To);
            json.WriteTexts("points", stretch.Points.Select(VaultListReport.Time));
        });
        if (all) json.WriteObjects("copies", table.Holding.Catalogue.Copies.Values.OrderBy(key => key.Copy.To), key => Write(json, key, counts.Of(key.Copy)));
    }

    private static void Write(Utf8JsonWriter json, CatalogueKey key, CatalogueRecord? record)
    {
        json.WriteString("exportId", key.Copy.ExportId);
        json.WriteString("kind", JsonOutput.Camel(key.Copy.Kind));
        json.WriteString("state", JsonOutput.Camel(key.State));
        WriteTime(json, "from", key.Copy.From);
        WriteTime(json, "to", key.Copy.To);
        if (record?.Items is { } items) json.WriteNumber("items", items);
        else json.WriteNull("items");
        if (record?.BilledBytes is { } bytes) json.WriteNumber("billedBytes", bytes);
        else json.WriteNull("billedBytes");
        json.WriteString("run", record?.Run?.ToString());
    }

    private static void WriteTime(Utf8JsonWriter json, string name, DateTimeOffset? time) =>
        json.WriteString(name, time is { } known ? VaultListReport.Time(known) : null);
}
