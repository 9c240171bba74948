using System.Globalization;
using Spectre.Console;

namespace BackupScheduler.Cli.Output;

/// <summary>Tables for people.</summary>
internal static class Plain
{
    /// <summary>A table whose first columns are names and whose others are numbers.</summary>
    public static Table Table(int names, params string[] columns)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var (i, column) in columns.Index())
        {
            var added = new TableColumn(new Text(column)).NoWrap();
            table.AddColumn(i < names ? added : added.RightAligned());
        }

        return table;
    }

    public static void AddPlainRow(this Table table, params string[] cells) => table.AddRow(cells.Select(cell => new Text(cell)));

    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
