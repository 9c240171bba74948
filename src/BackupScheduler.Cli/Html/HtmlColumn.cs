namespace BackupScheduler.Cli.Html;

/// <summary>A column of a table.</summary>
/// <param name="Name">Its heading.</param>
/// <param name="Write">Writes the content of a cell, without the cell itself.</param>
internal sealed record HtmlColumn<T>(string Name, Action<HtmlWriter, T> Write)
{
    /// <summary>A column of one text.</summary>
    public HtmlColumn(string name, Func<T, string?> text)
        : this(name, (html, row) => html.Text(text(row)))
    {
    }

    /// <summary>Whether it holds numbers: to the right, digits of one width.</summary>
    public bool IsNumber { get; init; }

    /// <summary>Whether its cells name their rows.</summary>
    public bool IsHead { get; init; }

    /// <summary>The class of a cell; null for none.</summary>
    public Func<T, string?>? Class { get; init; }

    /// <summary>What the heading means, shown when it is pointed at; null where it speaks for itself.</summary>
    public string? Meaning { get; init; }

    /// <summary>Where its heading leads, to sort by it; null where it leads nowhere.</summary>
    public string? SortHref { get; init; }

    /// <summary><c>ascending</c> or <c>descending</c> where the table is sorted by it; else null.</summary>
    public string? Sorted { get; init; }

    /// <summary>Its key in <c>data-column</c>, for tests and scripts; null for none.</summary>
    public string? Key { get; init; }
}
