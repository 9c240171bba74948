using System.Text.Json.Serialization;

namespace BackupScheduler.Core.Events;

/// <summary>How a review or a run ended, in one word; a later value is worse.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EventOutcome>))]
public enum EventOutcome
{
    /// <summary>Every table that a backup is expected of has one that was seen AVAILABLE, or nothing could be expected.</summary>
    [JsonStringEnumMemberName("OK")]
    Ok,

    /// <summary>Some have, and some have not.</summary>
    [JsonStringEnumMemberName("PARTIAL")]
    Partial,

    /// <summary>None has, or nobody could look.</summary>
    [JsonStringEnumMemberName("FAILED")]
    Failed,
}
