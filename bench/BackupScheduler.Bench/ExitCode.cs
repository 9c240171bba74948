namespace BackupScheduler.Bench;

/// <summary>The exit codes of every command.</summary>
internal static class ExitCode
{
    /// <summary>Every figure holds what the design promises.</summary>
    public const int Done = 0;

    /// <summary>One does not.</summary>
    public const int Failed = 1;

    /// <summary>The arguments are wrong; nothing was done.</summary>
    public const int BadUsage = 2;

    /// <summary>Interrupted, by Ctrl+C or SIGTERM; what was started has been ended.</summary>
    public const int Interrupted = 130;
}
