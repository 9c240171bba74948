using BackupScheduler.Cli.Html;

namespace BackupScheduler.Cli.WebConsole.Pages;

/// <summary>One page: what stands between the head and the foot that all pages share.</summary>
/// <param name="Title">Its title, and its first heading.</param>
/// <param name="Write">Writes its content, below the first heading.</param>
internal sealed record ConsolePage(string Title, Action<HtmlWriter> Write)
{
    /// <summary>HTTP's status.</summary>
    public int Status { get; init; } = 200;

    /// <summary>The entry of the navigation that it belongs to.</summary>
    public string Section { get; init; } = "";

    /// <summary>A line below the heading; null for none.</summary>
    public string? About { get; init; }

    /// <summary><c>is-good</c>, <c>is-bad</c> or <c>is-unknown</c>, of the heading.</summary>
    public string Tone { get; init; } = "is-unknown";

    /// <summary>The pages above it.</summary>
    public IReadOnlyList<(string Text, string Href)> Above { get; init; } = [];
}
