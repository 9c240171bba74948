using System.Globalization;

namespace BackupScheduler.Cli.Html;

/// <summary>Numbers, times and amounts as pages show them, the same everywhere.</summary>
internal static class Figures
{
    private static readonly string[] s_units = ["KB", "MB", "GB", "TB", "PB"];

    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary><c>1 table</c>, <c>2 tables</c>.</summary>
    public static string Count(long number, string one, string? many = null) => $"{Number(number)} {(number == 1 ? one : many ?? one + "s")}";

    /// <summary>A time to the minute, in UTC and saying so.</summary>
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + " UTC";

    /// <summary>A time as <c>datetime</c> has it.</summary>
    public static string Machine(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>An age, rounded up so that nothing looks newer than it is: <c>45 min</c>, <c>25 h</c>, <c>4 d 3 h</c>.</summary>
    public static string Age(TimeSpan age)
    {
        if (age < TimeSpan.Zero) return "0 min";
        if (age <= TimeSpan.FromMinutes(90)) return $"{Whole(age.TotalMinutes)} min";
        var hours = Whole(age.TotalHours);
        return hours <= 72 ? $"{hours} h" : hours % 24 == 0 ? $"{hours / 24} d" : $"{hours / 24} d {hours % 24} h";
    }

    /// <summary>Bytes in binary units, as AWS bills them: <c>1 GB</c> is 2^30.</summary>
    public static string Bytes(double bytes)
    {
        if (bytes < 1024) return string.Create(CultureInfo.InvariantCulture, $"{bytes:0} B");
        var unit = -1;
        for (; bytes >= 1023.5 && unit < s_units.Length - 1; unit++) bytes /= 1024;
        return string.Create(CultureInfo.InvariantCulture, $"{(bytes < 10 ? Math.Round(bytes, 1) : Math.Round(bytes)):#,0.#} {s_units[unit]}");
    }

    /// <summary>Dollars: to the cent below a hundred, else whole.</summary>
    public static string Dollars(decimal dollars) => dollars switch
    {
        0 => "$0",
        > 0 and < 0.01m => "under $0.01",
        < 100 => string.Create(CultureInfo.InvariantCulture, $"${dollars:0.00}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"${dollars:N0}"),
    };

    /// <summary>A share in per cent, rounded down: 100 % is said of nothing less.</summary>
    public static string Share(long part, long whole) => string.Create(CultureInfo.InvariantCulture, $"{Percent(part, whole)}%");

    /// <summary>A share in whole per cent, rounded down.</summary>
    /// <param name="part">The part.</param>
    /// <param name="whole">The whole; at least 1.</param>
    public static int Percent(long part, long whole) => (int)(part * 100 / whole);

    private static long Whole(double number) => (long)Math.Ceiling(number - 1e-9);
}
