namespace BackupScheduler.Cli.WebConsole;

/// <summary>How the console is served.</summary>
internal sealed record ConsoleOptions
{
    /// <summary>The port on 127.0.0.1; 0 for a free one.</summary>
    public int Port { get; init; }

    /// <summary>Whether dead letters may be redriven and discarded; else nothing can be changed.</summary>
    public bool AllowsChanges { get; init; }

    /// <summary>What was read this long ago is read again when a page is asked for.</summary>
    public TimeSpan MaxAge { get; init; } = TimeSpan.FromMinutes(15);
}
