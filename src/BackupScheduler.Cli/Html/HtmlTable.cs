namespace BackupScheduler.Cli.Html;

/// <summary>A table with a caption and headings that a screen reader can follow, and that are repeated on each printed page.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Caption">What it shows.</param>
/// <param name="Columns">Its columns.</param>
internal sealed record HtmlTable<T>(string Id, string Caption, IReadOnlyList<HtmlColumn<T>> Columns)
{
    /// <summary>Whether the caption is only for screen readers: where a heading right above says the same.</summary>
    public bool HidesCaption { get; init; }

    /// <summary>The class of a row; null for none.</summary>
    public Func<T, string?>? RowClass { get; init; }

    /// <summary>What a row is about in <c>data-key</c>, for tests and scripts; null for none.</summary>
    public Func<T, string?>? RowKey { get; init; }

    public void Write(HtmlWriter html, IEnumerable<T> rows)
    {
        // A wide table scrolls by itself, with the keyboard too.
        using var scroll = html.Open("div", ("class", "table-scroll"), ("tabindex", "0"), ("role", "group"), ("aria-label", Caption));
        using var table = html.Open("table", ("id", Id));
        html.Leaf("caption", Caption, ("class", HidesCaption ? "unseen" : null));
        using (html.Open("thead"))
        using (html.Open("tr"))
        {
            foreach (var column in Columns) WriteHeading(html, column);
        }

        using var body = html.Open("tbody");
        foreach (var row in rows) WriteRow(html, row);
    }

    private static void WriteHeading(HtmlWriter html, HtmlColumn<T> column)
    {
        using var heading = html.Open(
            "th", ("scope", "col"), ("class", column.IsNumber ? "number" : null), ("title", column.Meaning), ("aria-sort", column.Sorted), ("data-column", column.Key));
        if (column.SortHref is null) html.Text(column.Name);
        else html.Leaf("a", column.Name, ("href", column.SortHref));
    }

    private void WriteRow(HtmlWriter html, T row)
    {
        using var line = html.Open("tr", ("class", RowClass?.Invoke(row)), ("data-key", RowKey?.Invoke(row)));
        foreach (var column in Columns)
        {
            using var cell = html.Open(column.IsHead ? "th" : "td", ("scope", column.IsHead ? "row" : null), ("class", ClassOf(column, row)));
            column.Write(html, row);
        }
    }

    private static string? ClassOf(HtmlColumn<T> column, T row) => (column.IsNumber, column.Class?.Invoke(row)) switch
    {
        (true, { } own) => $"number {own}",
        (true, null) => "number",
        (false, var own) => own,
    };
}
