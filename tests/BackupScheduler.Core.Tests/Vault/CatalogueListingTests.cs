using BackupScheduler.Core.Tests.Exports;
using BackupScheduler.Core.Vault;
using CsCheck;

namespace BackupScheduler.Core.Tests.Vault;

public sealed class CatalogueListingTests
{
    [Theory]
    [InlineData(new[] { CopyState.Begun }, CopyState.Begun)]
    [InlineData(new[] { CopyState.Begun, CopyState.Confirmed }, CopyState.Confirmed)]
    [InlineData(new[] { CopyState.Begun, CopyState.Failed }, CopyState.Failed)]
    [InlineData(new[] { CopyState.Failed, CopyState.Confirmed }, CopyState.Confirmed)]
    [InlineData(new[] { CopyState.Begun, CopyState.Failed, CopyState.Confirmed }, CopyState.Confirmed)]
    public void Of_one_exports_records_the_weightiest_counts_in_whatever_order_they_are_listed(CopyState[] states, CopyState state)
    {
        var keys = states.Select(s => new CatalogueKey(Copies.Full(24), s).In(PlainExport.Prefix)).ToArray();
        foreach (var order in new[] { keys, [.. keys.Reverse()] })
            Assert.Equal(new CatalogueKey(Copies.Full(24), state), Assert.Single(CatalogueListing.Of(order).Copies).Value);
    }

    [Fact]
    public void What_is_no_record_is_left_out() => Assert.Empty(CatalogueListing.Of(["a/catalogue/", "a/catalogue/readme.txt", "a/catalogue/x.json"]).Copies);

    [Fact]
    public void Copies_are_taken_by_their_states_the_oldest_first()
    {
        CatalogueKey[] keys =
        [
            new(Copies.Window(48, 72), CopyState.Begun), new(Copies.Full(24), CopyState.Confirmed), new(Copies.Window(24, 48), CopyState.Confirmed),
            new(Copies.Full(72, "b"), CopyState.Failed), new(Copies.Full(72, "a"), CopyState.Failed),
        ];
        var listing = CatalogueListing.Of(keys.Select(key => key.In(PlainExport.Prefix)));
        Assert.Equal([Copies.Full(24), Copies.Window(24, 48), Copies.Window(48, 72)], listing.In(CopyState.Begun, CopyState.Confirmed));
        Assert.Equal([Copies.Full(72, "a"), Copies.Full(72, "b")], listing.In(CopyState.Failed));
        Assert.Empty(listing.In());
        Assert.Empty(CatalogueListing.Empty.In(CopyState.Begun, CopyState.Failed, CopyState.Confirmed));
    }

    [Fact]
    public Task A_catalogue_is_read_page_by_page() => Copies.AnyKey.Array[0, 12].SampleAsync(
        async keys =>
        {
            var vault = new VaultInMemory();
            foreach (var key in keys) vault.Objects[key.In(PlainExport.Prefix)] = [];
            vault.Objects[PlainExport.Prefix + "/AWSDynamoDB/x"] = [];
            var expected = CatalogueListing.Of(vault.Objects.Keys).Copies;
            Assert.Equal(expected, (await CatalogueListing.ReadAsync(vault, PlainExport.Prefix, default)).Copies);
        },
        iter: 200);
}
