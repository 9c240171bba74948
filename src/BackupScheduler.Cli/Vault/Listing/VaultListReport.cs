using System.Globalization;
using BackupScheduler.Cli.Output;
using BackupScheduler.Core.Vault;

namespace BackupScheduler.Cli.Vault.Listing;

/// <summary>How the copies stand, for people.</summary>
internal static class VaultListReport
{
    private const int MostOthers = 5;

    public static void Write(Terminal terminal, VaultListOptions options, VaultSetup setup, VaultListResult result)
    {
        var table = Plain.Table(
            4, "account", "Region", "table", "state", "reaches to", "age", "restorable since", "full", "windows", "not confirmed", "failed", "uncatalogued", "items", "changes", "bytes billed");
        foreach (var standing in result.Shown(options.All)) table.AddPlainRow(Cells(standing, result.Counts[standing.Holding.Prefix]));
        terminal.Write(table);
        var output = terminal.Out;
        foreach (var standing in result.Shown(options.All)) WriteDetails(output, standing, result.Counts[standing.Holding.Prefix], options.All);
        WriteOthers(output, result.Walked.Others);
        output.WriteLine(Summary(setup, result));
    }

    /// <summary>A time to the second, in UTC.</summary>
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>The state in words.</summary>
    public static string Words(StandingState state) => state switch
    {
        StandingState.Healthy => "ok",
        StandingState.Waiting => "waiting",
        StandingState.Foreign => "not ours",
        StandingState.LeftOut => "left out",
        StandingState.Former => "earlier table",
        StandingState.Failed => "FAILED",
        StandingState.Overdue => "OVERDUE",
        StandingState.Gap => "GAP",
        _ => "NO FULL COPY",
    };

    private static string[] Cells(TableStanding table, CopyCounts counts) =>
    [
        table.Holding.Prefix.Scope.Account.Value, table.Holding.Prefix.Scope.Region.Value, table.Holding.Prefix.Table.Value, Words(table.State),
        table.Chain is { } chain ? Time(chain.Reach) : "-", Age(table.Age), table.Restorable is [var first, ..] ? Time(first.From) : "-",
        Plain.Number(table.Holding.Confirmed.Count(copy => copy.IsFull)), Plain.Number(table.Holding.Confirmed.Count(copy => !copy.IsFull)),
        Plain.Number(table.Holding.Begun.Count), Plain.Number(table.Failed.Count), Plain.Number(table.Holding.Uncatalogued.Count),
        counts.Items is { } items ? Plain.Number(items) : "?", Plain.Number(counts.Changes), Plain.Number(counts.BilledBytes),
    ];

    private static string Age(TimeSpan? age) => age is not { } known ? "-"
        : known.TotalHours < 48 ? FormattableString.Invariant($"{known.TotalHours:0.0} h") : FormattableString.Invariant($"{known.TotalDays:0.0} d");

    private static void WriteDetails(TextWriter output, TableStanding table, CopyCounts counts, bool all)
    {
        var name = table.Holding.Prefix.ToString();
        if (table.IsWrong)
            foreach (var problem in table.Problems) output.WriteLine($"{name}: {problem}");
        if (counts.Unreadable > 0) output.WriteLine($"{name}: {counts.Unreadable} records cannot be read: vault verify tells which");
        if (!all) return;
        foreach (var stretch in table.Restorable)
            output.WriteLine($"{name}: restorable from {Time(stretch.From)} to {Time(stretch.To)}, exactly at {string.Join(", ", stretch.Points.Select(Time))}");
        foreach (var key in table.Holding.Catalogue.Copies.Values.OrderBy(key => key.Copy.To))
            output.WriteLine($"{name}: {Words(key)} {key.State.ToString().ToLowerInvariant()}, export {key.Copy.ExportId}{Contents(counts.Of(key.Copy))}");
        foreach (var id in table.Holding.Uncatalogued) output.WriteLine($"{name}: export {id} is in no record");
    }

    private static string Words(CatalogueKey key) =>
        key.Copy.From is { } from ? $"window from {Time(from)} to {Time(key.Copy.To)}" : $"full copy of {Time(key.Copy.To)}";

    private static string Contents(CatalogueRecord? record) => record is null ? "" : $", {record.Items} items, {record.BilledBytes} bytes billed";

    private static void WriteOthers(TextWriter output, IReadOnlyList<string> others)
    {
        if (others.Count == 0) return;
        var more = others.Count > MostOthers ? $" and {others.Count - MostOthers} more" : "";
        output.WriteLine($"no copies of tables: {string.Join(", ", others.Take(MostOthers))}{more}");
    }

    private static string Summary(VaultSetup setup, VaultListResult result)
    {
        var shown = result.Tables.Where(table => table.State != StandingState.Former).ToList();
        var wrong = Enum.GetValues<StandingState>().Where(state => state >= StandingState.Failed && result.Count(state) > 0)
            .Select(state => $"{result.Count(state)} {Words(state)}").ToList();
        if (result.Walked.Failures.Count > 0) wrong.Add($"{result.Walked.Failures.Count} folders NOT LISTED");
        var hidden = result.Count(StandingState.Former) is var former and > 0 ? $", {former} earlier tables" : "";
        return $"{(wrong.Count > 0 ? string.Join(", ", wrong) : "all as it must be")}: {shown.Count} tables in {setup.Copies.Vault.Bucket}{hidden}, "
            + $"{result.Count(StandingState.Healthy)} ok, {result.Counts.Values.Sum(counts => counts.Items ?? 0)} items, "
            + FormattableString.Invariant($"{result.Counts.Values.Sum(counts => counts.BilledBytes)} bytes billed; no older than {result.Review.Rpo.TotalHours:0.#} h may they be");
    }
}
