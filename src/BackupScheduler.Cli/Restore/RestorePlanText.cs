using System.Globalization;
using BackupScheduler.Core.Restores;

namespace BackupScheduler.Cli.Restore;

/// <summary>A plan for people: what is restored from what, how much it is, and what it will not be.</summary>
internal static class RestorePlanText
{
    public static IReadOnlyList<string> Describe(RestorePlan plan, ResumeDecision decision)
    {
        var lines = new List<string>
        {
            $"Restores table {plan.Source.Table} of {plan.Source.Scope} as of {plan.AsOf:u} to table {plan.Target.Table} in {plan.Target.Scope}:",
        };
        lines.AddRange(plan switch
        {
            BackupRestorePlan backup => [$"  from backup {backup.Backup.Name} ({backup.Backup.Arn})"],
            VaultRestorePlan vault => Copies(vault),
            _ => Array.Empty<string>(),
        });
        lines.Add($"  {Amount(plan)}");
        lines.Add(string.Create(CultureInfo.InvariantCulture, $"  estimate ${plan.Cost.Dollars:0.00}: {plan.Cost.Formula} ({RestorePrices.Note})"));
        if (SettingsLine(plan) is { } settings) lines.Add($"  {settings}");
        if (plan.Settings.Manual is { Count: > 0 } manual) lines.Add($"  not restored, see to it yourself: {string.Join(", ", manual)}");
        foreach (var note in plan.Notes) lines.Add($"  note: {note}");
        if (decision is ResumeDecision.Continue going) lines.Add($"  goes on with an interrupted restore; done so far: {going.Stage}");
        if (plan.EndsEarly is { } early) lines.Add($"  NOT EXACT: {early}");
        return lines;
    }

    public static string From(SettingsOrigin origin) => origin switch
    {
        SettingsOrigin.LiveTable => "the table as it is now",
        SettingsOrigin.Catalogue => "the vault's catalogue",
        SettingsOrigin.SchemaFile => "the file of --schema",
        _ => "nowhere",
    };

    private static IEnumerable<string> Copies(VaultRestorePlan plan)
    {
        var (prefix, chain) = (plan.Chosen.Incarnation.Prefix, plan.Chosen.Chain);
        yield return $"  from the vault, s3://{plan.Vault.Bucket}/{prefix}: full copy of {chain.Full.To:u} ({chain.Full.ExportId}) and {plan.Windows.Count} windows up to {chain.Reach:u}";
        yield return plan.Way == RestoreWay.Import
            ? "  by ImportTable of the full copy, then the windows item by item"
            : $"  item by item{(plan.IsIntoExisting ? ", into the existing, empty table" : ", into a new table")}{(plan.Shape.LocalIndexes.Count > 0 ? ": it has local secondary indexes, which ImportTable cannot make" : "")}";
        yield return $"  the table is made like {From(plan.ShapeFrom)} has it: key {KeySchema.Show(plan.Shape.Keys, plan.Shape.AttributeTypes)}, "
            + $"{plan.Shape.GlobalIndexes.Count} global and {plan.Shape.LocalIndexes.Count} local indexes, "
            + (plan.Shape.Capacity is { } units ? string.Create(CultureInfo.InvariantCulture, $"provisioned {units.Read} read and {units.Write} write units") : "billed by the request");
    }

    private static string Amount(RestorePlan plan) => plan is VaultRestorePlan vault
        ? string.Create(CultureInfo.InvariantCulture, $"{plan.Size.Bytes} bytes, {plan.Size.FullItems} items and {plan.Size.WindowItems} changes, {plan.Size.Files} files, {vault.Windows.Count} windows")
        : string.Create(CultureInfo.InvariantCulture, $"{plan.Size.Bytes} bytes, {plan.Size.FullItems} items as DynamoDB last counted them");

    private static string? SettingsLine(RestorePlan plan)
    {
        if (plan.Settings.Wanted is not { } wanted) return null;
        // Those of a table that has nothing: what is set in the end may be less.
        var settings = plan.Settings.Missing(new Core.Tables.TableDescription([], "") { AttributeTypes = new Dictionary<string, string>() });
        return settings.Count == 0 ? $"no settings to put back, by {From(plan.Settings.Origin)}"
            : $"settings put back, by {From(plan.Settings.Origin)}: {string.Join("; ", settings)}{(wanted.TimeToLive is null ? "" : " (items past their time to live will be deleted again)")}";
    }
}
