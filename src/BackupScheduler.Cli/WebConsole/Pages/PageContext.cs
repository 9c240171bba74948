using BackupScheduler.Cli.WebConsole.Letters;
using BackupScheduler.Cli.WebConsole.Reading;
using BackupScheduler.Core.Status;

namespace BackupScheduler.Cli.WebConsole.Pages;

/// <summary>What every page knows.</summary>
/// <param name="Path">Its own path.</param>
/// <param name="Nonce">Without which no script runs.</param>
/// <param name="Form">What each form carries, so that only our own are taken.</param>
/// <param name="AllowsChanges">Whether anything may be changed.</param>
/// <param name="Now">The time of the request.</param>
internal sealed record PageContext(string Path, string Nonce, string Form, bool AllowsChanges, DateTimeOffset Now)
{
    /// <summary>How the organization stands.</summary>
    public required Snapshot<OrganizationStatus> Status { get; init; }

    /// <summary>The dead letters.</summary>
    public required Snapshot<LetterShelf> Letters { get; init; }

    /// <summary>What is being done to letters, or was last; null for nothing yet.</summary>
    public Errand? Errand { get; init; }

    /// <summary>Whether this answers a form: such a page must not be asked for again by itself, which would send the form once more.</summary>
    public bool IsOfForm { get; init; }

    /// <summary>Where the page is to be fetched again by itself, because something is under way; for browsers without scripts.</summary>
    public bool IsWaiting => !IsOfForm && (Status.IsReading || Letters.IsReading || Errand is { IsRunning: true });
}
