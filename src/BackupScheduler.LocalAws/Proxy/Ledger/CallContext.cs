using BackupScheduler.LocalAws.Proxy.S3;

namespace BackupScheduler.LocalAws.Proxy.Ledger;

/// <summary>The condition keys that a call brings by what it asks for.</summary>
internal static class CallContext
{
    private static readonly (string Service, string Field, string Key)[] s_keys =
    [
        ("iam", "PolicyArn", "iam:PolicyARN"),
        ("sts", "ExternalId", "sts:ExternalId"),
        ("sts", "RoleSessionName", "sts:RoleSessionName"),
    ];

    public static IReadOnlyDictionary<string, string> Of(ProxyCall call) =>
        call.S3 is { } target ? OfListing(target)
        : EventBridgeResources.SourceOf(call) is { } source ? new Dictionary<string, string> { ["events:source"] = source }
        : s_keys
            .Where(key => key.Service == call.Service && call.Form.ContainsKey(key.Field) && IsKnownTo(call))
            .ToDictionary(key => key.Key, key => call.Form[key.Field]);

    private static Dictionary<string, string> OfListing(S3Target target) =>
        target.Query.TryGetValue("prefix", out var prefix) ? new() { ["s3:prefix"] = prefix } : [];

    /// <summary>A policy's ARN is a key of what attaches and detaches; elsewhere it is the resource.</summary>
    private static bool IsKnownTo(ProxyCall call) => call.Service != "iam"
        || call.Operation.StartsWith("Attach", StringComparison.Ordinal) || call.Operation.StartsWith("Detach", StringComparison.Ordinal);
}
