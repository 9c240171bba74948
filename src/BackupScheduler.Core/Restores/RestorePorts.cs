using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Vault;

namespace BackupScheduler.Core.Restores;

/// <summary>What a restore needs from outside.</summary>
/// <param name="Target">Where the table is made.</param>
/// <param name="Vault">The vault; null where none is needed.</param>
/// <param name="Time">The clock that is waited on.</param>
/// <param name="Jitter">Spreads repeated calls.</param>
public sealed record RestorePorts(IRestoreTarget Target, IVaultObjects? Vault, TimeProvider Time, IJitter Jitter)
{
    /// <summary>Between two looks at what takes its time.</summary>
    public TimeSpan Look { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Batches of writes at the same time.</summary>
    public int BatchesInFlight { get; init; } = 8;

    /// <summary>Is told how far it has come; null for nobody.</summary>
    public IProgress<RestoreProgress>? Progress { get; init; }
}

/// <summary>What a restore is about.</summary>
public enum RestoreActivity
{
    /// <summary>The vault's files are compared with their manifests.</summary>
    Checking,

    /// <summary>DynamoDB makes the table.</summary>
    Making,

    /// <summary>DynamoDB imports the full copy.</summary>
    Importing,

    /// <summary>The full copy's items are written.</summary>
    Loading,

    /// <summary>A window is written.</summary>
    Replaying,

    /// <summary>Settings are set.</summary>
    Setting,

    /// <summary>The items are counted.</summary>
    Counting,
}

/// <summary>How far a restore has come.</summary>
/// <param name="Activity">What it is about.</param>
/// <param name="What">Of what, in a word or two; may be empty.</param>
/// <param name="Done">Items done in this activity.</param>
/// <param name="Total">Of so many; null where that is not known.</param>
public readonly record struct RestoreProgress(RestoreActivity Activity, string What, long Done, long? Total);

/// <summary>A restore cannot go on. What it has made stays, and says so itself by its tags.</summary>
public sealed class RestoreException(string message) : Exception(message);
