namespace BackupScheduler.Cli.Trials;

/// <summary>How often is looked, and how long something may take.</summary>
internal sealed record Pace
{
    /// <summary>Between two looks. AWS allows five listings of backups a second.</summary>
    public TimeSpan Look { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Between two looks at what takes minutes.</summary>
    public TimeSpan SlowLook { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>For a table, a backup, an attachment.</summary>
    public TimeSpan Usual { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>For an export.</summary>
    public TimeSpan Export { get; init; } = TimeSpan.FromMinutes(40);

    /// <summary>For each thing that is removed; less than the process is given to end.</summary>
    public TimeSpan Removal { get; init; } = TimeSpan.FromMinutes(2);
}
