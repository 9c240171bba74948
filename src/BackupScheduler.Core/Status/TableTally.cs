using BackupScheduler.Core.Backups;

namespace BackupScheduler.Core.Status;

/// <summary>What the backups of one table come to.</summary>
internal sealed class TableTally(bool isListed)
{
    private Backup? _newest;

    /// <summary>Whether the table is there.</summary>
    public bool IsListed { get; } = isListed;

    /// <summary>Whether backups are left that retention counts.</summary>
    public bool HasOurs { get; private set; }

    public DateTimeOffset? NewestAt => _newest?.CreatedAt;

    public long? NewestBytes => _newest is { SizeBytes: > 0 and var bytes } ? bytes : null;

    public DateTimeOffset? OldestAt { get; private set; }

    /// <summary>When the newest of those that are being made was begun; null without any.</summary>
    public DateTimeOffset? CreatingSince { get; private set; }

    public int Retained { get; private set; }

    public int Creating { get; private set; }

    public int Foreign { get; private set; }

    public int System { get; private set; }

    public int AwsBackup { get; private set; }

    public int Unsized { get; private set; }

    public long Bytes { get; private set; }

    public long AllBytes { get; private set; }

    /// <summary>The UTC days of AVAILABLE own backups.</summary>
    public HashSet<DateOnly> Days { get; } = [];

    public void Add(Backup backup, BackupOrigin origin)
    {
        switch (origin)
        {
            case BackupOrigin.System:
                System++;
                // AWS takes nothing for these.
                return;
            case BackupOrigin.AwsBackup:
                AwsBackup++;
                break;
            case BackupOrigin.Foreign:
                Foreign++;
                break;
            default:
                AddOurs(backup, origin);
                break;
        }

        if (backup.Status != BackupStatus.Available) return;
        AllBytes += Math.Max(0, backup.SizeBytes ?? 0);
        if (backup.SizeBytes is not > 0) Unsized++;
    }

    private void AddOurs(Backup backup, BackupOrigin origin)
    {
        HasOurs = true;
        if (backup.Status == BackupStatus.Available)
        {
            Retained++;
            Bytes += Math.Max(0, backup.SizeBytes ?? 0);
            if (origin == BackupOrigin.Own) AddOwn(backup);
        }
        else if (backup.Status == BackupStatus.Creating && origin == BackupOrigin.Own)
        {
            Creating++;
            if (!(backup.CreatedAt <= CreatingSince)) CreatingSince = backup.CreatedAt;
        }
    }

    private void AddOwn(Backup backup)
    {
        if (_newest is null || (backup.CreatedAt, backup.Arn).CompareTo((_newest.CreatedAt, _newest.Arn)) > 0) _newest = backup;
        if (!(backup.CreatedAt >= OldestAt)) OldestAt = backup.CreatedAt;
        Days.Add(DateOnly.FromDateTime(backup.CreatedAt.UtcDateTime));
    }
}
