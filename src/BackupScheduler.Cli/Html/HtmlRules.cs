using System.Collections.Frozen;

namespace BackupScheduler.Cli.Html;

/// <summary>What a page of ours may consist of: no script but by a nonce, no handlers, no inline style, no URL that runs or leaves this host.</summary>
internal static class HtmlRules
{
    private static readonly FrozenSet<string> s_void = FrozenSet.Create(StringComparer.Ordinal, "br", "col", "hr", "img", "input", "link", "meta", "wbr");
    private static readonly FrozenSet<string> s_shapes = FrozenSet.Create(StringComparer.Ordinal, "circle", "line", "path", "polyline", "rect", "use");
    private static readonly FrozenSet<string> s_inline = FrozenSet.Create(
        StringComparer.Ordinal, "a", "abbr", "b", "bdi", "br", "code", "em", "label", "small", "span", "strong", "td", "th", "time", "tspan", "wbr");

    private static readonly FrozenSet<string> s_refusedElements = FrozenSet.Create(
        StringComparer.Ordinal, "base", "embed", "frame", "iframe", "object", "script", "style");

    private static readonly FrozenSet<string> s_refusedAttributes = FrozenSet.Create(StringComparer.Ordinal, "srcdoc", "srcset", "style", "ping", "xlink:href");
    private static readonly FrozenSet<string> s_links = FrozenSet.Create(StringComparer.Ordinal, "action", "formaction", "href", "src");

    public static bool IsVoid(string element) => s_void.Contains(element);

    public static bool IsShape(string element) => s_shapes.Contains(element);

    /// <summary>Whether white space beside it would be seen, or is not worth a line.</summary>
    public static bool IsInline(string element) => s_inline.Contains(element);

    /// <exception cref="ArgumentException">It is no name, or an element that runs or loads something.</exception>
    public static void CheckElement(string name)
    {
        if (!IsName(name) || s_refusedElements.Contains(name.ToLowerInvariant())) throw new ArgumentException($"no such element may be written: {name}");
    }

    /// <exception cref="ArgumentException">It is no name, a handler or a style, or a link whose value leads elsewhere.</exception>
    public static void CheckAttribute(string name, string value)
    {
        var isRefused = name.StartsWith("on", StringComparison.OrdinalIgnoreCase) || s_refusedAttributes.Contains(name.ToLowerInvariant());
        if (!IsName(name) || isRefused) throw new ArgumentException($"no such attribute may be written: {name}");
        if (s_links.Contains(name.ToLowerInvariant()) && !IsOwnUrl(value)) throw new ArgumentException($"{name} leads elsewhere: {InertText.Line(value)}");
    }

    /// <summary>Whether a URL stays on the page or its host. <c>data:</c> may only be the empty icon.</summary>
    public static bool IsOwnUrl(string url) =>
        url is "data:," or "/"
        || (url.Length > 0 && url[0] is '#' or '?')
        || (url.Length > 1 && url[0] == '/' && url[1] is not ('/' or '\\'));

    private static bool IsName(string name) =>
        name.Length > 0 && char.IsAsciiLetter(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');
}
