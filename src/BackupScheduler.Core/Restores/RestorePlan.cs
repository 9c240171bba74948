using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Exports;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Core.Restores;

/// <summary>How the table is filled at first.</summary>
public enum RestoreWay
{
    /// <summary>RestoreTableFromBackup.</summary>
    Backup,

    /// <summary>ImportTable of the full copy, then the windows.</summary>
    Import,

    /// <summary>CreateTable, the items of the full copy written one by one, then the windows.</summary>
    Load,
}

/// <summary>Everything that a restore will do, decided before anything is done.</summary>
/// <param name="Source">The table that is restored.</param>
/// <param name="Target">The table that is made.</param>
/// <param name="Way">How.</param>
public abstract record RestorePlan(TableArn Source, TableArn Target, RestoreWay Way)
{
    /// <summary>What is asked for; null for the latest.</summary>
    public DateTimeOffset? Asked { get; init; }

    /// <summary>The time whose state it will have: of a backup its run's, give or take a minute.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>Why it cannot be what was asked for; null where it can.</summary>
    public string? EndsEarly { get; init; }

    /// <summary>The settings.</summary>
    public required SettingsPlan Settings { get; init; }

    /// <summary>How much there is.</summary>
    public required RestoreSize Size { get; init; }

    /// <summary>What it will cost.</summary>
    public required RestoreCost Cost { get; init; }

    /// <summary>What an operator should know before, a sentence each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The drill that it belongs to; null for none.</summary>
    public string? DrillId { get; init; }

    /// <summary>Whether what was restored is compared with what was to be restored, at the end.</summary>
    public bool IsVerified { get; init; }

    /// <summary>The same for the same restore, whenever it is planned: an interrupted one is known by it.</summary>
    public string Fingerprint => RestoreFingerprint.Of(this);

    /// <summary>The tags that the table carries from its first moment on, or as soon as it can.</summary>
    public IReadOnlyDictionary<string, string> TagsAt(RestoreStage stage)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal) { [RestoreTags.Fingerprint] = Fingerprint, [RestoreTags.Stage] = stage.ToString() };
        if (DrillId is { } drill) tags[RestoreTags.Drill] = drill;
        return tags;
    }
}

/// <summary>From a backup.</summary>
public sealed record BackupRestorePlan(TableArn Source, TableArn Target, Backup Backup) : RestorePlan(Source, Target, RestoreWay.Backup)
{
    /// <summary>Whether the backup names a key of its Region that the target's does not have: DynamoDB's own is used instead.</summary>
    public bool ResetsEncryption { get; init; }

    /// <summary>The key of the table that was backed up; empty where the service does not tell.</summary>
    public IReadOnlyList<KeyPart> Keys { get; init; } = [];

    /// <summary>Names of its secondary indexes; null where the service does not tell.</summary>
    public IReadOnlyList<string>? Indexes { get; init; }

    /// <summary>Items as the service had counted them; null where it does not tell.</summary>
    public long? CountedItems { get; init; }
}

/// <summary>From copies in the vault.</summary>
public sealed record VaultRestorePlan(TableArn Source, TableArn Target, RestoreWay Way, ChosenChain Chosen) : RestorePlan(Source, Target, Way)
{
    /// <summary>The full copy, its manifests checked.</summary>
    public required LoadedExport Full { get; init; }

    /// <summary>The windows in their order, their manifests checked.</summary>
    public required IReadOnlyList<LoadedExport> Windows { get; init; }

    /// <summary>The table to make; its encryption is one that the target can have.</summary>
    public required TableDescription Shape { get; init; }

    /// <summary>Where the shape is known from.</summary>
    public required SettingsOrigin ShapeFrom { get; init; }

    /// <summary>Who owns the bucket, and which.</summary>
    public required Vault.VaultLocation Vault { get; init; }

    /// <summary>Whether an existing, empty table is filled.</summary>
    public bool IsIntoExisting { get; init; }

    /// <summary>The folder that ImportTable reads, with a slash at the end.</summary>
    public string ImportPrefix => $"{Chosen.Incarnation.Prefix.ExportOf(Chosen.Chain.Full.ExportId)}data/";

    /// <summary>Writes at or after this time are left out.</summary>
    public DateTimeOffset Until => AsOf;
}
