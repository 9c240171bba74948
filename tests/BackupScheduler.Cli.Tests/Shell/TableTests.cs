using BackupScheduler.Cli.Output;
using BackupScheduler.Cli.Protect;
using BackupScheduler.Cli.Run;
using BackupScheduler.Cli.Run.DryRun;
using BackupScheduler.Cli.Tests.Enforcement;
using BackupScheduler.Cli.Vault;
using BackupScheduler.Cli.Vault.Listing;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Vault;

namespace BackupScheduler.Cli.Tests.Shell;

/// <summary>The commands' tables on a narrow and on a wide terminal: nothing is cut in the middle of an id or a number.</summary>
public sealed class TableTests
{
    private const string Id = "01795881600000-0a1b2c3d";
    private static readonly DateTimeOffset s_now = new(2026, 11, 28, 12, 0, 0, TimeSpan.Zero);

    public static TheoryData<int> Widths => [80, 140];

    [Theory]
    [MemberData(nameof(Widths))]
    public void Protect(int width)
    {
        var world = new MemoryOrganization { Width = width };
        world.Iam.Role("Deployer", "/team/");
        world.Iam.Role("AWSServiceRoleForSupport", "/aws-service-role/support.amazonaws.com/");
        Golden.Check($"Shell/Golden/protect-{width}.txt", world.Run(new ProtectOptions()).Output);
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void A_dry_run(int width)
    {
        var setup = RunSetup.Read(new RunOptions(RunMode.DryRun, Prune: true), new Dictionary<string, string>
        {
            ["AWS_REGION"] = "eu-west-1",
            ["REGIONS"] = "eu-west-1",
            ["BACKUP_RETENTION"] = """{"keepLast":3}""",
        });
        var plan = new RunPlan(new Firing(RunId.Parse("20261128T120000Z"), AdHoc: true, Prune: true, Tables: null), [], [], []);
        var orders = TableName.Parse("Orders");
        var scopes = new[]
        {
            new ScopeForecast(Scope("111122223333", "eu-west-1")) { Tables = [orders, TableName.Parse("Ledger")], Creates = [orders], LeftOut = [(TableName.Parse("Ledger"), "TABLES_EXCLUDE")] },
            new ScopeForecast(Scope("444455556666", "ap-southeast-2")) { Failure = new ScopeFailure("AccessDenied", "not allowed", IsRegionUnavailable: false) },
        };
        Check("dry-run", width, terminal => DryRunReport.Write(terminal, setup, plan, new DryRunResult(scopes, [])));
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void The_vaults_list(int width)
    {
        var setup = VaultSetup.Read(null, new Dictionary<string, string> { ["AWS_REGION"] = "eu-west-1", ["VAULT_BUCKET"] = "the-vault", ["VAULT_ACCOUNT"] = "999988887777" });
        var review = new VaultReview(TimeSpan.FromHours(48), setup.Settings.Tables, s_now);
        TableHolding[] holdings = [Holding("Orders", s_now.AddHours(-3)), Holding("A-table-with-a-name-that-is-longer-than-most", s_now.AddDays(-5))];
        var counts = holdings.ToDictionary(holding => holding.Prefix, Counts);
        var result = new VaultListResult(review, review.Judge(holdings), counts, new WalkedVault(holdings, [], []));
        Check("vault-list", width, terminal => VaultListReport.Write(terminal, new VaultListOptions(), setup, result));
    }

    [Fact]
    public void In_a_pipe_a_table_is_as_wide_as_it_needs_to_be()
    {
        var output = new StringWriter();
        var table = Plain.Table(1, [.. Enumerable.Range(0, 40).Select(i => $"column number {i}")]);
        table.AddPlainRow([.. Enumerable.Range(0, 40).Select(i => $"1111222233{i}")]);
        new Terminal(output, TextWriter.Null).Write(table);

        Assert.Contains(output.ToString().Split('\n'), line => line.Contains("111122223339", StringComparison.Ordinal) && line.Contains("11112222330 ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(40)]
    [InlineData(60)]
    [InlineData(100)]
    public void However_narrow_every_cell_is_there_in_one_piece(int width)
    {
        var output = new StringWriter();
        var table = Plain.Table(2, "account", "a long header of words", "bytes billed");
        string[] cells = ["111122223333", "arn:aws:iam::111122223333:role/team/Deployer", "98765432109876"];
        table.AddPlainRow(cells);
        new Terminal(output, TextWriter.Null, width: width).Write(table);

        Assert.All(cells, cell => Assert.Contains(output.ToString().Split('\n'), line => line.Contains(cell, StringComparison.Ordinal)));
    }

    private static TableScope Scope(string account, string region) => new(AccountId.Parse(account), Region.Parse(region));

    private static TableHolding Holding(string table, DateTimeOffset to)
    {
        Assert.True(VaultPrefix.TryParse($"111122223333/eu-west-1/{table}/0a1b2c3d-0000-4000-8000-000000000000", out var prefix));
        var copy = new CatalogueKey(new TableCopy(Id, null, to), CopyState.Confirmed);
        return new TableHolding(prefix, new CatalogueListing(new Dictionary<string, CatalogueKey> { [Id] = copy }), [Id]);
    }

    private static CopyCounts Counts(TableHolding holding)
    {
        var counts = new CopyCounts();
        foreach (var copy in holding.Confirmed)
            counts.Add(copy, new CatalogueRecord(holding.Prefix, copy, CopyState.Confirmed, Run: null) { Items = 1_234_567, BilledBytes = 98_765_432_109 });
        return counts;
    }

    private static void Check(string name, int width, Action<Terminal> write)
    {
        var output = new StringWriter();
        write(new Terminal(output, TextWriter.Null, width: width));
        Golden.Check($"Shell/Golden/{name}-{width}.txt", output.ToString());
    }
}
