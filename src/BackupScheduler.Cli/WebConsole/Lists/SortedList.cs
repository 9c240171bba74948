using BackupScheduler.Cli.Html;

namespace BackupScheduler.Cli.WebConsole.Lists;

/// <summary>A list that its headings sort, a page at a time.</summary>
/// <param name="Id">Its id in the page.</param>
/// <param name="Caption">What it shows.</param>
/// <param name="Columns">Its columns.</param>
internal sealed record SortedList<T>(string Id, string Caption, IReadOnlyList<ListColumn<T>> Columns)
{
    /// <summary>Rows on a page.</summary>
    public int PageSize { get; init; } = 1000;

    /// <summary>Columns that nothing is sorted by, before the others, such as that of the check boxes.</summary>
    public IReadOnlyList<HtmlColumn<T>> First { get; init; } = [];

    /// <summary>Columns that nothing is sorted by, after the others.</summary>
    public IReadOnlyList<HtmlColumn<T>> Last { get; init; } = [];

    public Func<T, string?>? RowClass { get; init; }

    public Func<T, string?>? RowKey { get; init; }

    /// <summary>What is said where there is no row.</summary>
    public string Nothing { get; init; } = "Nothing is to be shown here.";

    /// <summary>Writes those rows of the page that is asked for.</summary>
    /// <param name="html">The page.</param>
    /// <param name="query">What is asked for.</param>
    /// <param name="rows">All rows that the query finds, in the usual order.</param>
    public void Write(HtmlWriter html, ListQuery query, IReadOnlyList<T> rows)
    {
        if (rows.Count == 0)
        {
            html.Leaf("p", query.IsFiltered ? "Nothing matches this filter." : Nothing, ("class", "soft"));
            return;
        }

        var pages = (rows.Count + PageSize - 1) / PageSize;
        var page = Math.Min(query.Page, pages);
        Table(query).Write(html, Sort(query, rows).Skip((page - 1) * PageSize).Take(PageSize));
        if (pages > 1) WritePages(html, query, page, pages, rows.Count);
    }

    /// <summary>Every row, in the order that is asked for.</summary>
    public IEnumerable<T> Sort(ListQuery query, IReadOnlyList<T> rows)
    {
        if (Columns.FirstOrDefault(column => column.Key == query.Sort) is not { } by) return rows;
        var order = Comparer<T>.Create(by.Compare);
        return query.IsDescending ? rows.OrderDescending(order) : rows.Order(order);
    }

    private HtmlTable<T> Table(ListQuery query) => new(Id, Caption, [.. First, .. Columns.Select(column => Heading(query, column)), .. Last])
    {
        HidesCaption = true,
        RowClass = RowClass,
        RowKey = RowKey,
    };

    private static HtmlColumn<T> Heading(ListQuery query, ListColumn<T> column)
    {
        var isSorted = query.Sort == column.Key;
        var next = query with { Sort = column.Key, IsDescending = isSorted ? !query.IsDescending : column.IsDownwards, Page = 1 };
        return column.Shown with
        {
            Key = column.Key,
            SortHref = next.Href(),
            Sorted = !isSorted ? null : query.IsDescending ? "descending" : "ascending",
        };
    }

    private void WritePages(HtmlWriter html, ListQuery query, int page, int pages, int rows)
    {
        using var navigation = html.Open("nav", ("class", "pages"), ("aria-label", $"Pages of: {Caption}"));
        if (page > 1) html.Leaf("a", "Previous page", ("href", (query with { Page = page - 1 }).Href()), ("rel", "prev"));
        html.Leaf("span", $"Page {page} of {pages}, {Figures.Number(rows)} in all");
        if (page < pages) html.Leaf("a", "Next page", ("href", (query with { Page = page + 1 }).Href()), ("rel", "next"));
    }
}
