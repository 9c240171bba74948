using BackupScheduler.Cli.Html;

namespace BackupScheduler.Cli.Tests.Html;

public sealed class FiguresTests
{
    [Theory]
    [InlineData(-5, "0 min")]
    [InlineData(0, "0 min")]
    [InlineData(90, "90 min")]
    [InlineData(91, "2 h")]
    [InlineData(26 * 60, "26 h")]
    [InlineData((26 * 60) + 1, "27 h")]
    [InlineData(72 * 60, "72 h")]
    [InlineData((72 * 60) + 1, "3 d 1 h")]
    [InlineData(96 * 60, "4 d")]
    public void Ages_are_rounded_up_so_that_nothing_looks_newer_than_it_is(int minutes, string shown) =>
        Assert.Equal(shown, Figures.Age(TimeSpan.FromMinutes(minutes)));

    [Theory]
    [InlineData(0, "0 B")]
    [InlineData(1023, "1023 B")]
    [InlineData(1024, "1 KB")]
    [InlineData(1_600_000, "1.5 MB")]
    [InlineData(1_048_575, "1 MB")]
    [InlineData(5_497_558_138_880, "5 TB")]
    [InlineData(long.MaxValue, "8,192 PB")]
    public void Bytes_are_in_binary_units(long bytes, string shown) => Assert.Equal(shown, Figures.Bytes(bytes));

    [Theory]
    [InlineData("0", "$0")]
    [InlineData("0.004", "under $0.01")]
    [InlineData("12.345", "$12.35")]
    [InlineData("1234.5", "$1,235")]
    public void Dollars_are_to_the_cent_only_where_that_says_something(string dollars, string shown) =>
        Assert.Equal(shown, Figures.Dollars(decimal.Parse(dollars, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void All_is_said_of_nothing_less()
    {
        Assert.Equal("99%", Figures.Share(999, 1000));
        Assert.Equal("100%", Figures.Share(1000, 1000));
        Assert.Equal("1 table", Figures.Count(1, "table"));
        Assert.Equal("2,000 tables", Figures.Count(2000, "table"));
    }
}
