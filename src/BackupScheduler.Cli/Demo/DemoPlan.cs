using System.Globalization;

namespace BackupScheduler.Cli.Demo;

/// <summary>What a table of the demo is there to show.</summary>
internal enum DemoCase
{
    /// <summary>Exists throughout and is backed up in every run.</summary>
    Ordinary,

    /// <summary>Left out by TABLES_EXCLUDE.</summary>
    Excluded,

    /// <summary>Left out by TABLES_EXCLUDE_TAGS; its earlier backups stay.</summary>
    Tagged,

    /// <summary>Created after the first run.</summary>
    Created,

    /// <summary>Deleted after the first run; its backups stay.</summary>
    Deleted,
}

/// <summary>A table of the demo, and the backups that it has before the first run.</summary>
/// <param name="Account">Which of the accounts, from 0.</param>
/// <param name="Region">The Region.</param>
/// <param name="Name">The table's name.</param>
/// <param name="Case">What it shows.</param>
/// <param name="OlderBackups">Own backups of earlier runs, an hour apart.</param>
/// <param name="ForeignBackups">Names of backups that are not ours.</param>
internal sealed record DemoTable(
    int Account, string Region, string Name, DemoCase Case, int OlderBackups, IReadOnlyList<string> ForeignBackups);

/// <summary>The demo's organization on paper: the same for the same options.</summary>
internal static class DemoPlan
{
    /// <summary>The pattern that leaves the excluded table out.</summary>
    public const string ExcludePattern = "Scratch*";

    /// <summary>Key and value of the tag that leaves a table out.</summary>
    public const string TagKey = "backup", TagValue = "no";

    /// <summary>The Regions, in the order in which they are taken.</summary>
    public static readonly IReadOnlyList<string> Regions =
        ["us-east-1", "eu-west-1", "eu-central-1", "us-west-2", "ap-southeast-2", "ca-central-1"];

    private static readonly string[] Names =
        ["Orders", "Customers", "Invoices", "Sessions", "Products", "Carts", "Ledger", "Shipments", "Reviews", "Prices"];

    /// <summary>All tables, in the order in which they are made.</summary>
    public static IReadOnlyList<DemoTable> Tables(DemoOptions options)
    {
        var places = (
            from account in Enumerable.Range(0, options.Accounts - 1)
            from region in Regions.Take(options.Regions)
            select (account, region)).ToList();
        return
        [
            .. Enumerable.Range(0, options.Tables).Select(i =>
            {
                var (account, region) = places[i % places.Count];
                var round = i / places.Count;
                return Special(i, account, region) ?? new DemoTable(
                    account, region, Name(round), DemoCase.Ordinary, OlderBackups(i), ForeignBackups(i));
            }),
        ];
    }

    private static DemoTable? Special(int i, int account, string region) => i switch
    {
        0 => new DemoTable(account, region, "ScratchPad", DemoCase.Excluded, 0, ["before-upgrade"]),
        1 => new DemoTable(account, region, "Arrivals", DemoCase.Created, 0, []),
        2 => new DemoTable(account, region, "Departures", DemoCase.Deleted, 1, ["before-removal"]),
        4 => new DemoTable(account, region, "Sandbox", DemoCase.Tagged, 1, []),
        _ => null,
    };

    private static string Name(int round) =>
        Names[round % Names.Length] + (round < Names.Length ? "" : (round / Names.Length).ToString(CultureInfo.InvariantCulture));

    // One table has more backups than the brake lets go in one run; some have a few; most are new to the service.
    private static int OlderBackups(int i) => i == 3 ? 5 : i % 3 == 1 ? 2 : 0;

    // A hand-made backup, and a look-alike: our prefix, but a run id far from its creation.
    private static IReadOnlyList<string> ForeignBackups(int i) => (i % 6) switch
    {
        3 => ["before-migration"],
        5 => ["backup-scheduler_20200101T000000Z", "backup-scheduler_final"],
        _ => [],
    };
}
