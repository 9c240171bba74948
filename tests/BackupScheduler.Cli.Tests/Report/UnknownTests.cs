using System.Xml.Linq;
using BackupScheduler.Cli.Tests.Status;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Status;

namespace BackupScheduler.Cli.Tests.Report;

/// <summary>What could not be read is told as such: never as a zero, never as good.</summary>
public sealed class UnknownTests
{
    private static readonly StatusFailure s_failure = new("AccessDenied", "not authorized");
    private static readonly OrganizationStatus s_healthy = SyntheticOrganization.Healthy(2, regions: 1);

    [Fact]
    public void Dead_letters_that_could_not_be_read()
    {
        var page = Page.Of(s_healthy with { Letters = null, LettersFailure = s_failure });
        Assert.Equal(("Not known", "AccessDenied: not authorized"), page.Tile("letters"));
        Assert.Contains("Not known. AccessDenied: not authorized", page.Get("letters").Value, StringComparison.Ordinal);
        AssertUnknown(page, "the dead letters", "the organization", "AccessDenied: not authorized");
    }

    [Fact]
    public void Dead_letters_that_nobody_looked_at()
    {
        var page = Page.Of(s_healthy with { Letters = null });
        Assert.Equal(("Not known", "nobody looked"), page.Tile("letters"));
        AssertUnknown(page, "the dead letters", "the organization", "nobody looked");
    }

    [Fact]
    public void A_vault_that_could_not_be_read()
    {
        var page = Page.Of(Each(account => account with { Scopes = [.. account.Scopes.Select(WithoutCopies)] }) with { VaultFailure = s_failure });
        Assert.Equal("Not known", page.Tile("copies").Value);
        Assert.Null(page.Find("copy-age-plot"));
        Assert.All(page.Rows("account-table"), row => Assert.Equal("?", row[6]));
        AssertUnknown(page, "the copies in the vault", "the organization", "AccessDenied: not authorized");
    }

    [Fact]
    public void Copies_of_single_tables_that_could_not_be_read()
    {
        var page = Page.Of(Each(account => account with { Scopes = [.. account.Scopes.Select(WithoutCopies)] }));
        Assert.Equal("Not known", page.Tile("copies").Value);
        Assert.Contains(page.Rows("unknown-table"), row => row[0] == "the copies of tables");
    }

    [Fact]
    public void An_account_and_Region_that_could_not_be_read()
    {
        var page = Page.Of(Each(account => account with { Scopes = [.. account.Scopes.Select(scope => new ScopeStatus(scope.Scope, []) { Failure = s_failure })] }));
        foreach (var tile in new[] { "protected", "retained", "storage" }) Assert.Equal("Not known", page.Tile(tile).Value);
        Assert.All(page.Rows("account-table"), row => Assert.Equal(["? not known", "eu-central-1 could not be read", "?", "?", "?", "?"], row.Skip(1).Take(6)));
        Assert.All(page.Get("coverage").Descendants("g"), row => Assert.All(row.Elements("rect"), cell => Assert.Equal("hidden", (string?)cell.Attribute("class"))));
        Assert.Contains(page.Rows("unknown-table"), row => row[0] == "the tables" && row[2] == "AccessDenied: not authorized");
    }

    [Fact]
    public void One_Region_of_two_that_could_not_be_read_keeps_the_account_from_looking_whole()
    {
        var healthy = SyntheticOrganization.Healthy(1);
        var account = healthy.Accounts[0];
        var half = account with { Scopes = [account.Scopes[0], new ScopeStatus(account.Scopes[1].Scope, []) { Failure = s_failure }] };
        var page = Page.Of(healthy with { Accounts = [half] });
        Assert.DoesNotContain(page.Get("coverage").Descendants("g").Descendants("rect"), cell => (string?)cell.Attribute("class") == "full");
        Assert.Equal("? not known", page.Rows("account-table")[0][1]);
        Assert.EndsWith(" + ?", page.Rows("account-table")[0][4], StringComparison.Ordinal);
        Assert.Equal("false", (string?)page.Get("headline").Attribute("data-healthy"));
    }

