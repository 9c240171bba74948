using BackupScheduler.Core.Accounts;

namespace BackupScheduler.Core.Tests.Accounts;

public sealed class RegionTests
{
    [Theory]
    [InlineData("eu-west-1")]
    [InlineData("us-gov-west-1")]
    [InlineData("cn-northwest-1")]
    [InlineData("us-iso-east-1")]
    [InlineData("eusc-de-east-1")]
    [InlineData("ap-southeast-12")]
    public void Regions_of_every_partition_are_read(string text)
    {
        Assert.True(Region.TryParse(text, out var region));
        Assert.Equal((text, text), (region.Value, region.ToString()));
        Assert.Equal(Region.Parse(text), region);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("eu-west")]
    [InlineData("eu-west-1a")]
    [InlineData("EU-WEST-1")]
    [InlineData("eu--west-1")]
    [InlineData("eu_west_1")]
    [InlineData("eu-west-")]
    [InlineData("-west-1")]
    [InlineData("west-1")]
    [InlineData("eu-west-1 ")]
    [InlineData("eu-w3st-1")]
    [InlineData("eu-averyveryverylongnameofaregion-1")]
    public void What_has_another_form_is_refused(string? text)
    {
        Assert.False(Region.TryParse(text, out var region));
        Assert.Equal(string.Empty, region.Value);
        Assert.Throws<FormatException>(() => Region.Parse(text!));
    }
}
