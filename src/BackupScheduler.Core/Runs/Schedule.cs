using System.Diagnostics.CodeAnalysis;

namespace BackupScheduler.Core.Runs;

/// <summary>
/// A schedule expression of EventBridge, <c>rate(...)</c> or six-field <c>cron(...)</c>, in UTC. AWS fires the schedule;
/// this only tells how far apart its runs are.
/// </summary>
public abstract class Schedule
{
    /// <summary>A run counts as superseded after this time at the latest, however rare the schedule fires.</summary>
    public static readonly TimeSpan LongestUntilSuperseded = TimeSpan.FromHours(24);

    private protected Schedule(string text) => Text = text;

    /// <summary>The schedule unless configured: <c>rate(24 hours)</c>.</summary>
    public static Schedule Default { get; } = Parse("rate(24 hours)");

    /// <summary>The expression as it was written.</summary>
    public string Text { get; }

    /// <summary>
    /// Reads <c>rate(N minutes|hours|days)</c> or <c>cron(minute hour day-of-month month day-of-week year)</c>. One-time
    /// schedules, <c>at(...)</c>, are refused.
    /// </summary>
    /// <param name="text">The expression.</param>
    /// <param name="schedule">The schedule, if the text is one.</param>
    /// <param name="error">Otherwise one line: the field, what was given, what is accepted.</param>
    public static bool TryParse(
        string? text, [NotNullWhen(true)] out Schedule? schedule, [NotNullWhen(false)] out string? error) =>
        ScheduleReader.TryRead(text ?? string.Empty, out schedule, out error);

    /// <summary>Reads an expression as <see cref="TryParse"/> does.</summary>
    /// <exception cref="FormatException">The text is not a schedule; the message is the one-line error.</exception>
    public static Schedule Parse(string text) =>
        TryParse(text, out var schedule, out var error) ? schedule : throw new FormatException(error);

    /// <summary>The first firing later than a time, in UTC; null if there is none. A rate counts from that time.</summary>
    public abstract DateTimeOffset? NextAfter(DateTimeOffset time);

    /// <summary>The time from a run to the next firing; 24 hours if there is none.</summary>
    public TimeSpan IntervalAfter(DateTimeOffset run) => NextAfter(run) - run ?? LongestUntilSuperseded;

    /// <summary>
    /// How old a run may grow before its work is superseded: one interval, 24 hours at most. A run that does not lie on the
    /// schedule - an operator's, or one fired in another time zone - has the schedule's interval too, not what is left of it.
    /// </summary>
    public TimeSpan SupersededAfter(RunId run)
    {
        var isOnSchedule = run.Time > DateTimeOffset.UnixEpoch && NextAfter(run.Time.AddSeconds(-1)) == run.Time;
        var interval = IntervalAfter(isOnSchedule ? run.Time : NextAfter(run.Time) ?? run.Time);
        return interval < LongestUntilSuperseded ? interval : LongestUntilSuperseded;
    }

    /// <inheritdoc/>
    public override string ToString() => Text;
}
