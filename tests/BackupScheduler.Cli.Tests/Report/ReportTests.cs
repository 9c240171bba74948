using BackupScheduler.Cli.Tests.Status;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.DeadLetters;
using BackupScheduler.Core.Status;

namespace BackupScheduler.Cli.Tests.Report;

public sealed class ReportTests
{
    private static readonly string[] s_sections =
        ["problems", "coverage", "ages", "retention", "cost", "principals", "letters", "tables", "accounts", "outside"];

    [Fact]
    public void A_healthy_organization_is_said_to_be_so()
    {
        var page = Page.Of(SyntheticOrganization.Healthy(5));
        Assert.Equal("Healthy: every table that a backup is expected of is protected", page.Headline);
        Assert.Equal("true", (string?)page.Get("headline").Attribute("data-healthy"));
        Assert.Equal(s_sections, page.Document.Descendants("section").Select(section => (string?)section.Attribute("id")));
        Assert.Equal(("0", "nothing was given up"), page.Tile("letters"));
        Assert.DoesNotContain("is-bad", page.Document.Descendants("main").Single().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_problem_is_there_with_its_remedy()
    {
        var status = SyntheticOrganization.Of(200);
        var page = Page.Of(status);
        Assert.True(status.Problems.Count >= 5);
        Assert.Equal(status.Problems.Select(problem => problem.What), page.Rows("problem-table").Select(row => row[1]));
        Assert.Equal(status.Problems.Select(problem => problem.Remedy), page.Rows("problem-table").Select(row => row[2]));
        Assert.StartsWith("Not healthy: ", page.Headline, StringComparison.Ordinal);
        Assert.Equal("false", (string?)page.Get("headline").Attribute("data-healthy"));
    }

    [Fact]
    public void Counts_and_the_recovery_point_objective_stand_in_words()
    {
        var status = SyntheticOrganization.Of(200);
        var page = Page.Of(status);
        var selected = status.Tables.Count(table => table.IsSelected);
        Assert.Equal($"{status.Tables.Count(table => table.Health == TableHealth.Protected):N0} of {selected:N0}", page.Tile("protected").Value);
        var text = page.Get("headline").Value;
        Assert.Contains($"{selected:N0} tables to be backed up", text, StringComparison.Ordinal);
        Assert.Contains("As of 2026-11-28 13:37 UTC", text, StringComparison.Ordinal);
        Assert.Contains("26 h old (RPO)", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_wrong_table_and_every_account_is_told()
    {
        var status = SyntheticOrganization.Of(60);
        var page = Page.Of(status);
        Assert.Equal(
            status.Tables.Where(table => table.IsWrong || table is { IsSelected: true, Copy.IsWrong: true }).Select(table => $"{table.Table.Scope}/{table.Table.Table}").Order(StringComparer.Ordinal),
            Keys(page, "wrong-tables").Order(StringComparer.Ordinal));
        Assert.Equal(status.Accounts.Select(account => account.Account.Id.Value), Keys(page, "account-table"));
        Assert.Equal(status.Accounts.Sum(account => account.Deny?.Uncovered.Count ?? 0), page.Rows("principal-table").Count);
        Assert.Equal(status.Accounts.SelectMany(account => account.OtherRegions).Count(), page.Rows("outside-table").Count);
    }

    [Fact]
    public void The_worst_wrong_tables_come_first()
    {
        var states = Page.Of(SyntheticOrganization.Of(120)).Rows("wrong-tables").Select(row => row[1]).ToList();
        Assert.Equal(states.OrderByDescending(state => state.Contains("missing", StringComparison.Ordinal) ? 2 : state.Contains("late", StringComparison.Ordinal) ? 1 : 0), states);
    }

    [Fact]
    public void An_empty_organization_is_not_called_healthy()
    {
        var status = new OrganizationStatus(SyntheticOrganization.Now, SyntheticOrganization.RulesFor(), []) { Letters = [] };
        var page = Page.Of(status);
        Assert.StartsWith("Nothing to protect", page.Headline, StringComparison.Ordinal);
        Assert.Equal("false", (string?)page.Get("headline").Attribute("data-healthy"));
        Assert.Equal(("0 of 0", "no table is to be backed up"), page.Tile("protected"));
        Assert.DoesNotContain("NaN", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_look_at_a_part_says_so() =>
        Assert.Contains("Only a part", Page.Of(SyntheticOrganization.Healthy(3) with { IsPart = true }).Get("headline").Value, StringComparison.Ordinal);

    [Fact]
    public void An_account_that_is_left_out_is_told_with_the_reason()
    {
        var left = new AccountStatus(new OrganizationAccount(AccountId.Parse("999999999999"), "sandbox", AccountState.Active), []) { LeftOut = "not in ACCOUNTS_INCLUDE" };
        var healthy = SyntheticOrganization.Healthy(2);
        var row = Page.Of(healthy with { Accounts = [.. healthy.Accounts, left] }).Rows("account-table")[^1];
        Assert.Contains("left out", row[1], StringComparison.Ordinal);
        Assert.Equal("not in ACCOUNTS_INCLUDE", row[2]);
    }

    [Fact]
    public void Dead_letters_are_told_by_cause_the_most_first()
    {
        LetterGroup Of(string cause, int count) => new(cause, "BackupTable", SyntheticOrganization.Id(1), count, SyntheticOrganization.Now.AddDays(-1), SyntheticOrganization.Now);
        var page = Page.Of(SyntheticOrganization.Healthy(2).WithLetters([Of("Rare", 9), Of("Often", 6), Of("Often", 7)]));
        Assert.Equal(["Often 7", "Often 6", "Rare 9"], page.Rows("letter-table").Select(row => $"{row[0]} {row[3]}"));
        Assert.Equal("22", page.Tile("letters").Value);
    }

    [Fact]
    public void A_thousand_accounts_stay_small_and_none_is_lost()
    {
        var status = SyntheticOrganization.Of(1_000);
        var page = Page.Of(status);
        Assert.InRange(page.Text.Length, 0, 3_000_000);
        Assert.Equal(status.Accounts.Select(account => account.Account.Id.Value), Keys(page, "account-table").Concat(Keys(page, "account-table-more")));
        Assert.Equal(
            status.Accounts.Where(account => account.LeftOut is null).Select(account => account.Account.Id.Value),
            page.Get("coverage").Descendants("g").Select(row => (string?)row.Attribute("data-key")));
        Assert.Equal(status.Problems.Count, page.Rows("problem-table").Count);
    }

    [Fact]
    public void Days_that_are_one_cell_are_as_bad_as_the_worst_of_them()
    {
        var healthy = SyntheticOrganization.Healthy(301, regions: 1);
        var bad = healthy.Accounts[^1].Scopes[0];
        var days = bad.Days.Select((day, number) => day with { BackedUp = number == 12 ? 0 : day.Selected }).ToList();
        var last = healthy.Accounts[^1] with { Scopes = [bad with { Days = days }] };
        var page = Page.Of(healthy with { Accounts = [.. healthy.Accounts.SkipLast(1), last] });
        Assert.Equal(
            ["full", "none", "full", "full"], page.Get("coverage-rest").Descendants("g").Single().Elements("rect").Select(cell => (string?)cell.Attribute("class")));
        Assert.Contains(page.Get("coverage-rest").Descendants("title"), title => title.Value == $"2026-11-09 to 2026-11-13: on one day 0 of {days[0].Selected} tables");
    }

    [Fact]
    public void A_thousand_accounts_of_which_none_is_well_stay_below_5_megabytes_and_the_rest_is_counted()
    {
        var one = SyntheticOrganization.Of(6).Accounts.MaxBy(account => account.Tables.Count(table => table.IsWrong))!;
        var accounts = Enumerable.Range(0, 1_000).Select(number => one with { Account = one.Account with { Id = SyntheticOrganization.Id(number) }, Scopes = [.. one.Scopes.Select(Restless)] }).ToList();
        var status = OrganizationReview.Judge(new OrganizationStatus(SyntheticOrganization.Now, SyntheticOrganization.RulesFor(), accounts) { Letters = [] });
        var page = Page.Of(status);
        Assert.InRange(page.Text.Length, 0, 5_000_000);
        var wrong = status.Tables.Count(table => table.IsWrong || table is { IsSelected: true, Copy.IsWrong: true });
        var more = page.Get("tables").Descendants("p").Single(text => text.Attribute("data-more") is not null);
        Assert.Equal($"{wrong - 400:N0}", (string?)more.Attribute("data-more"));
        Assert.Equal(400, page.Rows("wrong-tables").Count);
    }

    // No two days alike: nothing can be drawn as one.
    private static ScopeStatus Restless(ScopeStatus scope) => scope with
    {
        Days = [.. scope.Days.Select((day, number) => day with { BackedUp = number % 2 == 0 ? 90 : 70, Selected = 100 })],
    };

    private static IEnumerable<string> Keys(Page page, string table) =>
        page.Get(table).Element("tbody")!.Elements("tr").Select(row => (string)row.Attribute("data-key")!);
}