    [Fact]
    public void A_Region_that_is_not_enabled_is_told_and_no_fault()
    {
        var closed = s_failure with { IsRegionUnavailable = true };
        var account = s_healthy.Accounts[0];
        var page = Page.Of(s_healthy with { Accounts = [account with { Scopes = [.. account.Scopes, new ScopeStatus(account.Scopes[0].Scope, []) { Failure = closed }] }] });
        Assert.Contains("not enabled for this account", page.Rows("account-table")[0][2], StringComparison.Ordinal);
        Assert.StartsWith("Healthy", page.Headline, StringComparison.Ordinal);
        Assert.Null(page.Find("unknown-table"));
    }

    [Fact]
    public void Users_and_roles_that_nobody_looked_at_or_that_could_not_be_read()
    {
        var page = Page.Of(s_healthy with { Accounts = [s_healthy.Accounts[0] with { Deny = null }, s_healthy.Accounts[1] with { Deny = new DenyStatus { Failure = s_failure } }] });
        Assert.Equal("Not known", page.Tile("principals").Value);
        Assert.All(page.Rows("account-table"), row => Assert.Equal("?", row[7]));
        Assert.DoesNotContain("None was found", page.Get("principals").Value, StringComparison.Ordinal);
        Assert.Equal(2, page.Rows("unknown-table").Count(row => row[0] == "which users and roles may delete backups"));
    }

    [Fact]
    public void Users_and_roles_that_are_left_to_a_policy()
    {
        var page = Page.Of(Each(account => account with { Deny = new DenyStatus { IsLeftToScp = true } }));
        Assert.Equal("By policy", page.Tile("principals").Value);
        Assert.Contains("Left to a service control policy in 2 accounts", page.Get("principals").Value, StringComparison.Ordinal);
        Assert.DoesNotContain("None was found", page.Get("principals").Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Costs_that_are_not_known_are_no_costs_of_zero()
    {
        var page = Page.Of(Each(account => account with { Cost = null }));
        Assert.Equal("Not known", page.Tile("cost").Value);
        Assert.All(page.Rows("account-table"), row => Assert.Equal("?", row[8]));
        Assert.Null(page.Find("cost-by-account"));
        Assert.Contains("without 1 account not known", Page.Of(s_healthy with { Accounts = [s_healthy.Accounts[0], s_healthy.Accounts[1] with { Cost = null }] }).Tile("cost").Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Tags_and_other_Regions_that_could_not_be_read()
    {
        var other = new OtherRegion(Region.Parse("sa-east-1"), 0, s_failure);
        var page = Page.Of(Each(account => account with { OtherRegions = [other], Scopes = [.. account.Scopes.Select(scope => scope with { TagsFailure = s_failure })] }));
        Assert.Contains(page.Rows("unknown-table"), row => row[0].StartsWith("the tags", StringComparison.Ordinal));
        Assert.Contains(page.Rows("unknown-table"), row => row[0] == "whether there are tables outside REGIONS");
        Assert.Equal(["?", "?"], page.Rows("outside-table").Select(row => row[2]));
        Assert.All(page.Rows("account-table"), row => Assert.Contains("tags not read", row[2], StringComparison.Ordinal));
    }

    private static OrganizationStatus Each(Func<AccountStatus, AccountStatus> change) => s_healthy with { Accounts = [.. s_healthy.Accounts.Select(change)] };

    private static ScopeStatus WithoutCopies(ScopeStatus scope) => scope with { Tables = [.. scope.Tables.Select(table => table with { Copy = null })] };

    private static void AssertUnknown(Page page, params string[] row)
    {
        Assert.Contains(page.Rows("unknown-table"), found => found.SequenceEqual(row));
        Assert.Equal("Nothing wrong was found, but not everything is known", page.Headline);
        Assert.Equal("false", (string?)page.Get("headline").Attribute("data-healthy"));
    }
}
