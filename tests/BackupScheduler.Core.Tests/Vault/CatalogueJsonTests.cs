using System.Text;
using System.Text.Json.Nodes;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Tests.Exports;
using BackupScheduler.Core.Vault;
using CsCheck;

namespace BackupScheduler.Core.Tests.Vault;

public sealed class CatalogueJsonTests
{
    private static readonly CatalogueRecord Record = new(PlainExport.Prefix, Copies.Window(24, 48, "01693685827463-2d8752fd"), CopyState.Confirmed, RunId.At(Copies.At(48)))
    {
        Table = new TableDescription([new KeyPart("id", true), new KeyPart("at", false)], PlainExport.Prefix.TableId)
        {
            AttributeTypes = new Dictionary<string, string> { ["id"] = "S", ["at"] = "N", ["status"] = "S" },
            GlobalIndexes = [new TableIndex("by-status", [new KeyPart("status", true)], "INCLUDE", ["total"], new TableCapacity(5, 6))],
            LocalIndexes = [new TableIndex("by-total", [new KeyPart("id", true), new KeyPart("total", false)], "ALL", [], null)],
            Capacity = new TableCapacity(10, 20),
            TimeToLive = "expires",
            StreamView = "NEW_AND_OLD_IMAGES",
            Tags = new Dictionary<string, string> { ["team"] = "Ökonomie" },
            Encryption = "arn:aws:kms:us-east-1:123456789012:key/1",
            RecoveryDays = 35,
            IsDeletionProtected = true,
            Class = "STANDARD_INFREQUENT_ACCESS",
            Items = 12,
            Bytes = 3456,
        },
        Items = 7,
        BilledBytes = 890,
        ManifestKey = "key",
        EndedAt = Copies.At(49),
        Failure = "Code: words",
    };

    private static readonly CatalogueKey Key = new(Record.Copy, Record.State);

    [Fact]
    public void A_record_is_read_back_with_all_that_it_says()
    {
        Assert.True(CatalogueJson.TryRead(Key, PlainExport.Prefix, CatalogueJson.Write(Record), out var read, out var error), error);
        // Lists are no values: the text tells whether they are the same.
        Assert.Equal(Encoding.UTF8.GetString(CatalogueJson.Write(Record)), Encoding.UTF8.GetString(CatalogueJson.Write(read)));
        Assert.Equal(Record with { Table = null }, read with { Table = null });
        Assert.Equal(Record.Table!.Tags, read.Table!.Tags);
        Assert.Equal(Record.Table.AttributeTypes, read.Table.AttributeTypes);
        Assert.Equal(Record.Table.Keys, read.Table.Keys);
        Assert.Equal(["total"], Assert.Single(read.Table.GlobalIndexes).Included);
        Assert.Equal(Record.Key, read.Key);
    }

    [Fact]
    public void Its_form_is_approved() => Golden.Check(
        Path.Combine("Vault", "Golden", "catalogue-record.golden.txt"), JsonNode.Parse(CatalogueJson.Write(Record))!.ToString().ReplaceLineEndings("\n") + "\n");

    [Fact]
    public void The_least_that_a_record_says_is_read_back()
    {
        var least = new CatalogueRecord(PlainExport.Prefix, Copies.Full(24), CopyState.Begun, null);
        Assert.True(CatalogueJson.TryRead(new CatalogueKey(least.Copy, least.State), PlainExport.Prefix, CatalogueJson.Write(least), out var read, out var error), error);
        Assert.Equal(least, read);
    }

    [Fact]
    public void Unknown_members_are_ignored_so_that_later_versions_may_add_some()
    {
        var json = Change("later", "{\"a\":[1]}");
        json["table"]!["later"] = "x";
        Assert.True(TryRead(json, out var error), error);
    }

