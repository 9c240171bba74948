using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;

namespace BackupScheduler.LocalAws.Wire;

/// <summary>Code and message of an error answer, whichever protocol it came in.</summary>
internal sealed record WireError(string Code, string Text)
{
    public static readonly WireError None = new("", "");

    public static WireError Read(string body)
    {
        try
        {
            return body.TrimStart() switch
            {
                ['{', ..] => FromJson(JsonNode.Parse(body)!.AsObject()),
                ['<', ..] => FromXml(XElement.Parse(body)),
                _ => new WireError("", Shorten(body)),
            };
        }
        catch (Exception e) when (e is JsonException or XmlException or InvalidOperationException)
        {
            // moto answers an operation that it does not know with an HTML page.
            return new WireError("", Shorten(body));
        }
    }

    private static WireError FromJson(JsonObject body)
    {
        var type = (string?)body["__type"] ?? "";
        return new WireError(type[(type.IndexOf('#', StringComparison.Ordinal) + 1)..],
            (string?)(body["message"] ?? body["Message"]) ?? "");
    }

    private static WireError FromXml(XElement body)
    {
        string Element(string name) => body.Descendants().FirstOrDefault(e => e.Name.LocalName == name)?.Value ?? "";
        return new WireError(Element("Code"), Element("Message"));
    }

    private static string Shorten(string body) => body.Length <= 200 ? body : body[..200] + "...";
}
