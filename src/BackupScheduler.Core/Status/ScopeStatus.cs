using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Core.Status;

/// <summary>How an account and Region stands.</summary>
/// <param name="Scope">The account and Region.</param>
/// <param name="Tables">Its tables, those that are gone and have own backups left included; the worst first. Empty where it could not be read.</param>
public sealed record ScopeStatus(TableScope Scope, IReadOnlyList<TableStatus> Tables)
{
    /// <summary>Why it could not be read; null where it was.</summary>
    public StatusFailure? Failure { get; init; }

    /// <summary>What the tags of its tables could not be read for: then tables that tags leave out count as selected; null where they were.</summary>
    public StatusFailure? TagsFailure { get; init; }

    /// <summary>How many of the selected tables have an own backup of each day (UTC), as far as backups are retained; the oldest day first.</summary>
    public IReadOnlyList<DayCoverage> Days { get; init; } = [];

    /// <summary>The runs that its own backups tell of, the newest first.</summary>
    public IReadOnlyList<ScopeRun> Runs { get; init; } = [];

    /// <summary>Backups that are not ours, of tables that are gone.</summary>
    public OtherBackups Others { get; init; }

    /// <summary>What its backups and copies cost; null where it could not be read.</summary>
    public MonthlyCost? Cost { get; init; }

    /// <summary>How many tables stand so.</summary>
    public int Count(TableHealth health) => Tables.Count(table => table.Health == health);

    /// <summary>Tables that a backup is expected of.</summary>
    public int Selected => Tables.Count(table => table.IsSelected);

    /// <summary>The oldest of the selected tables' newest backups; null where none has any.</summary>
    public TimeSpan? WorstAge => Tables.Where(table => table.IsSelected).Max(table => table.Age);
}

/// <summary>Why something could not be looked at.</summary>
/// <param name="Code">The service's error code, or ours.</param>
/// <param name="Message">One line.</param>
/// <param name="IsRegionUnavailable">Whether the Region is not enabled for the account, or closed to it: told, and no fault.</param>
public sealed record StatusFailure(string Code, string Message, bool IsRegionUnavailable = false);

/// <summary>A day's backups in an account and Region.</summary>
/// <param name="Day">The day in UTC.</param>
/// <param name="BackedUp">Selected tables with an AVAILABLE own backup made that day.</param>
/// <param name="Selected">Selected tables that are known to have existed by then: that have a backup of that day or an earlier one.</param>
public readonly record struct DayCoverage(DateOnly Day, int BackedUp, int Selected);

/// <summary>A run's own backups in an account and Region.</summary>
/// <param name="Run">The run.</param>
/// <param name="Available">Tables whose backup is AVAILABLE.</param>
/// <param name="Creating">Tables whose backup is being made.</param>
/// <param name="Bytes">Bytes of these backups together.</param>
public readonly record struct ScopeRun(RunId Run, int Available, int Creating, long Bytes);

/// <summary>Backups that are not ours, of tables that are gone: no table's row tells of them.</summary>
/// <param name="Foreign">Of type USER.</param>
/// <param name="System">Made by DynamoDB when the table was deleted (type SYSTEM, kept 35 days, free of charge).</param>
/// <param name="AwsBackup">Recovery points of AWS Backup.</param>
/// <param name="Bytes">Bytes of those that bill storage.</param>
public readonly record struct OtherBackups(int Foreign, int System, int AwsBackup, long Bytes);
