using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Work;

namespace BackupScheduler.Functions.Tests;

/// <summary>Work items about <see cref="World.Scope"/> and <see cref="World.Run"/>.</summary>
internal static class Items
{
    public static BackUpAccount BackUpAccount { get; } = new()
    {
        Version = 1,
        Run = World.Run,
        Account = World.Scope.Account,
        Region = World.Scope.Region,
        AdHoc = false,
        Prune = true,
        Hops = 0,
    };

    public static ReviewAccount Review { get; } = new()
    {
        Version = 1,
        Run = World.Run,
        Account = World.Scope.Account,
        Region = World.Scope.Region,
        Look = 1,
        AdHoc = false,
        Prune = true,
        Hops = 1,
    };

    public static BackUpTable BackUp(string table, bool check = false) => new()
    {
        Version = 1,
        Run = World.Run,
        Account = World.Scope.Account,
        Region = World.Scope.Region,
        Table = TableName.Parse(table),
        Check = check,
    };

    public static PruneTable Prune(string table, string policy, DateTimeOffset due, params IReadOnlyList<string> backups) => new()
    {
        Version = 1,
        Run = World.Run,
        Account = World.Scope.Account,
        Region = World.Scope.Region,
        Table = TableName.Parse(table),
        Backups = backups,
        Due = due,
        Policy = policy,
    };

    public static ProtectAccount Protect { get; } = new() { Version = 1, Run = World.Run, Account = World.Scope.Account };

    /// <summary>The run that many days before <see cref="World.Run"/> (after it, if negative).</summary>
    public static RunId DaysBefore(int days) => RunId.At(World.Run.Time - TimeSpan.FromDays(days));
}
