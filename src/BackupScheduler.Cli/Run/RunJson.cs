using System.Text.Json;
using BackupScheduler.Cli.Output;
using BackupScheduler.Core.Tables;
using BackupScheduler.Functions.Settings;

namespace BackupScheduler.Cli.Run;

/// <summary>What the documents of all modes have in common; their shape is a contract, described in docs/cli-json.md.</summary>
internal static class RunJson
{
    /// <summary>Writes one document.</summary>
    public static void Write(TextWriter output, RunSetup setup, RunPlan plan, bool succeeded, Action<Utf8JsonWriter> writeRest) =>
        JsonOutput.Write(output, json =>
        {
            json.WriteString("mode", ModeOf(setup.Options.Mode));
            json.WriteString("run", plan.Run.ToString());
            json.WriteBoolean("succeeded", succeeded);
            json.WriteBoolean("prune", plan.Firing.Prune);
            WriteNarrowing(json, plan.Firing.Tables);
            if (setup.Options.Mode != RunMode.Enqueue) WritePolicy(json, setup.Settings);
            writeRest(json);
            json.WriteLeftOut(plan.LeftOut);
        });

    public static void WriteScope(this Utf8JsonWriter json, TableScope scope)
    {
        json.WriteString("account", scope.Account.Value);
        json.WriteString("region", scope.Region.Value);
    }

    // What the functions prune by, nobody here knows: a run that is only sent tells none.
    private static void WritePolicy(Utf8JsonWriter json, FunctionSettings settings)
    {
        json.WritePropertyName("policy");
        json.WriteRawValue(settings.Retention.ToString());
        json.WriteString("prefix", settings.Naming.Prefix);
    }

    private static string ModeOf(RunMode mode) => mode switch
    {
        RunMode.DryRun => "dry-run",
        RunMode.InProcess => "in-process",
        _ => "enqueue",
    };

    private static void WriteNarrowing(Utf8JsonWriter json, IReadOnlyList<TablePattern>? tables)
    {
        if (tables is null) json.WriteNull("tables");
        else json.WriteTexts("tables", tables.Select(pattern => pattern.Text));
    }
}
