using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace BackupScheduler.Cli.Html;

/// <summary>
/// Writes a page that is both HTML and well-formed XML. Whatever text it is given comes out as text: it can neither open an element nor
/// leave an attribute, and what cannot be printed is made visible (<see cref="InertText"/>). There is no way to write markup of one's own.
/// </summary>
/// <param name="output">Where the page goes.</param>
internal sealed class HtmlWriter(TextWriter output)
{
    private static readonly HtmlEncoder s_encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private readonly Stack<string> _open = new();

    /// <summary>The first line of every page.</summary>
    public void Doctype() => output.Write("<!DOCTYPE html>\n");

    /// <summary>Begins an element; disposing of the answer ends it.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="attributes">Its attributes; those whose value is null are left out, an empty value is that of a switch such as <c>hidden</c>.</param>
    /// <exception cref="ArgumentException">A name or URL is not allowed; see <see cref="HtmlRules"/>.</exception>
    public HtmlElement Open(string name, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        HtmlRules.CheckElement(name);
        if (HtmlRules.IsVoid(name)) throw new ArgumentException($"{name} has no content", nameof(name));
        Begin(name, attributes);
        output.Write('>');
        _open.Push(name);
        return new HtmlElement(this, _open.Count);
    }

    /// <summary>An element that holds a text and nothing else.</summary>
    public HtmlWriter Leaf(string name, string? text, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        using (Open(name, attributes)) Text(text);
        return this;
    }

    /// <summary>An element without content: a void one of HTML such as <c>br</c>, or a shape of SVG.</summary>
    public HtmlWriter Empty(string name, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        HtmlRules.CheckElement(name);
        if (!HtmlRules.IsVoid(name) && !HtmlRules.IsShape(name)) throw new ArgumentException($"{name} is not empty", nameof(name));
        Begin(name, attributes);
        output.Write(" />");
        EndLine(name);
        return this;
    }

    /// <summary>Text, inert whatever it says. Line ends and tabs are kept; null is no text.</summary>
    public HtmlWriter Text(string? text)
    {
        if (!string.IsNullOrEmpty(text)) s_encoder.Encode(output, InertText.Of(text));
        return this;
    }

    /// <summary>The style sheet, written into the page.</summary>
    public void Style(StyleSheet sheet)
    {
        output.Write("<style>");
        output.Write(sheet.Text);
        output.Write("</style>\n");
    }

    /// <summary>A script of ours that the page's policy lets run by its nonce.</summary>
    /// <param name="source">A path on the same host.</param>
    /// <param name="nonce">The policy's.</param>
    public void Script(string source, string nonce)
    {
        Begin("script", [("src", source), ("nonce", nonce), ("defer", "")]);
        output.Write("></script>\n");
    }

    internal void Close(int depth)
    {
        if (_open.Count != depth) throw new InvalidOperationException($"{_open.Count} elements are open, not {depth}");
        var name = _open.Pop();
        output.Write($"</{name}>");
        EndLine(name);
    }

    private void Begin(string name, ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        output.Write('<');
        output.Write(name);
        foreach (var (attribute, value) in attributes)
        {
            if (value is null) continue;
            HtmlRules.CheckAttribute(attribute, value);
            output.Write($" {attribute}=\"");
            s_encoder.Encode(output, InertText.Of(value));
            output.Write('"');
        }
    }

    private void EndLine(string name)
    {
        if (!HtmlRules.IsInline(name)) output.Write('\n');
    }
}

/// <summary>An element that has begun.</summary>
internal readonly ref struct HtmlElement(HtmlWriter html, int depth)
{
    /// <summary>Ends it.</summary>
    public void Dispose() => html.Close(depth);
}
