using System.Text.Json;
using BackupScheduler.Cli.Output;
using BackupScheduler.Core.Status;

namespace BackupScheduler.Cli.Status;

/// <summary>How one table stands, for programs.</summary>
internal static class StatusTableJson
{
    public static void Write(Utf8JsonWriter json, TableStatus table)
    {
        json.WriteString("table", table.Table.Table.Value);
        json.WriteString("state", JsonOutput.Camel(table.Health));
        json.WriteString("why", table.Why);
        WriteTime(json, "newestAt", table.NewestAt);
        StatusJson.WriteSeconds(json, "ageSeconds", table.Age);
        WriteTime(json, "oldestAt", table.OldestAt);
        json.WriteNumber("retained", table.Retained);
        json.WriteNumber("creating", table.Creating);
        json.WriteNumber("foreign", table.Foreign);
        json.WriteNumber("system", table.System);
        json.WriteNumber("awsBackup", table.AwsBackup);
        json.WriteNumber("bytes", table.Bytes);
        json.WriteNumber("allBytes", table.AllBytes);
        json.WriteNumber("unsized", table.Unsized);
        if (table.Copy is not { } copy)
        {
            json.WriteNull("copy");
            return;
        }

        json.WriteStartObject("copy");
        json.WriteString("state", JsonOutput.Camel(copy.State));
        StatusJson.WriteSeconds(json, "ageSeconds", copy.Age);
        json.WriteNumber("confirmed", copy.Confirmed);
        json.WriteTexts("problems", copy.Problems);
        json.WriteEndObject();
    }

    private static void WriteTime(Utf8JsonWriter json, string name, DateTimeOffset? time) =>
        json.WriteString(name, time is { } known ? StatusTimes.Of(known) : null);
}
