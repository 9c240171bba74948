using BackupScheduler.Cli.Html;

namespace BackupScheduler.Cli.WebConsole.Entrance;

/// <summary>What whoever is not let in gets to see: nothing of the organization, no link, no script.</summary>
internal static class RefusalPage
{
    public static void Write(TextWriter output, Refusal refusal) => new HtmlPage("Not let in - BackupScheduler").Write(output, html =>
    {
        using var main = html.Open("main");
        using var box = html.Open("div", ("class", "headline is-bad"));
        html.Leaf("h1", "Not let in");
        html.Leaf("p", refusal.Why);
    });
}
