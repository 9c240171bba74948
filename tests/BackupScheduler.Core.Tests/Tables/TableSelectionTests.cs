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

    private static List<TablePattern> Patterns(string list) =>
        [.. list.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(TablePattern.Parse)];
}
