using System.Xml;
using System.Xml.Linq;
using BackupScheduler.Cli.Report;
using BackupScheduler.Core.Status;

namespace BackupScheduler.Cli.Tests.Report;

/// <summary>A page, read strictly: what is no well-formed XML fails.</summary>
internal sealed class Page
{
    private Page(string text)
    {
        Text = text;
        using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        Document = XDocument.Load(reader, LoadOptions.PreserveWhitespace);
    }

    public string Text { get; }

    public XDocument Document { get; }

    public IEnumerable<XElement> Elements => Document.Descendants();

    public string Headline => Document.Descendants("h1").Single().Value;

    public static Page Of(OrganizationStatus status)
    {
        var output = new StringWriter();
        HtmlReport.Write(output, status);
        return new Page(output.ToString());
    }

    public static Page Of(string text) => new(text);

    public XElement? Find(string id) => Elements.SingleOrDefault(element => (string?)element.Attribute("id") == id);

    public XElement Get(string id) => Find(id) ?? throw new InvalidOperationException($"there is no {id}");

    /// <summary>The value and the note of a figure.</summary>
    public (string Value, string Note) Tile(string key)
    {
        var parts = Elements.Single(element => (string?)element.Attribute("data-tile") == key).Elements("dd").Select(part => part.Value).ToList();
        return (parts[0], parts[1]);
    }

    /// <summary>The cells of a table's rows, without its headings.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows(string table) =>
        [.. Get(table).Element("tbody")!.Elements("tr").Select(row => (IReadOnlyList<string>)[.. row.Elements().Select(cell => cell.Value)])];
}
