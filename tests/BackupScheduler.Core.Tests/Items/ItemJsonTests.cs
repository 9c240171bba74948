using System.Text;
using System.Text.Json;
using BackupScheduler.Core.Items;
using CsCheck;

namespace BackupScheduler.Core.Tests.Items;

public sealed class ItemJsonTests
{
    [Theory]
    [InlineData("""{"S":"text"}""", typeof(ItemValue.Text))]
    [InlineData("""{"S":""}""", typeof(ItemValue.Text))]
    [InlineData("""{"N":"-1.5E3"}""", typeof(ItemValue.Number))]
    [InlineData("""{"B":"AAH/"}""", typeof(ItemValue.Binary))]
    [InlineData("""{"B":""}""", typeof(ItemValue.Binary))]
    [InlineData("""{"BOOL":false}""", typeof(ItemValue.Truth))]
    [InlineData("""{"NULL":true}""", typeof(ItemValue.Nothing))]
    [InlineData("""{"L":[]}""", typeof(ItemValue.Sequence))]
    [InlineData("""{"L":[{"N":"1"},{"L":[{"S":"x"}]}]}""", typeof(ItemValue.Sequence))]
    [InlineData("""{"M":{}}""", typeof(ItemValue.Map))]
    [InlineData("""{"M":{"":{"S":"no name"},"a":{"M":{"b":{"NULL":true}}}}}""", typeof(ItemValue.Map))]
    [InlineData("""{"SS":["b","a"]}""", typeof(ItemValue.TextSet))]
    [InlineData("""{"NS":["2","1.0"]}""", typeof(ItemValue.NumberSet))]
    [InlineData("""{"BS":["AQ==","AA=="]}""", typeof(ItemValue.BinarySet))]
    public void Every_type_is_read_and_written_back_as_it_was(string json, Type type)
    {
        var item = PlainItems.Read($$"""{"a":{{json}}}""");
        Assert.IsType(type, item.Attributes["a"]);
        Assert.Equal($$"""{"a":{{json}}}""", Write(item));
    }

    [Theory]
    [InlineData(32)]
    [InlineData(64)]
    public void As_deep_as_DynamoDB_nests_and_deeper_is_read(int levels)
    {
        var item = PlainItems.Read(Nested(levels));
        Assert.Equal(item, PlainItems.Read(Write(item)));
    }

    [Fact]
    public void Nesting_has_an_end() => AssertRefused(Nested(200), "attribute 'a': nested deeper than DynamoDB allows");

    [Theory]
    [InlineData("""{"S":"1"}""", """{"N":"1"}""")]
    [InlineData("""{"N":"1"}""", """{"NS":["1"]}""")]
    [InlineData("""{"S":""}""", """{"NULL":true}""")]
    [InlineData("""{"L":[]}""", """{"M":{}}""")]
    [InlineData("""{"S":"AA=="}""", """{"B":"AA=="}""")]
    [InlineData("""{"BOOL":true}""", """{"BOOL":false}""")]
    [InlineData("""{"L":[{"S":"a"},{"S":"b"}]}""", """{"L":[{"S":"b"},{"S":"a"}]}""")]
    [InlineData("""{"L":[{"S":"a,b"}]}""", """{"L":[{"S":"a"},{"S":"b"}]}""")]
    [InlineData("""{"SS":["a\",\"b"]}""", """{"SS":["a","b"]}""")]
    public void What_differs_in_DynamoDB_is_not_equal(string one, string other) =>
        Assert.NotEqual(PlainItems.Read($$"""{"a":{{one}}}"""), PlainItems.Read($$"""{"a":{{other}}}"""));

    [Theory]
    [InlineData("""{"SS":["b","a"]}""", """{"SS":["a","b"]}""")]
    [InlineData("""{"NS":["1.0","2"]}""", """{"NS":["20E-1","1"]}""")]
    [InlineData("""{"BS":["AQ==","AA=="]}""", """{"BS":["AA==","AQ=="]}""")]
    [InlineData("""{"M":{"x":{"N":"1"},"y":{"S":"1"}}}""", """{"M":{"y":{"S":"1"},"x":{"N":"1.00"}}}""")]
    [InlineData("""{"S":"\u00fc"}""", """{"S":"ü"}""")]
    public void What_DynamoDB_stores_alike_is_equal(string one, string other)
    {
        var (a, b) = (PlainItems.Read($$"""{"a":{{one}}}"""), PlainItems.Read($$"""{"a":{{other}}}"""));
        Assert.Equal(a, b);
        Assert.Equal(a.GetHashCode(), b.GetHashCode());
    }

