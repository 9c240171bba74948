namespace BackupScheduler.Cli;

/// <summary>The exit codes of every command; they stand in the README too.</summary>
internal static class ExitCode
{
    /// <summary>All that was asked for is done and confirmed.</summary>
    public const int Done = 0;

    /// <summary>A check failed, or the work could not be finished.</summary>
    public const int Failed = 1;

    /// <summary>The arguments are wrong; nothing was done.</summary>
    public const int BadUsage = 2;

    /// <summary>All was done that can be done, and some users or roles cannot be given the deny.</summary>
    public const int NotCoverable = 3;

    /// <summary>Interrupted, by Ctrl+C or SIGTERM; the command has told what it knows of what is done.</summary>
    public const int Interrupted = 130;
}
