using BackupScheduler.Cli.Html;

namespace BackupScheduler.Cli.WebConsole.Pages;

/// <summary>How old the data is, and what is under way, in words.</summary>
internal static class StateText
{
    /// <summary>Data this old is told to be old.</summary>
    private static readonly TimeSpan s_old = TimeSpan.FromMinutes(30);

    public static string AsOf(PageContext context)
    {
        if (context.Status.At is not { } at) return "Nothing has been read yet.";
        var age = context.Now - at;
        var old = context.Status.Failure is not null || age > s_old ? " This is old data." : "";
        return $"As of {Figures.Time(at)}, {(age < TimeSpan.FromMinutes(1) ? "just now" : $"{Figures.Age(age)} ago")}.{old}";
    }

    /// <summary>One line; null where nothing is under way.</summary>
    public static string? UnderWay(PageContext context)
    {
        var lines = new List<string>();
        if (context.Status.Progress is { } status) lines.Add($"Reading the organization: {status}.");
        if (context.Letters.Progress is { } letters) lines.Add($"Reading the dead letters: {letters}.");
        if (context.Errand is { IsRunning: true } errand) lines.Add($"{errand.Title}: {errand.Progress}.");
        return lines.Count == 0 ? null : string.Join(' ', lines.Select(line => InertText.Line(line)));
    }

    /// <summary>What could not be read the last time.</summary>
    public static IEnumerable<string> Failures(PageContext context)
    {
        if (context.Status.Failure is { } status)
            yield return $"The organization could not be read: {InertText.Line(status, 500)}{(context.Status.At is null ? "" : ". What is shown is what was read before.")}";
        if (context.Letters.Failure is { } letters)
            yield return $"The dead letters could not be read: {InertText.Line(letters, 500)}{(context.Letters.At is { } at ? $". What is shown of them is as of {Figures.Time(at)}." : "")}";
    }
}
