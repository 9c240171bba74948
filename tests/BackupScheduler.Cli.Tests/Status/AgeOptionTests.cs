using BackupScheduler.Cli.Output;
using BackupScheduler.Cli.Status;

namespace BackupScheduler.Cli.Tests.Status;

public sealed class AgeOptionTests
{
    [Theory]
    [InlineData("26h", 26)]
    [InlineData("90m", 1.5)]
    [InlineData("2d", 48)]
    [InlineData("3650d", 87_600)]
    public void An_age_is_a_number_and_a_unit(string text, double hours)
    {
        Assert.True(AgeOption.TryParse(text, out var age));
        Assert.Equal(hours, age.TotalHours);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("h")]
    [InlineData("26")]
    [InlineData("0h")]
    [InlineData("-1h")]
    [InlineData("1.5h")]
    [InlineData(" 1h")]
    [InlineData("3651d")]
    [InlineData("99999999999h")]
    public void Anything_else_is_none(string? text) => Assert.False(AgeOption.TryParse(text, out _));

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("-5", "-5")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("a\"b", "\"a\"\"b\"")]
    [InlineData("a\nb", "\"a\nb\"")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("-a", "'-a")]
    [InlineData("@x", "'@x")]
    public void A_cell_is_quoted_and_is_never_a_formula(string text, string cell)
    {
        var writer = new StringWriter();
        Csv.WriteRow(writer, text, null);
        Assert.Equal($"{cell},\r\n", writer.ToString());
    }
}
