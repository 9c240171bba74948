using System.Xml.Linq;
using BackupScheduler.Cli.Html;

namespace BackupScheduler.Cli.Tests.Html;

public sealed class HtmlWriterTests
{
    public static readonly TheoryData<string> Hostile =
    [
        "</p><script>alert(1)</script>",
        "\" onmouseover=\"alert(1)",
        "' onfocus='alert(1)' autofocus='",
        "]]><!--<![CDATA[",
        "&lt;b&gt; &#x3c;script&#x3e; &bogus;",
        "</title></style></textarea><img src=x onerror=alert(1)>",
        "javascript:alert(1)",
        "`${7*7}` {{7*7}} =cmd|' /C calc'!A0",
        "emoji 😀, CJK 表, right to left שלום",
    ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Text_comes_back_as_the_text_that_it_was(string text)
    {
        var element = XElement.Parse(Written(html => html.Leaf("p", text, ("title", text))));
        Assert.Equal(text, element.Value);
        Assert.Equal(text, element.Attribute("title")!.Value);
        Assert.Empty(element.Elements());
        Assert.Single(element.Attributes());
    }

    [Theory]
    [InlineData("script")]
    [InlineData("STYLE")]
    [InlineData("iframe")]
    [InlineData("object")]
    [InlineData("base")]
    [InlineData("p><script")]
    [InlineData("")]
    public void No_element_that_runs_or_loads_something_can_be_opened(string name) =>
        Assert.Throws<ArgumentException>(() => Written(html => html.Leaf(name, "x")));

    [Theory]
    [InlineData("onclick", "x()")]
    [InlineData("ONLOAD", "x()")]
    [InlineData("style", "color: red")]
    [InlineData("srcdoc", "x")]
    [InlineData("a\"b", "x")]
    [InlineData("href", "javascript:alert(1)")]
    [InlineData("href", " /x")]
    [InlineData("href", "//elsewhere.example")]
    [InlineData("href", "/\\elsewhere.example")]
    [InlineData("href", "https://elsewhere.example")]
    [InlineData("href", "relative:thing")]
    [InlineData("src", "data:text/html,x")]
    [InlineData("action", "")]
    [InlineData("formaction", "javascript:x")]
    public void No_attribute_that_runs_something_or_leads_elsewhere_can_be_written(string name, string value) =>
        Assert.Throws<ArgumentException>(() => Written(html => html.Leaf("a", "x", (name, value))));

    [Theory]
    [InlineData("#accounts")]
    [InlineData("?sort=age")]
    [InlineData("/tables/1")]
    [InlineData("/")]
    public void Links_on_the_same_host_can(string url) => Assert.Equal(url, XElement.Parse(Written(html => html.Leaf("a", "x", ("href", url)))).Attribute("href")!.Value);

    [Fact]
    public void Attributes_without_value_are_left_out_and_switches_are_empty() =>
        Assert.Equal("<input type=\"checkbox\" checked=\"\" />\n", Written(html => html.Empty("input", ("type", "checkbox"), ("checked", ""), ("class", null))));

    [Fact]
    public void Elements_end_in_their_order()
    {
        Assert.Throws<ArgumentException>(() => Written(html => html.Leaf("br", "text")));
        Assert.Throws<ArgumentException>(() => Written(html => html.Empty("p")));
        Assert.Throws<InvalidOperationException>(() => Written(html =>
        {
            var outer = html.Open("div");
            _ = html.Open("p");
            outer.Dispose();
        }));
    }

    [Fact]
    public void A_script_of_ours_comes_by_its_nonce_from_the_same_host()
    {
        Assert.Equal("<script src=\"/desk.js\" nonce=\"abc\" defer=\"\"></script>\n", Written(html => html.Script("/desk.js", "abc")));
        Assert.Throws<ArgumentException>(() => Written(html => html.Script("https://elsewhere.example/x.js", "abc")));
    }

    private static string Written(Action<HtmlWriter> write)
    {
        var output = new StringWriter();
        write(new HtmlWriter(output));
        return output.ToString();
    }
}
