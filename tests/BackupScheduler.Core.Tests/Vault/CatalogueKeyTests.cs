using BackupScheduler.Core.Tests.Exports;
using BackupScheduler.Core.Vault;
using CsCheck;

namespace BackupScheduler.Core.Tests.Vault;

public sealed class CatalogueKeyTests
{
    [Theory]
    [InlineData("20261128T010000Z-full-01693685827463-2d8752fd.json", CopyState.Confirmed)]
    [InlineData("20261128T010000Z-full-01693685827463-2d8752fd.begun.json", CopyState.Begun)]
    [InlineData("20261128T010000Z-full-01693685827463-2d8752fd.failed.json", CopyState.Failed)]
    [InlineData("20261128T010000Z-from-20261127T010000Z-01693685827463-2d8752fd.json", CopyState.Confirmed)]
    [InlineData("20261128T010000Z-from-20261127T010000Z-01693685827463-2d8752fd.begun.json", CopyState.Begun)]
    [InlineData("20261128T010000Z-full-from-20261127T010000Z-x.json", CopyState.Confirmed)]
    public void A_key_tells_the_copy_and_how_it_stands(string name, CopyState state)
    {
        Assert.True(CatalogueKey.TryParse(PlainExport.Prefix.Catalogue + name, out var key));
        Assert.Equal((state, new DateTimeOffset(2026, 11, 28, 1, 0, 0, TimeSpan.Zero)), (key.State, key.Copy.To));
        Assert.Equal(PlainExport.Prefix.Catalogue + name, key.In(PlainExport.Prefix));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(".json")]
    [InlineData("prefix/catalogue/")]
    [InlineData("20261128T010000Z.json")]
    [InlineData("20261128T010000Z-full-.json")]
    [InlineData("20261128T010000Z-full-x.JSON")]
    [InlineData("20261128T010000Z-full-x")]
    [InlineData("20261128T010000Z-full-x.json.json")]
    [InlineData("20261128T010000Z-full-x.done.json")]
    [InlineData("20261128T010000Z-full-x.begun.begun.json")]
    [InlineData("20261128T010000Z-full-x.begun.failed.json")]
    [InlineData("20261128T010000Z-full-x y.json")]
    [InlineData("20261128T010000Z-full-..json")]
    [InlineData("20261128T010000Z-Full-x.json")]
    [InlineData("20261328T010000Z-full-x.json")]
    [InlineData("20261128T010000-full-x.json")]
    [InlineData("2026-11-28T01:00:00Z-full-x.json")]
    [InlineData("20261128T010000Z-from-20261127T010000Z-.json")]
    [InlineData("20261128T010000Z-from-20261127T010000Z.json")]
    [InlineData("20261128T010000Z-from-20261128T010000Z-x.json")]
    [InlineData("20261128T010000Z-from-20261129T010000Z-x.json")]
    [InlineData("20261128T010000Z-from-x.json")]
    [InlineData("20261128T010000Z-from-20261127T010000Zx-y.json")]
    [InlineData("２０261128T010000Z-full-x.json")]
    public void Anything_else_is_no_record(string? key) => Assert.False(CatalogueKey.TryParse(key, out _));

    [Fact]
    public void Any_key_is_read_back() => Copies.AnyKey.Sample(key =>
    {
        Assert.True(CatalogueKey.TryParse(key.In(PlainExport.Prefix), out var read));
        Assert.Equal(key, read);
    });

    [Fact]
    public void No_change_of_a_key_throws_and_what_is_still_read_has_that_one_spelling() =>
        Gen.Select(Copies.AnyKey, Gen.Int[0, 80], Gen.Int[0, 3], Gen.String[0, 3]).Sample((key, at, removed, inserted) =>
        {
            var text = key.In(PlainExport.Prefix)[PlainExport.Prefix.Catalogue.Length..];
            at = Math.Min(at, text.Length);
            text = text.Remove(at, Math.Min(removed, text.Length - at)).Insert(at, inserted);
            if (CatalogueKey.TryParse(text, out var read)) Assert.Equal(text[(text.LastIndexOf('/') + 1)..], read.In(PlainExport.Prefix)[PlainExport.Prefix.Catalogue.Length..]);
        });
}
