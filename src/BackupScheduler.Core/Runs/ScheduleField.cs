using System.Globalization;

namespace BackupScheduler.Core.Runs;

/// <summary>One field of a cron expression: which values it knows, and how lists, ranges and steps are read.</summary>
internal sealed record ScheduleField(string Name, int Min, int Max, string[] Names, string Specials, bool Wraps = true)
{
    public static readonly ScheduleField Minute = new("minute", 0, 59, [], string.Empty);
    public static readonly ScheduleField Hour = new("hour", 0, 23, [], string.Empty);
    public static readonly ScheduleField DayOfMonth = new("day-of-month", 1, 31, [], " ? L W, with L or W alone");
    public static readonly ScheduleField Month = new(
        "month", 1, 12, ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"], string.Empty);

    public static readonly ScheduleField DayOfWeek = new(
        "day-of-week", 1, 7, ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"], " ? L #, with L or # alone");

    public static readonly ScheduleField Year = new("year", 1970, 2199, [], string.Empty, Wraps: false);

    private int Size => Max - Min + 1;

    /// <summary>The values that a list names, in order; empty, with an error, if it is not one.</summary>
    public int[] Read(string text, ref string? error)
    {
        var values = new SortedSet<int>();
        foreach (var item in text.Split(','))
            if (!TryAddItem(item, values))
            {
                error ??= Refused(text);
                return [];
            }
        return [.. values];
    }

    /// <summary>The error for a text that this field does not accept.</summary>
    public string Refused(string text)
    {
        var names = Names.Length == 0 ? string.Empty : $" or {Names[0]}-{Names[^1]}";
        return Given.Line(Name, Given.Show(text), $"{Min}-{Max}{names} with , - * /{Specials}");
    }

    /// <summary>A number or a name of this field.</summary>
    public bool TryReadValue(string text, out int value)
    {
        var name = Array.FindIndex(Names, name => name.Equals(text, StringComparison.OrdinalIgnoreCase));
        value = Min + name;
        return name >= 0 || (TryReadNumber(text, out value) && value >= Min && value <= Max);
    }

    /// <summary>A whole number of a few digits, without a sign.</summary>
    public static bool TryReadNumber(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private bool TryAddItem(string item, SortedSet<int> values)
    {
        var slash = item.IndexOf('/');
        var step = 1;
        if (slash >= 0 && !(TryReadNumber(item[(slash + 1)..], out step) && step >= 1 && step <= Size)) return false;
        if (!TryReadRange(slash < 0 ? item : item[..slash], isOpen: slash >= 0, out var first, out var last)) return false;
        // FRI-MON runs over the end of the week: counting goes on from the first value.
        var distance = (last - first + Size) % Size;
        for (var i = 0; i <= distance; i += step) values.Add(Min + (first - Min + i) % Size);
        return true;
    }

    private bool TryReadRange(string text, bool isOpen, out int first, out int last)
    {
        (first, last) = (Min, Max);
        if (text == "*") return true;
        var dash = text.IndexOf('-');
        if (dash >= 0)
            return TryReadValue(text[..dash], out first)
                && TryReadValue(text[(dash + 1)..], out last)
                && (Wraps || first <= last);
        if (!TryReadValue(text, out first)) return false;
        // 5/10 is every tenth from 5 to the end; 5 is 5 only.
        last = isOpen ? Max : first;
        return true;
    }
}
