using System.Globalization;
using BackupScheduler.Cli.Html;
using BackupScheduler.Cli.WebConsole.Entrance;

namespace BackupScheduler.Cli.WebConsole.Pages;

/// <summary>What stands around every page: the way past the navigation, the navigation, how old the data is, and what is under way.</summary>
internal static class PageFrame
{
    private static readonly (string Text, string Href)[] s_sections =
    [
        ("Overview", "/"), ("Coverage", "/coverage"), ("Runs", "/runs"), ("Dead letters", "/letters"), ("Principals", "/principals"), ("Copies", "/copies"),
    ];

    public static void Write(TextWriter output, PageContext context, ConsolePage page) =>
        new HtmlPage($"{page.Title} - BackupScheduler")
        {
            StyleHref = ConsoleAssets.StylePath,
            Head = html => WriteHead(html, context),
        }.Write(output, html => WriteBody(html, context, page));

    private static void WriteHead(HtmlWriter html, PageContext context)
    {
        html.Script(ConsoleAssets.ScriptPath, context.Nonce);
        if (!context.IsWaiting) return;
        // With a script only the line about what is under way is fetched, so that nobody loses their place.
        using var without = html.Open("noscript");
        html.Empty("meta", ("http-equiv", "refresh"), ("content", "3"));
    }

    private static void WriteBody(HtmlWriter html, PageContext context, ConsolePage page)
    {
        html.Leaf("a", "Skip to the content", ("class", "unseen skip"), ("href", "#content"));
        using (html.Open("header"))
        {
            WriteBar(html, context, page);
            WriteState(html, context);
        }

        using (html.Open("main", ("id", "content"), ("tabindex", "-1")))
        {
            using (html.Open("div", ("class", $"headline {page.Tone}")))
            {
                WriteAbove(html, page);
                html.Leaf("h1", page.Title);
                if (page.About is not null) html.Leaf("p", page.About);
            }

            page.Write(html);
        }

        html.Leaf("footer", context.AllowsChanges
            ? "All times are UTC. This console may redrive and discard dead letters; it changes nothing else."
            : "All times are UTC. This console is read-only; started with --allow-changes it may redrive and discard dead letters.");
    }

    private static void WriteBar(HtmlWriter html, PageContext context, ConsolePage page)
    {
        using var bar = html.Open("div", ("class", "bar"));
        html.Leaf("span", "BackupScheduler", ("class", "brand"));
        using (html.Open("nav", ("aria-label", "Pages")))
        using (html.Open("ul"))
        {
            foreach (var (text, href) in s_sections)
            {
                using var item = html.Open("li");
                using var link = html.Open("a", ("href", href), ("aria-current", href == page.Section ? href == context.Path ? "page" : "true" : null));
                html.Text(text);
                if (href == "/letters" && context.Letters.Value is { Letters.Count: > 0 and var count })
                    html.Text(string.Create(CultureInfo.InvariantCulture, $" ({count:N0})"));
            }
        }

        html.Leaf("span", context.AllowsChanges ? "changes allowed" : "read-only", ("class", "push mark is-unknown"));
    }

    // How old the data is, why it could not be read, and what is under way.
    private static void WriteState(HtmlWriter html, PageContext context)
    {
        using var bar = html.Open("div", ("class", "bar state"));
        html.Leaf("span", StateText.AsOf(context), ("class", "as-of"));
        html.Leaf("span", StateText.UnderWay(context) ?? "", ("id", "under-way"), ("role", "status"), ("data-waiting", context.IsWaiting ? "yes" : "no"));
        using (html.Open("form", ("method", "post"), ("action", Gate.RefreshPath), ("class", "push")))
        {
            html.Empty("input", ("type", "hidden"), ("name", "form"), ("value", context.Form));
            html.Empty("input", ("type", "hidden"), ("name", "back"), ("value", context.Path));
            html.Leaf("button", "Read again", ("type", "submit"), ("class", "plain"));
        }

        foreach (var failure in StateText.Failures(context)) html.Leaf("p", failure, ("class", "notice is-bad"), ("role", "alert"));
    }

    private static void WriteAbove(HtmlWriter html, ConsolePage page)
    {
        if (page.Above.Count == 0) return;
        using var navigation = html.Open("nav", ("aria-label", "Above this page"), ("class", "small"));
        using var list = html.Open("ul");
        foreach (var (text, href) in page.Above)
        {
            using var item = html.Open("li");
            html.Leaf("a", text, ("href", href));
        }
    }
}
