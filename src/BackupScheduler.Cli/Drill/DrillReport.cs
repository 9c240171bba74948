using System.Globalization;
using BackupScheduler.Cli.Output;
using BackupScheduler.Core.Restores;

namespace BackupScheduler.Cli.Drill;

/// <summary>A drill for people: on the output, and as Markdown.</summary>
internal static class DrillReport
{
    private static readonly string[] s_columns = ["account", "Region", "table", "from", "as of", "result", "items", "bytes", "seconds", "bytes/s"];
    private const int Names = 6;

    /// <summary>What is about to be done.</summary>
    public static string Describe(DrillPlan plan, DrillOptions options)
    {
        var lines = new List<string> { $"Drill with seed {plan.Seed}: restores {plan.Tables.Count} tables, each under a name {DrillWorld.Prefix}... beside the table, in its own account and Region:" };
        lines.AddRange(plan.Tables.Select(table => table.Plan is { } known
            ? string.Create(CultureInfo.InvariantCulture, $"  {known.Source.Table} of {known.Source.Scope} as of {known.AsOf:u}, {From(table)}: {known.Size.Bytes} bytes, about ${known.Cost.Dollars:0.00}")
            : $"  {table.Candidate.Table.Table} of {table.Candidate.Table.Scope}: cannot be restored: {table.Why}"));
        lines.AddRange(plan.TooLarge.Select(table => $"  left out by --limit-gb: {table.Table.Table} of {table.Table.Scope}"));
        lines.Add(string.Create(CultureInfo.InvariantCulture, $"{plan.Bytes} bytes, about ${plan.Dollars:0.00} altogether ({RestorePrices.Note})"));
        lines.Add(options.Keep ? "What it makes is kept (--keep)." : "What it makes is deleted at the end, also after a failure or Ctrl+C. Nothing else is changed.");
        return string.Join('\n', lines);
    }

    public static void Write(Terminal terminal, DrillResult result)
    {
        var table = Plain.Table(Names, s_columns);
        foreach (var record in result.Records) table.AddPlainRow(Cells(record));
        terminal.Write(table);
        foreach (var record in result.Records)
            foreach (var line in Details(record)) terminal.Out.WriteLine($"{Name(record)}: {line}");
        terminal.Out.WriteLine(Summary(result));
    }

    public static string Markdown(DrillResult result)
    {
        var text = new StringWriter { NewLine = "\n" };
        text.WriteLine($"# Restore drill {Time(result.Started)}: {result.Word}\n");
        text.WriteLine($"Drill `{result.Id}`, seed {result.Plan.Seed}. {Summary(result)}\n");
        text.WriteLine($"| {string.Join(" | ", s_columns)} |");
        text.WriteLine($"|{string.Concat(s_columns.Select((_, i) => i < Names ? "---|" : "---:|"))}");
        foreach (var record in result.Records) text.WriteLine($"| {string.Join(" | ", Cells(record).Select(Escape))} |");
        text.WriteLine();
        text.WriteLine("Seconds are from the first call until the table was ACTIVE with all its items: its recovery time.");
        WriteList("Details", result.Records.SelectMany(record => Details(record).Select(line => $"{Name(record)}: {line}")));
        WriteList("Left over: delete these", result.LeftOver);
        WriteList("Kept, as asked for", result.Kept);
        WriteList("Left out by the limit", result.Plan.TooLarge.Select(table => $"{table.Table.Table} of {table.Table.Scope}"));
        return text.ToString();

        void WriteList(string head, IEnumerable<string> lines)
        {
            var all = lines.ToList();
            if (all.Count == 0) return;
            text.WriteLine($"\n## {head}\n");
            foreach (var line in all) text.WriteLine($"- {Escape(Invoking.OneLine(line))}");
        }
    }

    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string[] Cells(DrillRecord record)
    {
        var table = record.Table.Candidate.Table;
        return
        [
            table.Scope.Account.Value, table.Scope.Region.Value, table.Table.Value, From(record.Table), record.Plan is { } plan ? Time(plan.AsOf) : "?",
            record.State == DrillState.Failed ? "FAILED" : JsonOutput.Camel(record.State),
            record.Journal?.Verification is { } verification ? Plain.Number(verification.Items) : "", record.Plan is { } known ? Plain.Number(known.Size.Bytes) : "",
            record.RecoveryTime is { } time ? time.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture) : "",
            record.BytesPerSecond is { } rate ? rate.ToString("0", CultureInfo.InvariantCulture) : "",
        ];
    }

    private static IEnumerable<string> Details(DrillRecord record)
    {
        foreach (var failure in record.Failures) yield return $"FAILED: {Invoking.OneLine(failure)}";
        if (record.Journal?.Verification is { } verification)
            yield return $"{Plain.Number(verification.Items)} items{(verification.Expected is { } expected ? $" ({expected.Basis})" : ", nothing tells how many there should be")}";
        if (record.Sample is { } sample) yield return $"items beside the table in use: {sample.Words}";
    }

    private static string Summary(DrillResult result) => result.Records.Count == 0
        ? "FAILED: there is nothing to restore"
        : $"{result.Word}: {result.Count(DrillState.Passed)} of {result.Records.Count} tables restored and checked"
            + $"{(result.Records.Max(record => record.RecoveryTime) is { } longest ? string.Create(CultureInfo.InvariantCulture, $", the slowest in {longest.TotalSeconds:0.0} s") : "")}; seed {result.Plan.Seed}";

    private static string Name(DrillRecord record) => $"{record.Table.Candidate.Table.Table} of {record.Table.Candidate.Table.Scope}";

    private static string From(PlannedTable table) => table.Candidate.IsFromVault ? "vault" : "backup";

    private static string Escape(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
