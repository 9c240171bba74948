using System.Xml.Linq;

namespace BackupScheduler.Simulation.Tests.Plots;

/// <summary>What can be read in a plot.</summary>
internal static class SvgText
{
    private static readonly XNamespace s_svg = "http://www.w3.org/2000/svg";

    /// <summary>Its texts, as texts: not as shapes, which nobody can search. Fails unless it is well-formed.</summary>
    public static IReadOnlyList<string> Of(string svg)
    {
        var root = XDocument.Parse(svg).Root!;
        Assert.Equal(s_svg + "svg", root.Name);
        return [.. root.Descendants(s_svg + "text").Select(text => text.Value)];
    }

    /// <summary>What it says to whoever cannot see it.</summary>
    public static string Description(string svg) => XDocument.Parse(svg).Root!.Element(s_svg + "desc")!.Value;
}
