using BackupScheduler.Core.Accounts;

namespace BackupScheduler.Core.Tests.Accounts;

public sealed class AccountIdTests
{
    [Theory]
    [InlineData("111122223333")]
    [InlineData("000000000000")]
    public void Twelve_digits_are_an_account(string text)
    {
        Assert.True(AccountId.TryParse(text, out var account));
        Assert.Equal((text, text), (account.Value, account.ToString()));
        Assert.Equal(AccountId.Parse(text), account);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("11112222333")]
    [InlineData("1111222233334")]
    [InlineData("11112222333a")]
    [InlineData(" 11112222333")]
    [InlineData("1111-2222-33")]
    [InlineData("١١١١٢٢٢٢٣٣٣٣")]
    public void Nothing_else_is(string? text)
    {
        Assert.False(AccountId.TryParse(text, out var account));
        Assert.Equal(string.Empty, account.Value);
        Assert.Throws<FormatException>(() => AccountId.Parse(text!));
    }
}
