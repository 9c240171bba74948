using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace BackupScheduler.Cli.WebConsole.Lists;

/// <summary>What a page's address asks of its list. Nothing in it is trusted: what makes no sense counts as not given.</summary>
/// <param name="Path">The page.</param>
internal sealed record ListQuery(string Path)
{
    private const int LongestText = 200;

    /// <summary>The text to look for; empty for none.</summary>
    public string Text { get; init; } = "";

    /// <summary>The state to show; empty for all.</summary>
    public string State { get; init; } = "";

    /// <summary>The key of the column to sort by; empty for the usual order.</summary>
    public string Sort { get; init; } = "";

    public bool IsDescending { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>What else the page's list is limited by, such as the cause of letters.</summary>
    public IReadOnlyList<(string Name, string Value)> More { get; init; } = [];

    public bool IsFiltered => Text.Length > 0 || State.Length > 0 || More.Count > 0;

    /// <summary>Reads.</summary>
    /// <param name="request">The request.</param>
    /// <param name="more">The names of what else it may be limited by.</param>
    public static ListQuery Of(HttpRequest request, params IReadOnlyList<string> more)
    {
        string Get(string name) => request.Query[name].ToString() is { Length: <= LongestText } value ? value.Trim() : "";
        return new ListQuery(request.Path.Value ?? "/")
        {
            Text = Get("q"),
            State = Get("state"),
            Sort = Get("sort"),
            IsDescending = Get("order") == "down",
            Page = int.TryParse(Get("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page > 0 ? page : 1,
            More = [.. more.Select(name => (name, Get(name))).Where(limit => limit.Item2.Length > 0)],
        };
    }

    public string? Get(string name) => More.FirstOrDefault(limit => limit.Name == name).Value;

    public bool Finds(params ReadOnlySpan<string?> texts)
    {
        if (Text.Length == 0) return true;
        foreach (var text in texts)
            if (text is not null && text.Contains(Text, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    /// <summary>The address that asks for this.</summary>
    public string Href()
    {
        var parts = new List<string>();
        void Add(string name, string value)
        {
            if (value.Length > 0) parts.Add($"{name}={Uri.EscapeDataString(value)}");
        }

        foreach (var (name, value) in More) Add(name, value);
        Add("q", Text);
        Add("state", State);
        Add("sort", Sort);
        Add("order", IsDescending ? "down" : "");
        Add("page", Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : "");
        return parts.Count == 0 ? Path : $"{Path}?{string.Join('&', parts)}";
    }
}
