using BackupScheduler.Cli.Html;

namespace BackupScheduler.Cli.WebConsole.Lists;

/// <summary>The form above a list: a text to look for, and a state.</summary>
/// <param name="What">What is looked for, such as <c>account or table</c>.</param>
/// <param name="States">The states to choose from, by their names in addresses; none leaves the choice out.</param>
internal sealed record FilterForm(string What, IReadOnlyList<(string Name, string Text)> States)
{
    public void Write(HtmlWriter html, ListQuery query, int shown, int all)
    {
        using (html.Open("form", ("method", "get"), ("action", query.Path), ("role", "search"), ("class", "row filter")))
        {
            foreach (var (name, value) in query.More) html.Empty("input", ("type", "hidden"), ("name", name), ("value", value));
            if (query.Sort.Length > 0) html.Empty("input", ("type", "hidden"), ("name", "sort"), ("value", query.Sort));
            if (query.IsDescending) html.Empty("input", ("type", "hidden"), ("name", "order"), ("value", "down"));
            using (html.Open("label", ("class", "field")))
            {
                html.Leaf("span", $"Look for {What}");
                html.Empty("input", ("type", "search"), ("name", "q"), ("value", query.Text), ("maxlength", "200"), ("autocomplete", "off"), ("spellcheck", "false"));
            }

            if (States.Count > 0) WriteStates(html, query);
            html.Leaf("button", "Show", ("type", "submit"));
            if (query.IsFiltered) html.Leaf("a", "Show all", ("href", (query with { Text = "", State = "", More = [], Page = 1 }).Href()), ("class", "button plain"));
        }

        html.Leaf("p", $"{Figures.Number(shown)} of {Figures.Number(all)} shown", ("class", "shown small soft"), ("role", "status"));
    }

    private void WriteStates(HtmlWriter html, ListQuery query)
    {
        using var label = html.Open("label", ("class", "field"));
        html.Leaf("span", "In this state");
        using var select = html.Open("select", ("name", "state"));
        foreach (var (name, text) in States.Prepend(("", "any")))
            html.Leaf("option", text, ("value", name), ("selected", name == query.State ? "" : null));
    }
}
