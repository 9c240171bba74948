using System.Xml.Linq;

namespace BackupScheduler.LocalAws.Wire;

/// <summary>Answers of the Query protocol, by local names: each service has a namespace of its own, and nobody needs it.</summary>
internal static class Xml
{
    /// <summary>The first descendant of that name.</summary>
    public static XElement? Find(this XElement element, string name) =>
        element.Descendants().FirstOrDefault(e => e.Name.LocalName == name);

    /// <summary>The text of the first descendant of that name; empty when there is none.</summary>
    public static string Text(this XElement element, string name) => element.Find(name)?.Value ?? "";

    /// <summary>The child of that name.</summary>
    public static XElement? Child(this XElement element, string name) =>
        element.Elements().FirstOrDefault(e => e.Name.LocalName == name);

    /// <summary>The members of the first list of that name.</summary>
    public static IEnumerable<XElement> Members(this XElement element, string list) =>
        element.Find(list)?.Elements().Where(e => e.Name.LocalName == "member") ?? [];
}
