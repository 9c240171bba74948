using System.Globalization;
using BackupScheduler.Cli.Demo.Deny;
using BackupScheduler.Cli.Demo.Vault;
using BackupScheduler.Cli.Output;
using Spectre.Console;

namespace BackupScheduler.Cli.Demo;

/// <summary>The demo's result for people.</summary>
internal static class DemoReport
{
    private static readonly string[] Columns =
        ["account", "Region", "tables", "backed up", "verified", "pruned", "kept", "foreign", "missing", "letters", "seconds"];

    public static void Write(Terminal terminal, DemoResult result, TimeSpan elapsed)
    {
        var rows = DemoRow.Of(result);
        terminal.Out.WriteLine();
        terminal.Write(ResultTable(rows));
        terminal.Write(CallTable(rows));
        WriteOtherCalls(terminal, result);
        DemoDenyReport.Write(terminal, result);
        if (result.Vault is { } vault) DemoVaultReport.Write(terminal, vault);
        foreach (var check in result.Checks) WriteCheck(terminal, check);
        terminal.Out.WriteLine();
        terminal.Out.WriteLine(result.Succeeded
            ? $"all {result.Checks.Count} checks hold; {elapsed.TotalSeconds:0.0} s"
            : $"{result.Checks.Count(check => !check.Holds)} of {result.Checks.Count} checks FAILED; {elapsed.TotalSeconds:0.0} s");
    }

    private static Table ResultTable(IReadOnlyList<DemoRow> rows)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var column in Columns) table.AddColumn(Column(column));
        foreach (var row in rows) table.AddRow(row.Cells());
        return table;
    }

    private static Table CallTable(IReadOnlyList<DemoRow> rows)
    {
        var operations = rows.SelectMany(row => row.Calls.Keys).Distinct().Order(StringComparer.Ordinal).ToList();
        var table = new Table().Border(TableBorder.Simple);
        foreach (var column in operations.Prepend("Region").Prepend("account")) table.AddColumn(Column(column));
        foreach (var row in rows)
            table.AddRow([row.Place.Account, row.Place.Region, .. operations.Select(operation => Number(row.Calls.GetValueOrDefault(operation)))]);
        table.AddRow(["all", "", .. operations.Select(operation => Number(rows.Sum(row => row.Calls.GetValueOrDefault(operation))))]);
        return table;
    }

    private static void WriteOtherCalls(Terminal terminal, DemoResult result)
    {
        var calls = result.Calls.Where(call => call.Service is not "dynamodb")
            .CountBy(call => $"{call.Service}:{call.Operation}").OrderBy(count => count.Key, StringComparer.Ordinal);
        terminal.Out.WriteLine("other calls: " + string.Join(", ", calls.Select(count => $"{count.Key} {Number(count.Value)}")));
    }

    private static void WriteCheck(Terminal terminal, DemoCheck check)
    {
        terminal.Out.WriteLine($"{(check.Holds ? "ok  " : "FAIL")} {check.Says}");
        foreach (var finding in check.Findings) terminal.Out.WriteLine($"       {finding}");
    }

    private static TableColumn Column(string name)
    {
        var column = new TableColumn(name).NoWrap();
        return name is "account" or "Region" ? column : column.RightAligned();
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
