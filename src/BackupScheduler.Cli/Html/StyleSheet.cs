using System.Security.Cryptography;
using System.Text;

namespace BackupScheduler.Cli.Html;

/// <summary>A style sheet of ours, as it stands in a page.</summary>
internal sealed class StyleSheet
{
    private static readonly Lazy<StyleSheet> s_desk = new(() => new StyleSheet(Read("desk.css")));

    private StyleSheet(string text)
    {
        // In a page that is XML too, these would be markup.
        if (text.AsSpan().ContainsAny('<', '&')) throw new ArgumentException("a style sheet with markup", nameof(text));
        Text = text;
        Source = $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";
    }

    /// <summary>That of report and console: light, dark and printed.</summary>
    public static StyleSheet Desk => s_desk.Value;

    /// <summary>The text, with line ends as HTML reads them.</summary>
    public string Text { get; }

    /// <summary>What <c>style-src</c> of a Content-Security-Policy names it by.</summary>
    public string Source { get; }

    private static string Read(string name)
    {
        using var stream = typeof(StyleSheet).Assembly.GetManifestResourceStream($"html/{name}") ?? throw new InvalidOperationException($"{name} is not embedded");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Replace("\r\n", "\n", StringComparison.Ordinal);
    }
}
