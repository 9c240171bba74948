using BackupScheduler.Core.Tables;

namespace BackupScheduler.Core.Tests.Tables;

public sealed class TableNameTests
{
    [Theory]
    [InlineData("abc")]
    [InlineData("Orders.v2_eu-1")]
    [InlineData("...")]
    public void Names_by_the_rules_of_DynamoDB_are_read(string text)
    {
        Assert.True(TableName.TryParse(text, out var table));
        Assert.Equal((text, text), (table.Value, table.ToString()));
        Assert.Equal(TableName.Parse(text), table);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ab")]
    [InlineData("Orders table")]
    [InlineData("Orders*")]
    [InlineData("Bücher")]
    [InlineData("arn:aws:dynamodb:eu-west-1:111122223333:table/Orders")]
    public void Other_names_are_refused(string? text)
    {
        Assert.False(TableName.TryParse(text, out var table));
        Assert.Equal(string.Empty, table.Value);
        Assert.Throws<FormatException>(() => TableName.Parse(text!));
    }

    [Theory]
    [InlineData(255, true)]
    [InlineData(256, false)]
    public void The_longest_name_has_255_characters(int length, bool valid) =>
        Assert.Equal(valid, TableName.TryParse(new string('a', length), out _));

    [Fact]
    public void Order_is_ordinal() =>
        Assert.Equal(["Zoo", "_oo", "aoo"], new[] { "aoo", "Zoo", "_oo" }.Select(TableName.Parse).Order().Select(table => table.Value));
}