    [Theory]
    [InlineData("version", "2", "version: given '2', accepted: 1")]
    [InlineData("version", "null", "not a catalogue record")]
    [InlineData("exportId", "\"another\"", "exportId: given 'another', accepted: 01693685827463-2d8752fd")]
    [InlineData("prefix", "\"999999999999/us-east-1/ProductCatalog/x\"", "prefix: given '999999999999/us-east-1/ProductCatalog/x'")]
    [InlineData("prefix", "null", "not a catalogue record")]
    [InlineData("to", "\"later\"", "not a catalogue record: $.to")]
    [InlineData("items", "\"7\"", "not a catalogue record: $.items")]
    [InlineData("table", "{}", "not a catalogue record")]
    [InlineData("table", "7", "not a catalogue record: $.table")]
    public void A_record_that_is_none_or_lies_about_its_place_is_refused(string member, string value, string why)
    {
        Assert.False(TryRead(Change(member, value), out var error));
        Assert.StartsWith(why, error);
    }

    [Theory]
    [InlineData("keys", "[]")]
    [InlineData("keys", "[null]")]
    [InlineData("keys", """[{"name":"at","isPartition":false}]""")]
    [InlineData("keys", """[{"name":"a","isPartition":true},{"name":"b","isPartition":true}]""")]
    [InlineData("keys", """[{"name":null,"isPartition":true}]""")]
    [InlineData("globalIndexes", "[null]")]
    [InlineData("localIndexes", "[null]")]
    public void A_table_that_nothing_could_be_restored_into_is_refused(string member, string value)
    {
        var json = JsonNode.Parse(CatalogueJson.Write(Record))!.AsObject();
        json["table"]![member] = JsonNode.Parse(value);
        Assert.False(TryRead(json, out _));
    }

    [Theory]
    [InlineData("globalIndexes")]
    [InlineData("localIndexes")]
    [InlineData("tags")]
    public void A_list_that_an_earlier_version_did_not_write_is_empty(string member)
    {
        var json = JsonNode.Parse(CatalogueJson.Write(Record))!.AsObject();
        json["table"]!.AsObject().Remove(member);
        Assert.True(CatalogueJson.TryRead(Key, PlainExport.Prefix, Encoding.UTF8.GetBytes(json.ToJsonString()), out var read, out var error), error);
        var table = read.Table!;
        Assert.Equal(member, (table.GlobalIndexes.Count, table.LocalIndexes.Count, table.Tags.Count) switch { (0, 1, 1) => "globalIndexes", (1, 0, 1) => "localIndexes", (1, 1, 0) => "tags", _ => "" });
    }

    [Fact]
    public void Text_that_is_not_Unicode_is_refused()
    {
        var text = Encoding.UTF8.GetString(CatalogueJson.Write(Record)).Replace("Code: words", "\\ud800", StringComparison.Ordinal);
        Assert.False(CatalogueJson.TryRead(Key, PlainExport.Prefix, Encoding.UTF8.GetBytes(text), out _, out _));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{")]
    public void What_is_no_object_is_refused(string text) =>
        Assert.False(CatalogueJson.TryRead(Key, PlainExport.Prefix, Encoding.UTF8.GetBytes(text), out _, out _));

    [Fact]
    public void No_change_of_a_record_ever_throws() => Gen.Select(Gen.Int[0, 2000], Gen.Int[0, 4], Gen.Byte.Array[0, 4]).Sample(
        (at, removed, inserted) =>
        {
            var bytes = CatalogueJson.Write(Record).ToList();
            at = Math.Min(at, bytes.Count);
            bytes.RemoveRange(at, Math.Min(removed, bytes.Count - at));
            bytes.InsertRange(at, inserted);
            Assert.Equal(CatalogueJson.TryRead(Key, PlainExport.Prefix, bytes.ToArray(), out var record, out var error), record is not null);
            Assert.Equal(record is null, error is not null);
        },
        iter: 5_000);

    private static JsonObject Change(string member, string value)
    {
        var json = JsonNode.Parse(CatalogueJson.Write(Record))!.AsObject();
        json[member] = JsonNode.Parse(value);
        return json;
    }

    private static bool TryRead(JsonObject json, out string? error)
    {
        var isRead = CatalogueJson.TryRead(Key, PlainExport.Prefix, Encoding.UTF8.GetBytes(json.ToJsonString()), out var record, out error);
        Assert.Equal(isRead, record is not null);
        return isRead;
    }
}
