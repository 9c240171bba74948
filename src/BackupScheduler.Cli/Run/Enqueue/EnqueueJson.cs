using BackupScheduler.Cli.Output;

namespace BackupScheduler.Cli.Run.Enqueue;

/// <summary>What was sent, for programs.</summary>
internal static class EnqueueJson
{
    public static void Write(TextWriter output, RunSetup setup, RunPlan plan, EnqueueResult result) =>
        RunJson.Write(output, setup, plan, result.Error is null, json =>
        {
            json.WriteNumber("sent", result.Sent);
            json.WriteString("backupName", setup.Settings.Naming.NameFor(plan.Run));
            json.WriteTexts("uncheckedTables", UncheckedNames.Of(plan));
            json.WriteStartArray("scopes");
            foreach (var (i, item) in plan.Items.Index())
            {
                json.WriteStartObject();
                json.WriteScope(item.Scope);
                json.WriteBoolean("sent", i < result.Sent);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
}
