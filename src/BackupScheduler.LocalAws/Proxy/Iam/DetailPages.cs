using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Xml.Linq;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Proxy.Iam;

/// <summary>
/// GetAccountAuthorizationDetails cut into pages, users first, then groups, roles and policies. The emulator tells all at once,
/// so that later pages come from what it told for the first: they cost it nothing, and what changes between them is not seen.
/// </summary>
internal sealed class DetailPages(TimeProvider time)
{
    private const int DefaultPage = 100, LongestPage = 1000;
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);
    private static readonly string[] Lists = ["UserDetailList", "GroupDetailList", "RoleDetailList", "Policies"];

    private readonly ConcurrentDictionary<string, Snapshot> _snapshots = new();

    /// <summary>The answer to a call that is wrong, or that goes on behind a marker; null when it asks for a first page.</summary>
    public ProxyAnswer? Answer(ProxyCall call)
    {
        if (PageLength(call) is < 1 or > LongestPage)
        {
            return IamAnswers.Invalid(call,
                $"1 validation error detected: Value '{call.Form["MaxItems"]}' at 'maxItems' failed to satisfy constraint: "
                + $"Member must have value between 1 and {LongestPage}");
        }

        if (!call.Form.TryGetValue("Marker", out var marker))
        {
            return null;
        }

        return Find(call, marker) is var (id, start)
            ? Page(call, id, _snapshots[id], start)
            : IamAnswers.Invalid(call, "Invalid Marker.");
    }

    /// <summary>The first page of everything that the emulator has told.</summary>
    public ProxyAnswer First(ProxyCall call, XElement everything)
    {
        foreach (var (old, _) in _snapshots.Where(s => !IsAlive(s.Value)))
        {
            _snapshots.TryRemove(old, out _);
        }

        var entries = Lists.SelectMany(list => everything.Members(list).Select(member => (list, member))).ToList();
        var (id, snapshot) = (Guid.NewGuid().ToString("N"), new Snapshot(call.Account, time.GetTimestamp(), entries));
        if (entries.Count > PageLength(call))
        {
            _snapshots[id] = snapshot;
        }

        return Page(call, id, snapshot, 0);
    }

    private static ProxyAnswer Page(ProxyCall call, string id, Snapshot snapshot, int start)
    {
        var page = snapshot.Entries.Skip(start).Take(PageLength(call)).ToLookup(entry => entry.List, entry => entry.Member);
        var end = start + page.Sum(list => list.Count());
        var isTruncated = end < snapshot.Entries.Count;
        return IamAnswers.Of(call,
            Element("IsTruncated", isTruncated ? "true" : "false"),
            Lists.Select(list => Element(list, page[list])),
            isTruncated ? Element("Marker", Marker(id, end)) : "");
    }

    private static XElement Element(string name, object content) => new(IamAnswers.Namespace + name, content);

    private static int PageLength(ProxyCall call) => !call.Form.TryGetValue("MaxItems", out var text) ? DefaultPage
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var length) ? length : 0;

    private static string Marker(string id, int start) => Convert.ToBase64String(Encoding.UTF8.GetBytes($"{id} {start}"));

    /// <summary>Null for a marker that was never given, was given to another account, or is too old.</summary>
    private (string Id, int Start)? Find(ProxyCall call, string marker)
    {
        var bytes = new byte[marker.Length];
        var parts = Convert.TryFromBase64String(marker, bytes, out var count)
            ? Encoding.UTF8.GetString(bytes, 0, count).Split(' ')
            : [];
        return parts is [var id, var at] && int.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var start)
            && _snapshots.TryGetValue(id, out var snapshot) && snapshot.Account == call.Account && IsAlive(snapshot)
                ? (id, start)
                : null;
    }

    private bool IsAlive(Snapshot snapshot) => time.GetElapsedTime(snapshot.Taken) < Life;

    private sealed record Snapshot(string Account, long Taken, IReadOnlyList<(string List, XElement Member)> Entries);
}
