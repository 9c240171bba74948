using System.Text.Json;
using BackupScheduler.Cli.Output;
using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Restores;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Cli.Restore;

/// <summary>What a restore came to, or would, for programs.</summary>
internal static class RestoreJson
{
    public static void Write(TextWriter output, RestoreOptions options, RestoreResult result, BackupNaming naming) => JsonOutput.Write(output, json =>
    {
        json.WriteString("command", "restore");
        json.WriteBoolean("dryRun", options.DryRun);
        json.WriteBoolean("succeeded", options.DryRun || result.ExitCode == ExitCode.Done);
        json.WriteBoolean("interrupted", result.IsInterrupted);
        WritePlan(json, result.Plan, naming);
        // In a dry run nobody has counted what would be left out.
        if (options.DryRun) json.WriteNull("exact");
        else json.WriteBoolean("exact", result.IsExact);
        WriteDone(json, result);
        json.WriteTexts("notes", result.Plan.Notes.Select(Invoking.OneLine));
        json.WriteTexts("errors", options.DryRun ? [] : result.Errors.Select(Invoking.OneLine));
        json.WriteTexts("nextSteps", Steps(options, result));
    });

    public static void WriteTable(Utf8JsonWriter json, string name, TableArn table)
    {
        json.WriteStartObject(name);
        json.WriteString("account", table.Scope.Account.Value);
        json.WriteString("region", table.Scope.Region.Value);
        json.WriteString("table", table.Table.Value);
        json.WriteEndObject();
    }

    private static IReadOnlyList<string> Steps(RestoreOptions options, RestoreResult result) =>
        options.DryRun ? [] : result.IsComplete ? NextSteps.Replace(options, result.Plan)
        : result.Journal.HasBegun ? [NextSteps.Resume(options, result.Plan)] : [];

    private static void WritePlan(Utf8JsonWriter json, RestorePlan plan, BackupNaming naming)
    {
        WriteTable(json, "source", plan.Source);
        WriteTable(json, "target", plan.Target);
        json.WriteString("method", JsonOutput.Camel(plan.Way));
        WriteMaterial(json, plan, naming);
        WriteTime(json, "asked", plan.Asked);
        WriteTime(json, "asOf", plan.AsOf);
        json.WriteString("endsEarly", plan.EndsEarly);
        json.WriteNumber("bytes", plan.Size.Bytes);
        json.WriteNumber("items", plan.Size.FullItems);
        json.WriteNumber("changes", plan.Size.WindowItems);
        json.WriteNumber("files", plan.Size.Files);
        json.WriteStartObject("estimate");
        json.WriteNumber("dollars", Math.Round(plan.Cost.Dollars, 4));
        json.WriteString("formula", plan.Cost.Formula);
        json.WriteString("note", RestorePrices.Note);
        json.WriteEndObject();
        json.WriteString("fingerprint", plan.Fingerprint);
    }

    private static void WriteMaterial(Utf8JsonWriter json, RestorePlan plan, BackupNaming naming)
    {
        json.WritePropertyName("backup");
        if (plan is not BackupRestorePlan { Backup: var backup }) json.WriteNullValue();
        else
        {
            json.WriteStartObject();
            json.WriteString("arn", backup.Arn);
            json.WriteString("name", backup.Name);
            json.WriteString("run", naming.RunOf(backup)?.ToString());
            WriteTime(json, "created", backup.CreatedAt);
            json.WriteEndObject();
        }

        json.WritePropertyName("vault");
        if (plan is VaultRestorePlan vault) WriteVault(json, vault);
        else json.WriteNullValue();
    }

    private static void WriteVault(Utf8JsonWriter json, VaultRestorePlan plan)
    {
        json.WriteStartObject();
        json.WriteString("bucket", plan.Vault.Bucket);
        json.WriteString("prefix", plan.Chosen.Incarnation.Prefix.ToString());
        json.WriteString("tableId", plan.Chosen.Incarnation.Prefix.TableId);
        json.WriteString("full", plan.Chosen.Chain.Full.ExportId);
        WriteTime(json, "fullAt", plan.Chosen.Chain.Full.To);
        json.WriteTexts("windows", plan.Chosen.Chain.Windows.Select(window => window.ExportId));
        WriteTime(json, "reach", plan.Chosen.Chain.Reach);
        json.WriteTexts("notInCatalogue", plan.Chosen.NotInCatalogue);
        json.WriteString("shapeFrom", JsonOutput.Camel(plan.ShapeFrom));
        json.WriteEndObject();
    }

    private static void WriteDone(Utf8JsonWriter json, RestoreResult result)
    {
        var (plan, journal) = (result.Plan, result.Journal);
        json.WriteBoolean("begun", journal.HasBegun);
        json.WriteBoolean("complete", result.IsComplete);
        json.WriteString("stage", journal.HasBegun ? journal.Stage.ToString() : null);
        json.WriteNumber("seconds", Math.Round(result.Took.TotalSeconds, 1));
        if (journal.Imported is { } imported) json.WriteNumber("imported", imported);
        else json.WriteNull("imported");
        json.WriteNumber("written", journal.Puts);
        json.WriteNumber("deleted", journal.Deletes);
        json.WriteNumber("leftOut", journal.LeftOut);
        json.WriteStartObject("settings");
        json.WriteString("from", JsonOutput.Camel(plan.Settings.Origin));
        json.WriteTexts("set", journal.SettingsDone.Select(setting => setting.ToString() ?? ""));
        json.WriteTexts("manual", plan.Settings.Manual);
        json.WriteEndObject();
        json.WritePropertyName("verification");
        if (journal.Verification is { } verification) WriteVerification(json, verification);
        else json.WriteNullValue();
    }

    public static void WriteVerification(Utf8JsonWriter json, RestoreVerification verification)
    {
        json.WriteStartObject();
        json.WriteBoolean("passed", verification.Passed);
        json.WriteNumber("items", verification.Items);
        json.WriteString("expected", verification.Expected?.Basis);
        json.WriteString("keyDifference", verification.KeyDifference);
        json.WriteEndObject();
    }

    public static void WriteTime(Utf8JsonWriter json, string name, DateTimeOffset? time)
    {
        if (time is { } given) json.WriteString(name, given.UtcDateTime);
        else json.WriteNull(name);
    }
}
