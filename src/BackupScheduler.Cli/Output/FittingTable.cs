using Spectre.Console;
using Spectre.Console.Rendering;

namespace BackupScheduler.Cli.Output;

/// <summary>Tables in as many columns as there are. Left to itself a table that is too wide has its cells cut in the middle of an id or a number.</summary>
internal static class FittingTable
{
    // Wide enough for any cell.
    private const int Endless = 100_000;

    public static void Write(IAnsiConsole console, Table table)
    {
        var options = RenderOptions.Create(console);
        if (Width(options, table) <= console.Profile.Width) console.Write(table);
        else if (Narrow(options, table) is var narrow && Width(options, narrow) <= console.Profile.Width) console.Write(narrow);
        else WriteBlocks(console, options, table);
    }

    private static int Width(RenderOptions options, Table table) =>
        ((IRenderable)table).Render(options, Endless).Aggregate((Longest: 0, Line: 0), Add).Longest;

    private static (int Longest, int Line) Add((int Longest, int Line) so, Segment segment)
    {
        if (segment.IsLineBreak) return (so.Longest, 0);
        var line = so.Line + segment.CellCount();
        return (Math.Max(so.Longest, line), line);
    }

    // The headers are what makes columns of numbers wide; the border alone keeps columns apart.
    private static Table Narrow(RenderOptions options, Table table)
    {
        var narrow = new Table { Border = table.Border, Title = table.Title, Caption = table.Caption };
        foreach (var column in table.Columns)
        {
            var header = Plain(options, column.Header).Replace(' ', '\n');
            narrow.AddColumn(new TableColumn(new Text(header)) { Alignment = column.Alignment, NoWrap = true, Padding = new Padding(0) });
        }

        foreach (var row in table.Rows) narrow.AddRow(row);
        return narrow;
    }

    // A row in as many lines as it has cells. Only a cell that is longer than the terminal is wide is broken, by the terminal.
    private static void WriteBlocks(IAnsiConsole console, RenderOptions options, Table table)
    {
        var headers = table.Columns.Select(column => Plain(options, column.Header)).ToList();
        var widest = headers.Max(header => header.Length);
        console.Profile.Width = Endless;
        if (table.Title is { } title) console.WriteLine(title.Text);
        foreach (var row in table.Rows)
        {
            console.WriteLine();
            foreach (var (i, cell) in row.Index())
            {
                console.Write(new Text($"{headers[i].PadRight(widest)}  "));
                console.Write(cell);
                console.WriteLine();
            }
        }

        console.WriteLine();
    }

    private static string Plain(RenderOptions options, IRenderable cell) =>
        string.Concat(cell.Render(options, Endless).Where(segment => !segment.IsControlCode).Select(segment => segment.Text)).Trim();
}
