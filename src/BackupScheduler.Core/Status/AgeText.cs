namespace BackupScheduler.Core.Status;

/// <summary>Ages and times allowed, for people.</summary>
public static class AgeText
{
    /// <summary>Minutes below an hour, hours below two days, days from there: <c>40 min</c>, <c>25.5 h</c>, <c>3.2 d</c>; a dash for none, and nothing below 0.</summary>
    public static string Of(TimeSpan? age) => age switch
    {
        null => "-",
        // A clock that is ahead of this one.
        { Ticks: < 0 } => "0 min",
        { TotalHours: < 1 } => FormattableString.Invariant($"{age.Value.TotalMinutes:0} min"),
        { TotalHours: < 48 } => FormattableString.Invariant($"{age.Value.TotalHours:0.#} h"),
        _ => FormattableString.Invariant($"{age.Value.TotalDays:0.#} d"),
    };
}
