using System.Text.Json.Serialization;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Core.Events;

/// <summary>A table without an AVAILABLE backup of the run.</summary>
/// <param name="Table">The table.</param>
/// <param name="State">What was seen of its backup.</param>
public sealed record UnfinishedTable(TableName Table, UnfinishedState State);

/// <summary>What was seen of a backup that is not there yet.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<UnfinishedState>))]
public enum UnfinishedState
{
    /// <summary>No backup of the run.</summary>
    [JsonStringEnumMemberName("missing")]
    Missing,

    /// <summary>One that is still being made.</summary>
    [JsonStringEnumMemberName("creating")]
    Creating,
}
