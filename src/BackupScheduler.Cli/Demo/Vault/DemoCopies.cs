using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using BackupScheduler.LocalAws.Reading;

namespace BackupScheduler.Cli.Demo.Vault;

/// <summary>One copy, by the key of its record alone.</summary>
/// <param name="Folder">Account, Region, table and id, as the key has them.</param>
/// <param name="From">Beginning of a window; null for a full copy.</param>
/// <param name="To">Its time, or the window's end.</param>
/// <param name="Export">The export.</param>
internal sealed record DemoCopy(string Folder, DateTimeOffset? From, DateTimeOffset To, string Export);

/// <summary>What lies in the vault's bucket, as its owner sees it. Shares no code with the service that it judges.</summary>
/// <param name="Keys">Every object.</param>
/// <param name="Copies">The confirmed copies.</param>
/// <param name="Manifests">The ARN of the table that each manifest is of, by the manifest's key.</param>
internal sealed partial record DemoCopies(IReadOnlyList<string> Keys, IReadOnlyList<DemoCopy> Copies, IReadOnlyDictionary<string, string> Manifests)
{
    public static async Task<DemoCopies> ReadAsync(VaultReader vault, CancellationToken cancellation)
    {
        var keys = await vault.KeysAsync(cancellation: cancellation);
        var manifests = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var key in keys.Where(key => key.EndsWith("/manifest-summary.json", StringComparison.Ordinal)))
            manifests[key] = (string?)JsonNode.Parse(await vault.BytesAsync(key, cancellation))!["tableArn"] ?? "";
        return new DemoCopies(keys, [.. keys.Select(Read).OfType<DemoCopy>()], manifests);
    }

    /// <summary>The copies of a table, the full ones first, then in their order.</summary>
    /// <param name="table">Account, Region and table.</param>
    public IReadOnlyList<DemoCopy> Of(string table) =>
        [.. Copies.Where(copy => copy.Folder.StartsWith(table + "/", StringComparison.Ordinal)).OrderBy(copy => copy.From is not null).ThenBy(copy => copy.To)];

    private static DemoCopy? Read(string key)
    {
        if (RecordKey().Match(key) is not { Success: true } match) return null;
        DateTimeOffset Time(string group) =>
            DateTimeOffset.ParseExact(match.Groups[group].Value, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        return new DemoCopy(match.Groups["folder"].Value, match.Groups["from"].Success ? Time("from") : null, Time("to"), match.Groups["export"].Value);
    }

    [GeneratedRegex("^(?<folder>[0-9]{12}/[a-z0-9-]+/[^/]+/[^/]+)/catalogue/(?<to>[0-9TZ]{16})-(full|from-(?<from>[0-9TZ]{16}))-(?<export>[0-9a-f-]+)\\.json$")]
    private static partial Regex RecordKey();
}