    [Theory]
    [InlineData("""{"secret":"x"}""")]
    [InlineData("""{"S":{"secret":1}}""")]
    [InlineData("""{"S":null}""")]
    [InlineData("""{"S":5}""")]
    [InlineData("""{"N":5}""")]
    [InlineData("""{"N":"secret"}""")]
    [InlineData("""{"N":""}""")]
    [InlineData("""{"B":"secret!"}""")]
    [InlineData("""{"B":7}""")]
    [InlineData("""{"BOOL":"true"}""")]
    [InlineData("""{"NULL":false}""")]
    [InlineData("""{"NULL":"secret"}""")]
    [InlineData("""{"L":{"secret":1}}""")]
    [InlineData("""{"L":["secret"]}""")]
    [InlineData("""{"M":[{"S":"secret"}]}""")]
    [InlineData("""{"M":{"secret":"secret"}}""")]
    [InlineData("""{"M":{"secret":{"S":"x"},"secret":{"S":"y"}}}""")]
    [InlineData("""{"SS":["secret",null]}""")]
    [InlineData("""{"SS":"secret"}""")]
    [InlineData("""{"NS":["1","secret"]}""")]
    [InlineData("""{"BS":["secret!"]}""")]
    [InlineData("""{}""")]
    [InlineData("""{"S":"secret","N":"1"}""")]
    [InlineData("""{"s":"secret"}""")]
    [InlineData("""{"S":"\ud800"}""")]
    [InlineData("""{"\ud800":"secret"}""")]
    [InlineData("""{"M":{"\ud800":{"S":"secret"}}}""")]
    [InlineData("""{"SS":["\ud800"]}""")]
    [InlineData("\"secret\"")]
    [InlineData("null")]
    public void Anything_else_is_refused_by_the_attributes_name_and_never_with_its_data(string value)
    {
        AssertRefused($$"""{"Id":{"S":"secret"},"Colour":{{value}}}""", "attribute 'Colour': ");
        AssertRefused($$$"""{"Colour":{"L":[{"M":{"secret":{{{value}}}}}]}}""", "attribute 'Colour': ");
    }

    [Theory]
    [InlineData("[]", "an item is an object of attributes")]
    [InlineData("\"secret\"", "an item is an object of attributes")]
    [InlineData("""{"\ud800":{"S":"secret"}}""", "an attribute's name is not Unicode")]
    [InlineData("""{"a":{"S":"secret"},"a":{"S":"x"}}""", "attribute 'a': given twice")]
    public void What_is_no_item_is_refused(string json, string why) => AssertRefused(json, why);

    [Fact]
    public void The_key_alone_is_taken_out_and_a_key_that_is_not_there_is_named()
    {
        var item = PlainItems.Read("""{"Id":{"N":"7"},"At":{"S":"x"},"More":{"S":"secret"}}""");
        Assert.Equal(PlainItems.Read("""{"At":{"S":"x"},"Id":{"N":"7.0"}}"""), item.Only(["Id", "At"]));
        Assert.Equal("the item has no attribute 'id'", Assert.Throws<FormatException>(() => item.Only(["id"])).Message);
    }

    [Fact]
    public void Any_item_is_written_as_it_was_read() => PlainItems.Attributes.Sample(attributes =>
    {
        var item = PlainItems.Read(PlainItems.Json(attributes));
        Assert.Equal(attributes, PlainItems.Of(item));
        var again = PlainItems.Read(Write(item));
        Assert.Equal(attributes, PlainItems.Of(again));
        Assert.Equal(item, again);
    });

    [Fact]
    public void Items_are_equal_just_where_their_canonical_texts_are() => Gen.Select(PlainItems.Attributes, PlainItems.Attributes).Sample((one, other) =>
    {
        var (a, b) = (PlainItems.Read(PlainItems.Json(one)), PlainItems.Read(PlainItems.Json(other)));
        Assert.Equal(a.Canonical == b.Canonical, a == b);
        if (PlainItems.Json(one) == PlainItems.Json(other)) Assert.Equal(a, b);
    });

    private static string Nested(int levels)
    {
        var value = "{\"S\":\"x\"}";
        for (var i = 0; i < levels; i++) value = i % 2 == 0 ? $$$"""{"M":{"m":{{{value}}}}}""" : $$"""{"L":[{{value}}]}""";
        return $$"""{"a":{{value}}}""";
    }

    private static string Write(Item item)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            ItemJson.Write(json, item);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void AssertRefused(string json, string why)
    {
        var e = Assert.Throws<FormatException>(() => Check(json));
        Assert.StartsWith(why, e.Message);
        Assert.DoesNotContain("secret", e.ToString());
    }

    // The failure itself is of a derived type.
    private static void Check(string json)
    {
        try
        {
            PlainItems.Read(json);
        }
        catch (FormatException e)
        {
            throw new FormatException(e.Message, e.InnerException);
        }
    }
}
