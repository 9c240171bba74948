using System.Text.Json.Serialization;

namespace BackupScheduler.Core.Events;

/// <summary>How the work of a run in one account and Region came to its end.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReviewEnd>))]
public enum ReviewEnd
{
    /// <summary>The last look has been taken: the counts say what it saw.</summary>
    [JsonStringEnumMemberName("reviewed")]
    Reviewed,

    /// <summary>The last look came when the run was too old to act on: the counts say what it saw.</summary>
    [JsonStringEnumMemberName("overtaken")]
    Overtaken,

    /// <summary>The run was too old before its tables were listed: none of them was backed up in it.</summary>
    [JsonStringEnumMemberName("not-begun")]
    NotBegun,

    /// <summary>The Region is not enabled for the account, or a service control policy closes it: nothing there can be backed up.</summary>
    [JsonStringEnumMemberName("region-unavailable")]
    RegionUnavailable,

    /// <summary>The item was given up and waits in the dead-letter queue: nobody has looked.</summary>
    [JsonStringEnumMemberName("dead-lettered")]
    DeadLettered,
}
