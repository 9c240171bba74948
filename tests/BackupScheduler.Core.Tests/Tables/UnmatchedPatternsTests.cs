using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Tables;
using CsCheck;

namespace BackupScheduler.Core.Tests.Tables;

public sealed class UnmatchedPatternsTests
{
    private static readonly TableScope Here = Scope("111122223333", "eu-west-1");
    private static readonly TableScope There = Scope("444455556666", "us-east-1");

    [Theory]
    [InlineData("Orders", "")]
    [InlineData("Users", "")]
    [InlineData("Order", "Order")]
    [InlineData("orders", "orders")]
    [InlineData("Order*,Nothing*,*/*/Nothing", "")]
    [InlineData("111122223333/eu-west-1/Orders", "")]
    [InlineData("111122223333/us-east-1/Orders", "111122223333/us-east-1/Orders")]
    [InlineData("444455556666/us-east-1/Orders", "444455556666/us-east-1/Orders")]
    [InlineData("444455556666/us-east-1/Users,Gone,Orders", "Gone")]
    [InlineData("no-account/eu-west-1/Orders", "no-account/eu-west-1/Orders")]
    [InlineData("Zeta,Alpha,Zeta", "Alpha,Zeta")]
    public void What_names_no_table_anywhere_and_has_no_star_is_left(string patterns, string left)
    {
        var unmatched = new UnmatchedPatterns(Parse(patterns));
        unmatched.Tell(Here, [TableName.Parse("Orders")]);
        unmatched.Tell(There, [TableName.Parse("Users"), TableName.Parse("Users")]);
        Assert.Equal(left, string.Join(',', unmatched.Left));
    }

    [Fact]
    public void Before_any_table_is_told_every_literal_pattern_is_left() =>
        Assert.Equal(["Orders"], new UnmatchedPatterns(Parse("Orders,Users*")).Left.Select(pattern => pattern.Text));

    [Fact]
    public void A_scope_answers_only_for_the_full_addresses_that_are_its_own()
    {
        var unmatched = new UnmatchedPatterns(Parse("Gone,111122223333/eu-west-1/Gone,111122223333/*/Gone,444455556666/us-east-1/Gone,x/eu-west-1/Gone"));
        unmatched.Tell(Here, [TableName.Parse("Orders")]);
        Assert.Equal(["111122223333/eu-west-1/Gone"], unmatched.LeftIn(Here).Select(pattern => pattern.Text));
    }

    [Fact]
    public void Whatever_the_order_and_the_pages_the_answer_is_that_of_asking_each_pattern()
    {
        var name = OneOf("Orders", "Users", "Gone", "Carts");
        var scope = OneOf(Here, There);
        var pattern = Gen.Select(name, scope, OneOf("{1}", "{0}/{1}", "*/eu-west-1/{1}", "{1}*"))
            .Select((table, at, form) => form.Replace("{0}", at.ToString(), StringComparison.Ordinal).Replace("{1}", table, StringComparison.Ordinal));
        Gen.Select(pattern.List[0, 6], Gen.Select(scope, name.List[0, 3]).List[0, 6]).Sample((texts, pages) =>
        {
            var patterns = texts.Select(TablePattern.Parse).ToList();
            var unmatched = new UnmatchedPatterns(patterns);
            foreach (var (at, tables) in pages) unmatched.Tell(at, tables.Select(TableName.Parse));
            Assert.Equal(
                patterns.Distinct().Where(one => !one.Text.Contains('*', StringComparison.Ordinal) && !pages.Any(page => page.Item2.Any(table => one.Matches(page.Item1, TableName.Parse(table)))))
                    .Select(one => one.Text).Order(StringComparer.Ordinal),
                unmatched.Left.Select(one => one.Text));
        }, iter: 2_000);
    }

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static TableScope Scope(string account, string region) => new(AccountId.Parse(account), Region.Parse(region));

    private static List<TablePattern> Parse(string list) => [.. list.Split(',').Select(TablePattern.Parse)];
}
