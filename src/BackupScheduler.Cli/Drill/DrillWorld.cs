using System.Security.Cryptography;
using BackupScheduler.Cli.Restore;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Cli.Drill;

/// <summary>What a drill needs from outside.</summary>
/// <param name="Restores">What restores need.</param>
/// <param name="AccountsAsync">The accounts whose backups are looked at, unless some are named.</param>
/// <param name="Id">The drill, as its tables' tags name it.</param>
internal sealed record DrillWorld(RestoreWorld Restores, Func<CancellationToken, Task<IReadOnlyList<AccountId>>> AccountsAsync, string Id)
{
    /// <summary>What the names of its tables begin with; Operator may delete no others.</summary>
    public const string Prefix = "backup-scheduler-drill-";

    /// <summary>How long each of its tables may take to go.</summary>
    public TimeSpan Removal { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Items of each table that are compared with the table in use.</summary>
    public int Items { get; init; } = 20;

    public static string DrawId() => RandomNumberGenerator.GetHexString(16, lowercase: true);

    public static TableName DrawName() => TableName.Parse(Prefix + RandomNumberGenerator.GetHexString(10, lowercase: true));
}
