using System.Text.Json;
using BackupScheduler.Cli.Output;
using BackupScheduler.Cli.Status;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Status;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Vault;

namespace BackupScheduler.Cli.Tests.Status;

/// <summary>The three forms of a look, as golden files.</summary>
public sealed class StatusOutputTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 28, 9, 30, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(80, false)]
    [InlineData(140, false)]
    [InlineData(80, true)]
    [InlineData(140, true)]
    public void In_a_terminal_the_headline_comes_first_and_no_line_is_too_long(int width, bool tables)
    {
        var text = Write(new StatusView(OutputFormat.Text, tables, All: false), width);
        Golden.Check($"Status/Golden/{(tables ? "tables" : "scopes")}-{width}.txt", text);
        Assert.All(text.Split('\n').Where(line => !line.Contains("arn:", StringComparison.Ordinal)), line => Assert.InRange(line.Length, 0, width));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void As_CSV_every_row_has_all_columns(bool tables)
    {
        var text = Write(new StatusView(OutputFormat.Csv, tables, All: false));
        Golden.Check($"Status/Golden/{(tables ? "tables" : "scopes")}.csv", text.ReplaceLineEndings("\n"));
        var rows = text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.All(rows.Where(row => !row.Contains('"', StringComparison.Ordinal)), row => Assert.Equal(rows[0].Count(c => c == ','), row.Count(c => c == ',')));
    }

    [Fact]
    public void As_JSON_it_is_one_document()
    {
        var text = Write(new StatusView(OutputFormat.Json, Tables: true, All: false));
        Golden.Check("Status/Golden/status.json", text);
        using var document = JsonDocument.Parse(text);
        Assert.False(document.RootElement.GetProperty("succeeded").GetBoolean());
    }

    [Fact]
    public void What_a_terminal_would_obey_never_reaches_it()
    {
        foreach (var format in Enum.GetValues<OutputFormat>())
        {
            var text = Write(new StatusView(format, Tables: true, All: true));
            Assert.DoesNotContain('\u001b', text);
            Assert.DoesNotContain('\a', text);
        }
    }

    [Fact]
    public void Of_many_only_the_worst_are_shown_and_how_many_more_there_are()
    {
        var tables = Enumerable.Range(0, 120).Select(i => Table($"Table-{i:000}", TableHealth.Protected, 8)).ToArray();
        var status = OrganizationReview.Judge(Of(Account("111122223333", "team", Scoped("111122223333", tables))));
        var (view, writer) = (new StatusView(OutputFormat.Text, Tables: true, All: false), new StringWriter());
        StatusReport.Write(new Terminal(writer, TextWriter.Null, width: 140), status, view);
        Assert.Contains("... and 70 more tables, none worse: --all shows them", writer.ToString(), StringComparison.Ordinal);
    }

    private static string Write(StatusView view, int? width = null)
    {
        var writer = new StringWriter();
        var status = Example();
        if (view.Format == OutputFormat.Json) StatusJson.Write(writer, status, view);
        else if (view.Format == OutputFormat.Csv) StatusCsv.Write(writer, status, view);
        else StatusReport.Write(new Terminal(writer, TextWriter.Null, width: width), status, view);
        return writer.ToString();
    }

    private static OrganizationStatus Example()
    {
        var overdue = new CopyStatus(StandingState.Overdue, TimeSpan.FromHours(70), ["copied up to 2026-11-25 11:30:00Z only"]) { Confirmed = 9, Full = 2 };
        var fine = new CopyStatus(StandingState.Healthy, TimeSpan.FromHours(9), []) { Confirmed = 9, Full = 2 };
        var team = Account("111122223333", "team \u001b[31mred\a, =1+1", Scoped("111122223333",
            Table("Orders", TableHealth.Protected, 8.5) with { Copy = fine, Foreign = 2, AllBytes = 40L << 30 },
            Table("Ledger", TableHealth.Late, 51) with { Copy = overdue, Why = "its newest backup is 2.1 d old" },
            Table("Users", TableHealth.Missing, null) with { Why = "no backup of ours, others' alone", AwsBackup = 3, System = 1, Unsized = 3 },
            Table("Scratch", TableHealth.NotSelected, null) with { Why = "excluded by pattern Scratch*" },
            Table("Archive", TableHealth.Gone, 900) with { Why = "the table is gone, its backups are still there" })) with
        {
            Deny = new DenyStatus { Covered = 40, Exempt = 1, Uncovered = [new("arn:aws:iam::111122223333:role/Admin", "it lacks the deny", "'protect' puts it right now", false)] },
            OtherRegions = [new OtherRegion(Region.Parse("ap-southeast-2"), 4)],
        };
        var lost = Account("222233334444", "=cmd", new ScopeStatus(new TableScope(AccountId.Parse("222233334444"), Region.Parse("eu-west-1")), [])
        {
            Failure = new StatusFailure("AssumeRoleFailed", "arn:aws:iam::222233334444:role/backup-scheduler/Operator: AccessDenied"),
        }) with
        { Deny = new DenyStatus { Failure = new StatusFailure("AssumeRoleFailed", "likewise") } };
        var good = Account("333344445555", "good", Scoped("333344445555", Table("Orders", TableHealth.Protected, 8) with { Copy = fine })) with { Deny = new DenyStatus { Covered = 12 } };
        var sandbox = Account("444455556666", "sandbox") with { LeftOut = "excluded by ACCOUNTS_EXCLUDE" };
        return OrganizationReview.Judge(Of(good, sandbox, lost, team));
    }

    private static OrganizationStatus Of(params AccountStatus[] accounts) => new(
        s_now, new StatusRules(Schedule.Default, TimeSpan.FromHours(26), TimeSpan.FromHours(48), """{"keepLast":30}""", [Region.Parse("eu-west-1")]), accounts);

    private static AccountStatus Account(string id, string name, params ScopeStatus[] scopes) =>
        OrganizationReview.Judge(new AccountStatus(new OrganizationAccount(AccountId.Parse(id), name, AccountState.Active), scopes));

    private static ScopeStatus Scoped(string account, params TableStatus[] tables) => new(
        new TableScope(AccountId.Parse(account), Region.Parse("eu-west-1")), [.. tables.Select(table => table with { Table = table.Table with { Scope = new(AccountId.Parse(account), Region.Parse("eu-west-1")) } }).OrderByDescending(table => table.Health)])
    {
        Cost = tables.Aggregate(default(MonthlyCost), (sum, table) => sum + CostEstimate.Of(table, null)),
        Runs = [new ScopeRun(RunId.Parse("20261128T010000Z"), 1, 0, 1L << 30)],
        Days = [new DayCoverage(new DateOnly(2026, 11, 27), 2, 2), new DayCoverage(new DateOnly(2026, 11, 28), 1, 2)],
    };

    private static TableStatus Table(string name, TableHealth health, double? hours) => new(new TableArn(default, TableName.Parse(name)), health, "its newest backup is as new as it must be")
    {
        Age = hours is { } known ? TimeSpan.FromHours(known) : null,
        NewestAt = hours is { } age ? s_now.AddHours(-age) : null,
        OldestAt = hours is { } old ? s_now.AddHours(-old).AddDays(-29) : null,
        Retained = hours is null ? 0 : 30,
        Bytes = hours is null ? 0 : 30L << 30,
        AllBytes = hours is null ? 0 : 30L << 30,
        NewestBytes = hours is null ? null : 1L << 30,
    };
}
