namespace BackupScheduler.Cli.Html.Plots;

/// <summary>The steps of a heat map's colours, from blue for all to orange and brown for none.</summary>
internal static class HeatLevels
{
    /// <summary>There is nothing to be counted.</summary>
    public const string Nothing = "nothing";

    /// <summary>It is not known.</summary>
    public const string Hidden = "hidden";

    /// <summary>What is written into a cell that is not known.</summary>
    public const string HiddenMark = "?";

    /// <summary>The step of a share.</summary>
    /// <param name="part">The part.</param>
    /// <param name="whole">The whole; at least 1.</param>
    public static string Of(long part, long whole) => part >= whole ? "full" : Figures.Percent(part, whole) switch
    {
        >= 90 => "most",
        >= 75 => "some",
        >= 50 => "half",
        _ => part > 0 ? "few" : "none",
    };

    /// <summary>The class of what is written into a cell.</summary>
    public static string InkOn(string style) => style switch
    {
        "few" or "none" => "deep",
        Hidden => "out",
        _ => "in",
    };

    /// <summary>What the steps mean.</summary>
    /// <param name="all">What a full cell says.</param>
    public static IReadOnlyList<Legend> Legends(string all) =>
    [
        new("full", all),
        new("most", "90% or more", "97"),
        new("some", "75% or more", "80"),
        new("half", "50% or more", "60"),
        new("few", "less than 50%", "30"),
        new("none", "none", "0"),
        new(Nothing, "no table was there"),
        new(Hidden, "not known", HiddenMark),
    ];
}
