using BackupScheduler.Cli.Html;
using BackupScheduler.Core.Status;

namespace BackupScheduler.Cli.Report;

/// <summary>A part of the page under a heading of its own.</summary>
/// <param name="Id">Its id; its heading's is <c>{id}-heading</c>.</param>
/// <param name="Title">Its heading.</param>
/// <param name="WriteContent">Writes what stands below the heading.</param>
internal sealed record ReportSection(string Id, string Title, Action<HtmlWriter, OrganizationStatus> WriteContent)
{
    /// <summary>Whether there is anything to be told; unless set it always is told.</summary>
    public Func<OrganizationStatus, bool> IsShown { get; init; } = _ => true;

    public void Write(HtmlWriter html, OrganizationStatus status)
    {
        using var section = html.Open("section", ("id", Id), ("aria-labelledby", Id + "-heading"));
        html.Leaf("h2", Title, ("id", Id + "-heading"));
        WriteContent(html, status);
    }
}
