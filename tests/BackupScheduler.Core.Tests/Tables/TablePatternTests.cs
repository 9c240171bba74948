using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Tables;
using CsCheck;

namespace BackupScheduler.Core.Tests.Tables;

public sealed class TablePatternTests
{
    private static readonly TableScope Scope = new(AccountId.Parse("111122223333"), Region.Parse("eu-west-1"));

    [Theory]
    [InlineData("Orders", true)]
    [InlineData("orders", false)]
    [InlineData("Order", false)]
    [InlineData("*", true)]
    [InlineData("Ord*", true)]
    [InlineData("*ers", true)]
    [InlineData("O*r*s", true)]
    [InlineData("Orders*", true)]
    [InlineData("O.ders", false)]
    [InlineData("*/*/*", true)]
    [InlineData("111122223333/eu-west-1/Orders", true)]
    [InlineData("1111*/eu-*/O*", true)]
    [InlineData("111122224444/eu-west-1/Orders", false)]
    [InlineData("111122223333/eu-west-2/Orders", false)]
    [InlineData("111122223333/eu-west-1/Users", false)]
    public void A_pattern_names_tables_by_name_or_full_address(string pattern, bool matches) =>
        Assert.Equal(matches, TablePattern.Parse(pattern).Matches(Scope, TableName.Parse("Orders")));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Ord?rs")]
    [InlineData("Orders ")]
    [InlineData("a\\b")]
    [InlineData("eu-west-1/Orders")]
    [InlineData("a/b/c/d")]
    [InlineData("/eu-west-1/Orders")]
    [InlineData("*/*/")]
    [InlineData("[a]")]
    [InlineData("a,b")]
    public void What_is_no_pattern_is_refused(string? text)
    {
        Assert.False(TablePattern.TryParse(text, out var pattern));
        Assert.Null(pattern);
        Assert.Throws<FormatException>(() => TablePattern.Parse(text!));
    }

    [Theory]
    [InlineData("Orders", true, null)]
    [InlineData("Ord*", false, null)]
    [InlineData("111122223333/eu-west-1/Orders", true, "111122223333/eu-west-1")]
    [InlineData("111122223333/eu-west-1/Ord*", false, null)]
    [InlineData("111122223333/*/Orders", false, null)]
    [InlineData("1111/eu-west-1/Orders", true, null)]
    [InlineData("111122223333/nowhere/Orders", true, null)]
    public void A_pattern_without_a_star_names_one_table_and_in_full_one_scope(string pattern, bool isLiteral, string? scope)
    {
        Assert.Equal(isLiteral, TablePattern.Parse(pattern).IsLiteral);
        Assert.Equal(scope, TablePattern.Parse(pattern).LiteralScope?.ToString());
    }

    [Fact]
    public void Patterns_are_equal_when_written_alike()
    {
        Assert.Equal(TablePattern.Parse("a*/b/c"), TablePattern.Parse("a*/b/c"));
        Assert.Equal(TablePattern.Parse("a*").GetHashCode(), TablePattern.Parse("a*").GetHashCode());
        Assert.NotEqual(TablePattern.Parse("a*"), TablePattern.Parse("a**"));
        Assert.Equal("a*", TablePattern.Parse("a*").ToString());
    }

    [Fact]
    public void Only_the_star_is_special() =>
        Gen.Select(Gen.String[Gen.Char["ab.-_*"], 3, 8], Gen.String[Gen.Char["ab.-_"], 3, 8]).Sample((pattern, name) =>
            Assert.Equal(
                Plain(pattern, name), TablePattern.Parse(pattern).Matches(Scope, TableName.Parse(name))), iter: 5_000);

    private static bool Plain(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text)
    {
        if (pattern.IsEmpty) return text.IsEmpty;
        if (pattern[0] == '*') return Plain(pattern[1..], text) || (!text.IsEmpty && Plain(pattern, text[1..]));
        return !text.IsEmpty && pattern[0] == text[0] && Plain(pattern[1..], text[1..]);
    }
}
