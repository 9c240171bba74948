using BackupScheduler.Core.Accounts;

namespace BackupScheduler.Core.Tests.Accounts;

public sealed class AccountSelectionTests
{
    private static readonly AccountId One = AccountId.Parse("111111111111");
    private static readonly AccountId Two = AccountId.Parse("222222222222");

    [Theory]
    [InlineData(AccountState.Active, "", "", null, true, "active")]
    [InlineData(AccountState.Active, "1", "", null, true, "active")]
    [InlineData(AccountState.Active, "2", "", null, false, "not in ACCOUNTS_INCLUDE")]
    [InlineData(AccountState.Active, "", "1", null, false, "excluded by ACCOUNTS_EXCLUDE")]
    [InlineData(AccountState.Active, "1", "1", null, false, "excluded by ACCOUNTS_EXCLUDE")]
    [InlineData(AccountState.Active, "", "2", null, true, "active")]
    [InlineData(AccountState.Active, "", "", "1", true, "active")]
    [InlineData(AccountState.Active, "", "", "2", false, "not below ORGANIZATIONAL_UNITS")]
    [InlineData(AccountState.Active, "", "", "", false, "not below ORGANIZATIONAL_UNITS")]
    [InlineData(AccountState.Active, "1", "", "2", false, "not below ORGANIZATIONAL_UNITS")]
    [InlineData(AccountState.Suspended, "1", "", "1", false, "state is Suspended")]
    [InlineData(AccountState.Unknown, "", "", null, false, "state is Unknown")]
    [InlineData(AccountState.Closed, "", "1", null, false, "state is Closed")]
    [InlineData(AccountState.PendingClosure, "", "", null, false, "state is PendingClosure")]
    [InlineData(AccountState.PendingActivation, "", "", null, false, "state is PendingActivation")]
    public void The_first_rule_that_speaks_decides_about_account_one(
        AccountState state, string include, string exclude, string? underUnits, bool selected, string reason)
    {
        var account = new OrganizationAccount(One, "one", state);
        var selection = new AccountSelection(Of(include), Of(exclude), underUnits is null ? [] : ["ou-1"]);
        Assert.Equal(new AccountDecision(account, selected, reason), selection.Decide(account, underUnits is null ? null : Of(underUnits)));
    }

    [Fact]
    public void Everything_selects_each_active_account() =>
        Assert.True(AccountSelection.Everything.Decide(new OrganizationAccount(Two, "two", AccountState.Active), null).Selected);

    private static HashSet<AccountId> Of(string digits) => [.. digits.Select(digit => digit == '1' ? One : Two)];
}
