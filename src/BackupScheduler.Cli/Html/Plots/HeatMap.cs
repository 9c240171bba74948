namespace BackupScheduler.Cli.Html.Plots;

/// <summary>A cell of a heat map.</summary>
/// <param name="Style">Its class, one of <see cref="HeatLevels"/>.</param>
/// <param name="Mark">What is written into it: a difference that colour alone would tell; null for nothing.</param>
/// <param name="Text">What it says, without its column.</param>
internal readonly record struct HeatCell(string Style, string? Mark, string Text);

/// <summary>A row of a heat map.</summary>
/// <param name="Key">What it is about, in <c>data-key</c>.</param>
/// <param name="Label">Its name; cut where it is long.</param>
/// <param name="Title">Its whole name.</param>
/// <param name="Cells">One for each column.</param>
internal sealed record HeatRow(string Key, string Label, string Title, IReadOnlyList<HeatCell> Cells);

/// <summary>Rows by columns as coloured cells. Equal cells side by side are drawn as one, so that a thousand quiet rows stay small.</summary>
/// <param name="Columns">The columns' names, as a cell's title says them.</param>
/// <param name="Ticks">What stands above a column; null for nothing.</param>
internal sealed record HeatMap(IReadOnlyList<string> Columns, IReadOnlyList<string?> Ticks)
{
    private const double Gap = 12;
    private const double Width = 1120;
    private const double Gutter = 250;
    private const double RowHeight = 18;
    private const double HeadHeight = 18;
    private const int LongestLabel = 40;

    /// <summary>How many columns at the end stand apart, being something else than the others.</summary>
    public int Apart { get; init; }

    private double Step => (Width - Gutter - (Apart > 0 ? Gap : 0)) / Columns.Count;

    private double Left(int column) => Gutter + (column * Step) + (column >= Columns.Count - Apart ? Gap : 0);

    /// <summary>Draws it in pieces, each under the columns' names again: a page of paper may end between two of them.</summary>
    /// <param name="html">Where to.</param>
    /// <param name="frame">What it is; each piece adds its number to the id, and which of the rows it shows to the title.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="rowsInPiece">How many rows a piece has.</param>
    public void Write(HtmlWriter html, PlotFrame frame, IReadOnlyList<HeatRow> rows, int rowsInPiece = 25)
    {
        foreach (var (number, piece) in rows.Chunk(rowsInPiece).Index())
        {
            var first = (number * rowsInPiece) + 1;
            var of = frame with { Id = $"{frame.Id}-{number + 1}", Title = $"{frame.Title}: rows {first} to {first + piece.Length - 1} of {rows.Count}", IsWide = true };
            of.Write(html, Width, HeadHeight + (piece.Length * RowHeight), () => Draw(html, piece));
        }
    }

    private void Draw(HtmlWriter html, HeatRow[] rows)
    {
        foreach (var (column, tick) in Ticks.Index())
        {
            if (tick is not null) html.Label(Left(column) + (Step / 2), HeadHeight - 6, tick, "soft middle");
        }

        foreach (var (number, row) in rows.Index()) Draw(html, row, HeadHeight + (number * RowHeight));
    }

    private void Draw(HtmlWriter html, HeatRow row, double top)
    {
        using var group = html.Open("g", ("data-key", row.Key));
        html.Label(Gutter - 10, top + 12.5, InertText.Label(row.Label, LongestLabel), "end", row.Title);
        for (var (from, to) = (0, 0); from < Columns.Count; from = to)
        {
            for (to = from + 1; to < Columns.Count && to != Columns.Count - Apart && row.Cells[to] == row.Cells[from];) to++;
            Draw(html, row.Cells[from], from, to, top);
        }
    }

    private void Draw(HtmlWriter html, HeatCell cell, int from, int to, double top)
    {
        var when = to - from == 1 ? Columns[from] : $"{Columns[from]} to {Columns[to - 1]}";
        html.Rectangle(Left(from) + 0.5, top + 0.5, ((to - from) * Step) - 1, RowHeight - 2, cell.Style, $"{when}: {cell.Text}");
        if (cell.Mark is null) return;
        for (var column = from; column < to; column++)
            html.Label(Left(column) + (Step / 2), top + 12, cell.Mark, HeatLevels.InkOn(cell.Style));
    }
}
