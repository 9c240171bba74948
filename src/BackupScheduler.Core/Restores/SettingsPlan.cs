using BackupScheduler.Core.Tables;

namespace BackupScheduler.Core.Restores;

/// <summary>Where a table's settings are known from.</summary>
public enum SettingsOrigin
{
    /// <summary>From nowhere.</summary>
    Unknown,

    /// <summary>The source table, which is still there.</summary>
    LiveTable,

    /// <summary>A record of the vault's catalogue.</summary>
    Catalogue,

    /// <summary>The operator's own description.</summary>
    SchemaFile,

    /// <summary>None are wanted: the table is thrown away.</summary>
    NotWanted,
}

/// <summary>Which settings a restored table is to have.</summary>
/// <param name="Wanted">The table that has them; null where they are not known or not wanted.</param>
/// <param name="Origin">Where that is known from.</param>
public sealed record SettingsPlan(TableDescription? Wanted, SettingsOrigin Origin)
{
    /// <summary>A description whose settings are not set.</summary>
    public static SettingsPlan NotWanted { get; } = new(null, SettingsOrigin.NotWanted);

    /// <summary>What no API gives back, or what is another resource; an operator has to see to it.</summary>
    public static IReadOnlyList<string> AlwaysManual { get; } =
        ["auto scaling", "alarms", "resource policies", "Kinesis data stream destinations", "global-table replicas"];

    /// <summary>What a restore does not bring back by itself.</summary>
    public static IReadOnlyList<string> Forgotten { get; } =
        ["time to live", "tags", "stream", "point-in-time recovery", "deletion protection", "table class"];

    /// <summary>What an operator has to see to.</summary>
    public IReadOnlyList<string> Manual => Origin switch
    {
        SettingsOrigin.NotWanted => [],
        SettingsOrigin.Unknown =>
        [
            .. Forgotten.Select(name => $"{name} (not known: set by hand)"),
            .. AlwaysManual,
        ],
        _ => AlwaysManual,
    };

    /// <summary>What is still to be set, in its order: protection from deletion last, when nothing can fail any more.</summary>
    /// <param name="actual">The restored table.</param>
    public IReadOnlyList<TableSetting> Missing(TableDescription actual)
    {
        if (Wanted is not { } wanted) return [];
        var missing = new List<TableSetting>();
        if (wanted.Class is { } named && named != actual.Class) missing.Add(new TableSetting.Class(named));
        if (wanted.StreamView is { } view && actual.StreamView is null) missing.Add(new TableSetting.Stream(view));
        var tags = wanted.Tags
            .Where(tag => !RestoreTags.IsOurs(tag.Key) && actual.Tags.GetValueOrDefault(tag.Key) != tag.Value)
            .ToDictionary(StringComparer.Ordinal);
        if (tags.Count > 0) missing.Add(new TableSetting.Tags(tags));
        if (wanted.TimeToLive is { } attribute && attribute != actual.TimeToLive) missing.Add(new TableSetting.TimeToLive(attribute));
        if (wanted.RecoveryDays is { } days && actual.RecoveryDays != days) missing.Add(new TableSetting.Recovery(days));
        if (wanted.IsDeletionProtected && !actual.IsDeletionProtected) missing.Add(new TableSetting.DeletionProtection());
        return missing;
    }
}
