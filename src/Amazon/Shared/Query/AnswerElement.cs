using System.Text;
using System.Xml;

namespace Amazon.StandIns.Query;

/// <summary>
/// An element of an XML answer. LINQ to XML would do, but it links what writes XML, and schemas, into a native executable that only reads
/// (docs/adr/0002-native-aot.md).
/// </summary>
internal sealed class AnswerElement(string name)
{
    private readonly StringBuilder _text = new();

    /// <summary>The name without its namespace, which AWS changes with the API's version.</summary>
    public string Name => name;

    /// <summary>The text directly within.</summary>
    public string Value => _text.ToString();

    public List<AnswerElement> Children { get; } = [];

    /// <summary>Reads a document.</summary>
    /// <param name="body">The document; it is left open.</param>
    /// <exception cref="XmlException">It is not well-formed, or has a DTD: nothing that an answer refers to is ever fetched.</exception>
    public static AnswerElement Read(Stream body)
    {
        var reader = new XmlTextReader(body)
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            WhitespaceHandling = WhitespaceHandling.None,
            Normalization = true,
        };
        var document = new AnswerElement("");
        var open = new Stack<AnswerElement>([document]);
        while (reader.Read()) Take(reader, open);
        return document.Children[0];
    }

    private static void Take(XmlTextReader reader, Stack<AnswerElement> open)
    {
        if (reader.NodeType == XmlNodeType.Element)
        {
            var element = new AnswerElement(reader.LocalName);
            open.Peek().Children.Add(element);
            if (!reader.IsEmptyElement) open.Push(element);
        }
        else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
        {
            open.Peek()._text.Append(reader.Value);
        }
        else if (reader.NodeType == XmlNodeType.EndElement)
        {
            open.Pop();
        }
    }
}
