using System.Globalization;

namespace Amazon.StandIns.Query;

/// <summary>The members of an XML answer.</summary>
internal static class XmlMembers
{
    public static AnswerElement Member(this AnswerElement element, string name) =>
        element.Children.Find(child => child.Name == name);

    public static string Text(this AnswerElement element, string name) => Member(element, name)?.Value;

    public static int? Number(this AnswerElement element, string name) =>
        Filled(element, name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;

    public static bool? Flag(this AnswerElement element, string name) => Filled(element, name) is { } text ? bool.Parse(text) : null;

    /// <summary>A time, which Query sends as ISO 8601.</summary>
    public static DateTime? Time(this AnswerElement element, string name) => Filled(element, name) is { } text
        ? DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal)
        : null;

    public static T Structure<T>(this AnswerElement element, string name, Func<AnswerElement, T> read)
        where T : class =>
        Member(element, name) is { } structure ? read(structure) : null;

    /// <summary>A list; without members it is null, or empty for callers who asked the SDK for its old habit.</summary>
    public static List<T> List<T>(this AnswerElement element, string name, Func<AnswerElement, T> read)
    {
        var members = Member(element, name)?.Children.Where(child => child.Name == "member").Select(read).ToList();
        return members is { Count: > 0 } ? members : AWSConfigs.InitializeCollections ? [] : null;
    }

    private static string Filled(AnswerElement element, string name) => Text(element, name) is { Length: > 0 } text ? text : null;
}
