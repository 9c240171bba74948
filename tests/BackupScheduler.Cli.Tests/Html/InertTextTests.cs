using BackupScheduler.Cli.Html;

namespace BackupScheduler.Cli.Tests.Html;

public sealed class InertTextTests
{
    [Theory]
    [InlineData("plain text, <b>&amp;</b>", "plain text, <b>&amp;</b>")]
    [InlineData("Grüße, 表, ελ", "Grüße, 表, ελ")]
    [InlineData("\u001b[31mred\u001b[0m\u0007", "␛[31mred␛[0m␇")]
    [InlineData("a\0b\u007fc\u009b", "a␀b␡c[U+009B]")]
    [InlineData("user\u202Exe.exe\u2066\u200B\uFEFF", "user[U+202E]xe.exe[U+2066][U+200B][U+FEFF]")]
    [InlineData("one\u2028two\u2029", "one[U+2028]two[U+2029]")]
    [InlineData("\uE000\uFFFF\uFFFE", "[U+E000][U+FFFF][U+FFFE]")]
    [InlineData("lines\r\nand\ttabs\n", "lines\nand\ttabs\n")]
    [InlineData("a lone\rreturn", "a lone␍return")]
    public void What_cannot_be_seen_is_made_visible(string text, string shown) => Assert.Equal(shown, InertText.Of(text));

    [Fact]
    public void Halves_of_characters_are_replaced_and_whole_ones_kept() =>
        Assert.Equal("a\uFFFDb 😀", InertText.Of("a" + (char)0xD83D + "b 😀"));

    [Fact]
    public void A_line_says_how_much_it_leaves_out()
    {
        Assert.Equal("a b c", InertText.Line("a\nb\tc"));
        Assert.Equal("xxx… (262,144 characters in all)", InertText.Line(new string('x', 262_144), 3));
        Assert.Equal("xxx", InertText.Line("xxx", 3));
    }

    [Fact]
    public void A_cut_goes_through_no_character()
    {
        Assert.Equal("ab… (5 characters in all)", InertText.Line("ab😀c", 3));
        Assert.Equal("a…", InertText.Label("a😀bc", 3));
        Assert.Equal("abc", InertText.Label("abc", 3));
        Assert.Equal("ab…", InertText.Label("abcd", 3));
    }
}
