namespace BackupScheduler.Cli.Html;

/// <summary>What every page has: its language, title, policy and style.</summary>
/// <param name="Title">The title.</param>
internal sealed record HtmlPage(string Title)
{
    /// <summary>The Content-Security-Policy that stands in the page; null where the answer's header says it.</summary>
    public string? Policy { get; init; }

    /// <summary>Where the style sheet is fetched; null for one that is written into the page.</summary>
    public string? StyleHref { get; init; }

    /// <summary>What else belongs into the head, such as a script by its nonce.</summary>
    public Action<HtmlWriter>? Head { get; init; }

    /// <summary>The policy of a page that needs nothing but itself: no script, no request, no form.</summary>
    public static string SelfContainedPolicy =>
        $"default-src 'none'; style-src {StyleSheet.Desk.Source}; img-src data:; base-uri 'none'; form-action 'none'";

    /// <summary>Writes the page.</summary>
    public void Write(TextWriter output, Action<HtmlWriter> writeBody)
    {
        var html = new HtmlWriter(output);
        html.Doctype();
        using (html.Open("html", ("lang", "en")))
        {
            using (html.Open("head")) WriteHead(html);
            using (html.Open("body")) writeBody(html);
        }
    }

    private void WriteHead(HtmlWriter html)
    {
        html.Empty("meta", ("charset", "utf-8"));
        if (Policy is not null) html.Empty("meta", ("http-equiv", "Content-Security-Policy"), ("content", Policy));
        html.Empty("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
        html.Empty("meta", ("name", "color-scheme"), ("content", "light dark"));
        html.Empty("meta", ("name", "referrer"), ("content", "no-referrer"));
        html.Leaf("title", Title);
        // Without it a browser asks the host for an icon.
        html.Empty("link", ("rel", "icon"), ("href", "data:,"));
        if (StyleHref is null) html.Style(StyleSheet.Desk);
        else html.Empty("link", ("rel", "stylesheet"), ("href", StyleHref));
        Head?.Invoke(html);
    }
}
