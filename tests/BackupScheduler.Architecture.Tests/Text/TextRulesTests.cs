namespace BackupScheduler.Architecture.Tests.Text;

/// <summary>A rule that cannot fail holds nothing: each finds its bad samples and lets its good ones pass.</summary>
public sealed class TextRulesTests
{
    // Written so that this file keeps the rules itself.
    private const string Marker = "TO" + "DO";

    [Theory]
    [InlineData("// " + Marker + ": later")]
    [InlineData("throw new NotImplemented" + "Exception();")]
    [InlineData("# FIX" + "ME")]
    [InlineData("/* HA" + "CK */")]
    [InlineData("X" + "XX")]
    public void Unfinished_work_is_found(string line) =>
        Assert.Equal([$"a.cs:2: {line}"], TextRules.Unfinished("a.cs", ["fine", line]));

    [Theory]
    [InlineData("the method todo, hackney and a" + Marker + "b")]
    [InlineData("XXXXX")]
    public void Words_that_only_look_alike_are_not(string line) => Assert.Empty(TextRules.Unfinished("a.md", [line]));

    [Theory]
    [InlineData("    #region Fields")]
    [InlineData("# endregion")]
    public void Regions_are_found(string line) => Assert.Equal([$"a.cs:1: {line.Trim()}"], TextRules.Regions("a.cs", [line]));

    [Fact]
    public void A_region_of_AWS_is_none() => Assert.Empty(TextRules.Regions("a.cs", ["// the #region", "var region = 1;"]));

    [Fact]
    public void A_configured_await_is_found() =>
        Assert.Single(TextRules.ConfiguredAwaits("a.cs", ["await x.ConfigureAwait(false);", "await y;"]));

    [Theory]
    [InlineData("namespace A.B {")]
    [InlineData("namespace A.B")]
    public void A_block_namespace_is_found(string line) => Assert.Single(TextRules.BlockNamespaces("a.cs", [line]));

    [Fact]
    public void A_file_scoped_namespace_is_fine() => Assert.Empty(TextRules.BlockNamespaces("a.cs", ["namespace A.B;", "// namespaces"]));

    [Fact]
    public void A_file_of_one_line_too_many_is_found()
    {
        var lines = Enumerable.Repeat("x", TextRules.LongestFile).ToArray();
        Assert.Empty(TextRules.TooLong("a.cs", [.. lines, ""]));
        Assert.Equal([$"a.cs has {TextRules.LongestFile + 1} lines"], TextRules.TooLong("a.cs", [.. lines, "y", ""]));
        Assert.Single(TextRules.TooLong("a.cs", [.. lines, "y"]));
    }

    [Fact]
    public void An_event_id_that_two_messages_share_is_found_across_files_and_spellings()
    {
        string[] texts = ["[LoggerMessage(1, LogLevel.Error, \"a\")]\n[LoggerMessage(\n  2, \"b\")]", "[LoggerMessage(EventId = 1, Message = \"c\")]"];
        Assert.Equal(["event id 1 is used 2 times"], TextRules.SharedEventIds(texts));
        Assert.Equal((2, 2), (TextRules.CountEventIds(texts[0]), TextRules.CountMessages(texts[0])));
    }

    [Fact]
    public void A_message_without_an_event_id_is_counted_only_as_a_message() =>
        Assert.Equal((0, 1), (TextRules.CountEventIds("[LoggerMessage(\"m\")]"), TextRules.CountMessages("[LoggerMessage(\"m\")]")));
}
