using BackupScheduler.Cli.Demo.Deny;
using BackupScheduler.LocalAws.Seeding;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.Cli.Demo;

/// <summary>What was put into the emulator before the first run.</summary>
/// <param name="Start">When; older backups are named by the hours before it.</param>
/// <param name="Accounts">The active accounts, the management account first, the empty one last.</param>
/// <param name="Suspended">The suspended account; it has a table.</param>
/// <param name="Foreign">The ARNs of all foreign backups.</param>
/// <param name="Principals">The users and roles of the active accounts.</param>
/// <param name="Organization">The organization's id, and that of its root.</param>
internal sealed record DemoSeed(
    DateTimeOffset Start,
    IReadOnlyList<string> Accounts,
    string Suspended,
    IReadOnlyList<SeededForeign> Foreign,
    IReadOnlyList<DemoPrincipal> Principals,
    (string Id, string Root) Organization)
{
    /// <summary>The suspended account's table.</summary>
    public const string SuspendedTable = "OldLedger";

    /// <summary>The account without tables, which holds the vault.</summary>
    public string Vault => Accounts[^1];

    /// <summary>Where a table of the plan is.</summary>
    public AwsPlace PlaceOf(DemoTable table) => new(Accounts[table.Account], table.Region);

    /// <summary>Makes the organization, its users and roles, tables and backups; nothing of the service.</summary>
    public static async Task<DemoSeed> CreateAsync(
        DemoWorld world, DemoOptions options, IReadOnlyList<DemoTable> tables, CancellationToken cancellation)
    {
        var start = DateTimeOffset.UtcNow;
        var root = await world.Seeder.Organization.CreateAsync(cancellation);
        IReadOnlyList<string> accounts = [DemoWorld.Home.Account, .. await DemoUnits.CreateAccountsAsync(world.Seeder.Organization, root, options.Accounts - 1, cancellation)];
        var suspended = await SuspendAsync(world, cancellation);
        var principals = DemoPrincipals.Plan(options.Accounts);
        await new DemoPrincipalSeed(world.Seeder.Principals, accounts).CreateAsync(principals, cancellation);
        var seed = new DemoSeed(start, accounts, suspended, [], principals, (await DemoUnits.OrganizationIdAsync(world.Direct, cancellation), root));
        var foreign = new List<SeededForeign>();
        foreach (var table in tables.Where(table => table.Case != DemoCase.Created))
            foreign.AddRange(await FillAsync(world.Seeder.Tables, seed.PlaceOf(table), table, start, cancellation));
        return seed with { Foreign = foreign };
    }

    private static async Task<IReadOnlyList<SeededForeign>> FillAsync(
        TableSeeder seeder, AwsPlace place, DemoTable table, DateTimeOffset start, CancellationToken cancellation)
    {
        var foreign = new List<SeededForeign>();
        await seeder.CreateAsync(place, table.Name, items: 1, cancellation: cancellation);
        if (table.Case == DemoCase.Tagged) await seeder.TagAsync(place, table.Name, DemoPlan.TagKey, DemoPlan.TagValue, cancellation);
        foreach (var name in DemoExpectation.OlderNames(table, start)) await seeder.BackUpAsync(place, table.Name, name, cancellation);
        foreach (var name in table.ForeignBackups)
            foreign.Add(new SeededForeign(place, await seeder.BackUpAsync(place, table.Name, name, cancellation)));
        return foreign;
    }

    private static async Task<string> SuspendAsync(DemoWorld world, CancellationToken cancellation)
    {
        var account = await world.Seeder.Organization.CreateAccountAsync("closed-shop", cancellation);
        await world.Seeder.Tables.CreateAsync(new AwsPlace(account, DemoWorld.HomeRegion), SuspendedTable, cancellation: cancellation);
        await world.Seeder.Organization.SuspendAccountAsync(account, cancellation);
        return account;
    }
}

/// <summary>A foreign backup that must still be there in the end.</summary>
internal sealed record SeededForeign(AwsPlace Place, string Arn);
