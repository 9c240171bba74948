using System.Text.Json;
using BackupScheduler.Cli.Output;
using BackupScheduler.Cli.Restore;

namespace BackupScheduler.Cli.Drill;

/// <summary>A drill for programs.</summary>
internal static class DrillJson
{
    public static void Write(TextWriter output, DrillOptions options, DrillResult result) => JsonOutput.Write(output, json =>
    {
        json.WriteString("command", "drill");
        json.WriteBoolean("dryRun", options.DryRun);
        json.WriteBoolean("succeeded", options.DryRun || result.ExitCode == ExitCode.Done);
        json.WriteBoolean("interrupted", result.IsInterrupted);
        json.WriteString("drill", result.Id);
        json.WriteNumber("seed", result.Plan.Seed);
        json.WriteString("started", DrillReport.Time(result.Started));
        json.WriteNumber("bytes", result.Plan.Bytes);
        json.WriteNumber("dollars", Math.Round(result.Plan.Dollars, 4));
        json.WriteObjects("tables", result.Records, record => WriteTable(json, record));
        json.WriteTexts("tooLarge", result.Plan.TooLarge.Select(table => $"{table.Table.Scope}/{table.Table.Table}"));
        json.WriteTexts("leftOver", result.LeftOver);
        json.WriteTexts("kept", result.Kept);
    });

    private static void WriteTable(Utf8JsonWriter json, DrillRecord record)
    {
        var (table, plan) = (record.Table.Candidate.Table, record.Plan);
        json.WriteString("account", table.Scope.Account.Value);
        json.WriteString("region", table.Scope.Region.Value);
        json.WriteString("table", table.Table.Value);
        json.WriteString("from", record.Table.Candidate.IsFromVault ? "vault" : "backup");
        json.WriteString("method", plan is null ? null : JsonOutput.Camel(plan.Way));
        RestoreJson.WriteTime(json, "asOf", plan?.AsOf);
        json.WriteString("target", plan?.Target.Table.Value);
        json.WriteString("state", JsonOutput.Camel(record.State));
        WriteNumber(json, "seconds", record.RecoveryTime?.TotalSeconds);
        WriteNumber(json, "bytesPerSecond", record.BytesPerSecond);
        json.WriteNumber("bytes", plan?.Size.Bytes ?? 0);
        json.WritePropertyName("verification");
        if (record.Journal?.Verification is { } verification) RestoreJson.WriteVerification(json, verification);
        else json.WriteNullValue();
        json.WritePropertyName("sample");
        if (record.Sample is { } sample) WriteSample(json, sample);
        else json.WriteNullValue();
        json.WriteTexts("failures", record.Failures.Select(Invoking.OneLine));
    }

    private static void WriteSample(Utf8JsonWriter json, SampleComparison sample)
    {
        json.WriteStartObject();
        json.WriteNumber("same", sample.Same);
        json.WriteNumber("changedSince", sample.ChangedSince);
        json.WriteNumber("goneSince", sample.GoneSince);
        json.WriteString("notCompared", sample.NotCompared);
        json.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, double? number)
    {
        if (number is { } given) json.WriteNumber(name, Math.Round(given, 1));
        else json.WriteNull(name);
    }
}
