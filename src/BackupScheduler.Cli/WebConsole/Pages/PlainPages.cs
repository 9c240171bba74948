using BackupScheduler.Cli.Html;

namespace BackupScheduler.Cli.WebConsole.Pages;

/// <summary>Pages that say one thing.</summary>
internal static class PlainPages
{
    /// <summary>Nothing has been read yet.</summary>
    public static ConsolePage Reading(string section) => new("Reading", html => html.Leaf(
        "p", "The first look takes a while: it lists the backups of every account and Region. This page comes back by itself.", ("class", "notice"), ("data-wait", "")))
    {
        Section = section,
        About = "How the organization stands is being read.",
    };

    /// <summary>Nothing could be read yet.</summary>
    public static ConsolePage Unread(string section) => new("Nothing could be read", html => html.Leaf("p", "Once the reason is gone, read again.", ("class", "notice")))
    {
        Section = section,
        Tone = "is-bad",
        About = "The reason stands above.",
    };

    public static ConsolePage NotFound(string what) => Saying(404, "Not found", what);

    public static ConsolePage Refused(string why) => Saying(400, "Nothing was done", why);

    public static ConsolePage Failed(string why) => Saying(502, "This could not be read", why);

    private static ConsolePage Saying(int status, string title, string what) =>
        new(title, html => html.Leaf("p", InertText.Line(what, 500), ("class", "notice is-bad")))
        {
            Status = status,
            Tone = "is-bad",
            Above = [("Overview", "/")],
        };
}
