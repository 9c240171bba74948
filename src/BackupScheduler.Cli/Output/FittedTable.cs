namespace BackupScheduler.Cli.Output;

/// <summary>A column of a table that must fit a terminal.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Rank">Where there is no room, columns of the highest rank are left out first; 0 stays.</param>
/// <param name="IsName">Whether it holds names, which stand at the left, and not numbers.</param>
internal sealed record FittedColumn(string Title, int Rank, bool IsName = false);

/// <summary>A plain table that leaves out columns, and says which, before it breaks a line. Cells are one line each.</summary>
internal sealed class FittedTable(params FittedColumn[] columns)
{
    private const string Gap = "  ";
    private readonly List<string[]> _rows = [];

    public void Add(params string[] cells) => _rows.Add(cells);

    public void Write(TextWriter output, int width)
    {
        var widths = columns.Select((column, i) => _rows.Select(row => row[i].Length).Append(column.Title.Length).Max()).ToArray();
        var shown = Fit(widths, width);
        output.WriteLine(Line(shown, widths, column => columns[column].Title));
        foreach (var row in _rows) output.WriteLine(Line(shown, widths, column => row[column]));
        var left = columns.Index().Where(column => !shown.Contains(column.Index)).Select(column => column.Item.Title).ToList();
        if (left.Count > 0) output.WriteLine($"(no room for: {string.Join(", ", left)})");
    }

    private List<int> Fit(int[] widths, int width)
    {
        var shown = Enumerable.Range(0, columns.Length).ToList();
        while (shown.Sum(column => widths[column]) + (Gap.Length * (shown.Count - 1)) > width)
        {
            // Of one rank the last one first.
            var least = shown.OrderByDescending(column => columns[column].Rank).ThenByDescending(column => column).First();
            if (columns[least].Rank == 0) break;
            shown.Remove(least);
        }

        return shown;
    }

    private string Line(List<int> shown, int[] widths, Func<int, string> cell) => string.Join(
        Gap, shown.Select(column => columns[column].IsName ? cell(column).PadRight(widths[column]) : cell(column).PadLeft(widths[column]))).TrimEnd();
}
