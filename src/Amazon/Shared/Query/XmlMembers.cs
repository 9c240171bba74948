using System.Globalization;
using System.Xml.Linq;

namespace Amazon.StandIns.Query;

/// <summary>The members of an XML answer, whatever its namespace.</summary>
internal static class XmlMembers
{
    public static XElement Member(this XElement element, string name) =>
        element.Elements().FirstOrDefault(child => child.Name.LocalName == name);

    public static string Text(this XElement element, string name) => Member(element, name)?.Value;

    public static int? Number(this XElement element, string name) =>
        Filled(element, name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;

    public static bool? Flag(this XElement element, string name) => Filled(element, name) is { } text ? bool.Parse(text) : null;

    /// <summary>A time, which Query sends as ISO 8601.</summary>
    public static DateTime? Time(this XElement element, string name) => Filled(element, name) is { } text
        ? DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal)
        : null;

    public static T Structure<T>(this XElement element, string name, Func<XElement, T> read)
        where T : class =>
        Member(element, name) is { } structure ? read(structure) : null;

    /// <summary>A list; without members it is null, or empty for callers who asked the SDK for its old habit.</summary>
    public static List<T> List<T>(this XElement element, string name, Func<XElement, T> read)
    {
        var members = Member(element, name)?.Elements().Where(child => child.Name.LocalName == "member").Select(read).ToList();
        return members is { Count: > 0 } ? members : AWSConfigs.InitializeCollections ? [] : null;
    }

    private static string Filled(XElement element, string name) => Text(element, name) is { Length: > 0 } text ? text : null;
}
