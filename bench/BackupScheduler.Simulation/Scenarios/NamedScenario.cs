namespace BackupScheduler.Simulation.Scenarios;

/// <summary>A scenario that has a name, so that everybody speaks of the same one.</summary>
/// <param name="Name">Small letters, digits and hyphens.</param>
/// <param name="About">What it shows, in a line.</param>
/// <param name="Promise">Which numbers it has to reach.</param>
/// <param name="Scenario">What is simulated.</param>
/// <param name="InSmall">The same in small, for a check that ends within seconds.</param>
/// <param name="Runs">Runs, one after the other.</param>
public sealed record NamedScenario(string Name, string About, Promise Promise, Scenario Scenario, Scenario InSmall, int Runs = 1)
{
    /// <summary>All there are.</summary>
    public static IReadOnlyList<NamedScenario> All { get; } =
    [
        new("one-2500", "one account of 2,500 tables", Promise.OneAccount, new Scenario { Tables = 2500 }, new Scenario { Tables = 250 }),
        new("one-10000", "one account of 10,000 tables", Promise.OneAccount, new Scenario { Tables = 10_000 }, new Scenario { Tables = 1000, Keep = 10 }),
        new("million", "5,000 accounts x 2 Regions x 100 tables: a million", Promise.LargeOrganization, Million(5000), Million(50)),
        new(
            "zipf",
            "10,000 accounts whose tables follow Zipf's law: the largest has 10,000, most have a few",
            Promise.LargeOrganization,
            Of(TableNumbers.Zipf(10_000, largest: 10_000)),
            Of(TableNumbers.Zipf(100, largest: 500))),
        new(
            "noisy",
            "an account of 10,000 tables among 999 of 20",
            Promise.QuietNeighbours,
            Of(TableNumbers.Noisy(1000, noisy: 10_000, quiet: 20)),
            Of(TableNumbers.Noisy(30, noisy: 1000, quiet: 20))),
        new("hourly", "5 accounts of 200 tables, backed up each hour of a day", Promise.Whole, Hourly(200), Hourly(10), Runs: 24),
        new("faults", "10 accounts of 250 tables; of all calls 1 % are throttled, 0.1 % fail", Promise.BackedUp, Faulty(10), Faulty(2)),
    ];

    /// <summary>The one of that name; null for none.</summary>
    public static NamedScenario? Find(string name) => All.FirstOrDefault(scenario => scenario.Name == name);

    private static Scenario Million(int accounts) => new() { Accounts = accounts, Regions = ["eu-west-1", "us-east-1"], Tables = 100 };

    private static Scenario Of(IReadOnlyList<int> tables) => new() { Accounts = tables.Count, TablesByAccount = tables };

    private static Scenario Hourly(int tables) => new()
    {
        Accounts = 5,
        Tables = tables,
        Variables = new Dictionary<string, string> { ["BACKUP_SCHEDULE"] = "rate(1 hour)" },
    };

    private static Scenario Faulty(int accounts) => new()
    {
        Accounts = accounts,
        Tables = 250,
        Faults = new Aws.FaultPlan { ThrottleShare = 0.01, ErrorShare = 0.001, IsEverywhere = true },
    };
}
