using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Core.Tests.Tables;

public sealed class TableSelectionTests
{
    private static readonly TableScope Scope = new(AccountId.Parse("111122223333"), Region.Parse("eu-west-1"));

    [Theory]
    [InlineData("*", "", null, true)]
    [InlineData("", "", null, false)]
    [InlineData("Ord*", "", null, true)]
    [InlineData("Users,Ord*", "", null, true)]
    [InlineData("Users", "", null, false)]
    [InlineData("*", "Orders", null, false)]
    [InlineData("Orders", "*", null, false)]
    [InlineData("*", "*/us-east-1/Orders", null, true)]
    [InlineData("*", "111122223333/*/Ord*", null, false)]
    [InlineData("*", "", "Ord*", true)]
    [InlineData("*", "", "Users", false)]
    [InlineData("*", "", "", false)]
    [InlineData("Users", "", "Orders", false)]
    [InlineData("*", "Orders", "Orders", false)]
    public void Orders_is_selected_by_an_include_unless_excluded_or_narrowed_away(
        string include, string exclude, string? narrowed, bool selected) =>
        Assert.Equal(
            selected,
            new TableSelection(Patterns(include), Patterns(exclude))
                .NarrowedTo(narrowed is null ? null : Patterns(narrowed)).Selects(Scope, TableName.Parse("Orders")));

    [Fact]
    public void Narrowing_leaves_the_selection_itself_as_it_is()
    {
        TableSelection.Everything.NarrowedTo([]);
        Assert.True(TableSelection.Everything.Selects(Scope, TableName.Parse("Orders")));
    }

    [Theory]
    [InlineData("Orders", "*", "", "backup", "included by *")]
    [InlineData("Orders", "Users,Ord*", "", "", "included by Ord*")]
    [InlineData("Orders", "Users", "", "backup=no", "no include pattern names it")]
    [InlineData("Orders", "*", "*ers", "backup=no", "excluded by pattern *ers")]
    [InlineData("Scratch", "*", "", "backup=no", "excluded by tag backup=no")]
    [InlineData("Scratch", "*", "", "team=x,backup,backup=no", "excluded by tag backup")]
    [InlineData("Scratch", "*", "", "backup=No", "included by *")]
    [InlineData("Scratch", "*", "Scr*", "backup=no", "excluded by pattern Scr*")]
    [InlineData("Carts", "*", "", "stage=test", "excluded by tag stage=test")]
    [InlineData("Unheard", "*", "", "backup=no", "included by *")]
    public void The_reason_of_a_verdict_names_what_decided(string table, string include, string exclude, string tags, string why)
    {
        var selection = new TableSelection(Patterns(include), Patterns(exclude))
        {
            ExcludeTags = [.. tags.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(TagRule.Parse)],
        }.WithTags([Tagged("Scratch", "backup", "no"), Tagged("Carts", "stage", "live"), Tagged("Carts", "stage", "test"), Tagged("Orders", "backup", "yes")]);
        // A rule without a value would mean Orders too.
        selection = table == "Orders" ? selection.WithTags([]) : selection;
        var verdict = selection.Decide(Scope, TableName.Parse(table));
        Assert.Equal((why, why.StartsWith("included", StringComparison.Ordinal)), (verdict.Why, verdict.IsSelected));
        Assert.Equal(verdict.IsSelected, selection.Selects(Scope, TableName.Parse(table)));
    }

    [Fact]
    public void As_long_as_tags_are_unknown_they_exclude_nothing()
    {
        var selection = TableSelection.Everything with { ExcludeTags = [TagRule.Parse("backup=no")] };
        Assert.True(selection.Selects(Scope, TableName.Parse("Scratch")));
        Assert.False(selection.WithTags([Tagged("Scratch", "backup", "no")]).Selects(Scope, TableName.Parse("Scratch")));
        Assert.True(selection.Selects(Scope, TableName.Parse("Scratch")));
    }

    [Fact]
    public void A_run_that_names_an_excluded_table_does_not_include_it()
    {
        var selection = (TableSelection.Everything with { ExcludeTags = [TagRule.Parse("backup=no")] })
            .NarrowedTo(Patterns("Scratch")).WithTags([Tagged("Scratch", "backup", "no")]);
        Assert.Equal("excluded by tag backup=no", selection.Decide(Scope, TableName.Parse("Scratch")).Why);
        Assert.Equal("the run names other tables", selection.Decide(Scope, TableName.Parse("Orders")).Why);
    }

    private static TaggedTable Tagged(string table, string key, string value) =>
        new(TableName.Parse(table), [new TableTag("owner", "x"), new TableTag(key, value)]);

    private static List<TablePattern> Patterns(string list) =>
        [.. list.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(TablePattern.Parse)];
}
