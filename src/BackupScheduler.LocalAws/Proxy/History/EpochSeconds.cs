using System.Text.Json.Nodes;

namespace BackupScheduler.LocalAws.Proxy.History;

/// <summary>Moments on the wire.</summary>
internal static class EpochSeconds
{
    /// <summary>With milliseconds at most.</summary>
    public static decimal Of(DateTimeOffset time) => time.ToUnixTimeMilliseconds() / 1000m;

    public static DateTimeOffset Read(decimal seconds) => DateTimeOffset.UnixEpoch.AddTicks((long)(seconds * TimeSpan.TicksPerSecond));

    /// <summary>Null when there is none.</summary>
    public static DateTimeOffset? Read(JsonNode? node) => node is null ? null : Read(node.GetValue<decimal>());

    public static DateTimeOffset Whole(DateTimeOffset time) => DateTimeOffset.FromUnixTimeSeconds(time.ToUnixTimeSeconds());
}
