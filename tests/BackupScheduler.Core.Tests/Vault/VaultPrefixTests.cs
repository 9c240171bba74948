using BackupScheduler.Core.Tests.Exports;
using BackupScheduler.Core.Vault;

namespace BackupScheduler.Core.Tests.Vault;

public sealed class VaultPrefixTests
{
    private const string Text = "123456789012/us-east-1/ProductCatalog/12345a12-abcd-123a-ab12-1234abc12345";

    [Theory]
    [InlineData(Text)]
    [InlineData(Text + "/")]
    public void A_prefix_is_read_with_or_without_its_slash(string text)
    {
        Assert.True(VaultPrefix.TryParse(text, out var prefix));
        Assert.Equal((PlainExport.Prefix, Text), (prefix, prefix.ToString()));
        Assert.Equal(Text + "/catalogue/", prefix.Catalogue);
        Assert.Equal(Text + "/AWSDynamoDB/x/", prefix.ExportOf("x"));
        Assert.Equal("arn:aws:dynamodb:us-east-1:123456789012:table/ProductCatalog", prefix.TableArn);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("123456789012/us-east-1/ProductCatalog")]
    [InlineData("/123456789012/us-east-1/ProductCatalog/id")]
    [InlineData("123456789012/us-east-1/ProductCatalog/id/more")]
    [InlineData("123456789012/us-east-1/ProductCatalog/../x")]
    [InlineData("123456789012/us-east-1/ProductCatalog/..")]
    [InlineData("123456789012/us-east-1/../id")]
    [InlineData("1234/us-east-1/ProductCatalog/id")]
    [InlineData("123456789012/Ireland/ProductCatalog/id")]
    public void Anything_else_is_no_prefix(string? text) => Assert.False(VaultPrefix.TryParse(text, out _));
}
