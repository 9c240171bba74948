using BackupScheduler.Core.Backups;

namespace BackupScheduler.Simulation.Aws;

/// <summary>A backup in the simulated DynamoDB.</summary>
internal sealed class HeldBackup(Backup backup, DateTimeOffset readyAt)
{
    public Backup Backup => backup;

    public bool IsDeleted { get; set; }

    public bool IsReadyAt(DateTimeOffset now) => now >= readyAt;

    public Backup SeenAt(DateTimeOffset now) => IsReadyAt(now) ? backup : backup with { Status = BackupStatus.Creating };
}
