using System.Text;
using BackupScheduler.Core.Restores;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Core.Tests.Restores;

/// <summary>Descriptions out of files, and names.</summary>
public sealed class SchemaReadingTests
{
    [Fact]
    public void A_description_with_only_what_is_needed()
    {
        Assert.True(SchemaReading.TryRead("""{"keys":[{"name":"id","isPartition":true},{"name":"at","isPartition":false}],"tableId":"","attributeTypes":{"id":"S","at":"N"}}"""u8, out var table, out var error), error);
        Assert.Equal("id (S), at (N)", KeySchema.Show(table.Keys, table.AttributeTypes));
        Assert.Empty(table.GlobalIndexes);
        Assert.Empty(table.Tags);
    }

    [Theory]
    [InlineData("", "not a table as the catalogue describes it: $")]
    [InlineData("null", "empty")]
    [InlineData("[]", "not a table as the catalogue describes it: $")]
    [InlineData("""{"keys":[],"tableId":"","attributeTypes":{}}""", "keys: given 0 attributes, accepted: a partition key, and at most one sort key")]
    [InlineData("""{"keys":[{"name":"a","isPartition":false}],"tableId":"","attributeTypes":{"a":"S"}}""", "keys: given 1 attributes")]
    [InlineData("""{"keys":[{"name":"a","isPartition":true}],"tableId":"","attributeTypes":{}}""", "attributeTypes.a: given no text, accepted: S, N or B")]
    [InlineData("""{"keys":[{"name":"a","isPartition":true}],"tableId":"","attributeTypes":{"a":"S"},"globalIndexes":[{"name":"i","keys":[],"projection":"ALL","included":[],"capacity":null}]}""", "keys of index i: given 0 attributes")]
    public void What_describes_no_table(string json, string expected)
    {
        Assert.False(SchemaReading.TryRead(Encoding.UTF8.GetBytes(json), out var table, out var error));
        Assert.Null(table);
        Assert.StartsWith(expected, error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_beside_ends_as_Operator_may_restore_to_and_fits()
    {
        Assert.Equal("Orders-20261128T000000Z-restored", RestoredName.Beside(TableName.Parse("Orders"), Plans.Start).Value);
        var longest = RestoredName.Beside(TableName.Parse(new string('a', 255)), Plans.Start).Value;
        Assert.Equal((255, true), (longest.Length, longest.EndsWith("-restored", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_seed_draws_the_same_tables_whatever_else_there_is()
    {
        DrillCandidate[] all = [.. Enumerable.Range(0, 50).Select(number => new DrillCandidate(Plans.Source with { Table = TableName.Parse($"table{number}") }, number % 2 == 0))];
        var order = DrillSampling.Order(all, 7);

        Assert.Equal(order, DrillSampling.Order(all.Reverse().Concat(all), 7));
        Assert.Equal(order.Where(candidate => candidate.IsFromVault), DrillSampling.Order(all.Where(candidate => candidate.IsFromVault), 7));
        Assert.NotEqual(order, DrillSampling.Order(all, 8));
    }
}
