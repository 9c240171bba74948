namespace BackupScheduler.Cli.Report;

/// <summary>The command line of <c>report</c>.</summary>
/// <param name="Html">The file that the page goes to, as it was given.</param>
internal sealed record ReportOptions(string Html)
{
    /// <summary>Whether a file that is there already is replaced.</summary>
    public bool Force { get; init; }

    public string? Profile { get; init; }

    public string? Region { get; init; }

    public bool Json { get; init; }
}
