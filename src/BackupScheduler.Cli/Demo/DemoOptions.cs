namespace BackupScheduler.Cli.Demo;

/// <summary>How large the demo's organization is, and what is asked of it.</summary>
/// <param name="Accounts">Active accounts, the management account included; the last one has no tables.</param>
/// <param name="Regions">Regions worked in.</param>
/// <param name="Tables">Tables in all, the special cases included.</param>
/// <param name="Runs">How often the schedule fires.</param>
/// <param name="Keep">The retention: the newest backups kept of each table.</param>
internal sealed record DemoOptions(int Accounts = 5, int Regions = 2, int Tables = 60, int Runs = 3, int Keep = 2)
{
    /// <summary>One JSON document instead of tables.</summary>
    public bool Json { get; init; }

    /// <summary>Copies to the vault too, and a table that is lost and restored from there.</summary>
    public bool Vault { get; init; }

    /// <summary>Serves the console over the organization once it is checked.</summary>
    public bool Console { get; init; }

    /// <summary>The functions' own log lines too.</summary>
    public bool Verbose { get; init; }
}
