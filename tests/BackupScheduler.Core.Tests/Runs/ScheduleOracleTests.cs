using BackupScheduler.Core.Runs;
using CsCheck;
using Quartz;

namespace BackupScheduler.Core.Tests.Runs;

/// <summary>
/// Quartz, whose grammar EventBridge's follows, as the judge of firing times. Its expressions begin with seconds, and it looks
/// about a hundred years ahead.
/// </summary>
public sealed class ScheduleOracleTests
{
    private const int LastYear = 2110;
    private const int Firings = 25;
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 1, 0, 0, TimeSpan.Zero);

    public static TheoryData<string> Table => [.. ScheduleExpressions.Cron];

    [Theory]
    [MemberData(nameof(Table))]
    public void Quartz_fires_at_the_same_times(string expression) => Compare(expression, Start, Firings);

    [Fact]
    public void Quartz_fires_at_the_same_times_for_arbitrary_expressions() =>
        Gen.Select(Expression, Gen.Int[0, 60 * 24 * 365 * 8].Select(minutes => Start.AddMinutes(minutes).AddSeconds(minutes % 60)))
            .Sample((expression, start) => Compare(expression, start, 4), iter: 2_000);

    private static void Compare(string expression, DateTimeOffset start, int firings)
    {
        var ours = Schedule.Parse(expression);
        var quartz = new CronExpression($"0 {expression["cron(".Length..^1]}") { TimeZone = TimeZoneInfo.Utc };
        DateTimeOffset? time = start;
        for (var i = 0; i < firings && time is not null; i++)
        {
            var expected = quartz.GetNextValidTimeAfter(time.Value);
            var actual = ours.NextAfter(time.Value);
            if (expected?.Year > LastYear || actual?.Year > LastYear) return;
            Assert.Equal((expression, time, expected), (expression, time, actual));
            time = actual;
        }
    }

    private static Gen<string> Expression =>
        Gen.Select(
            List(0, 59), List(0, 23), Days, List(1, 12, "JAN", "FEB", "JUN", "DEC"),
            Gen.Frequency((4, Gen.Const("*")), (1, List(2024, 2040, wraps: false))),
            (minute, hour, days, month, year) => $"cron({minute} {hour} {days.Item1} {month} {days.Item2} {year})");

    private static Gen<(string, string)> Days =>
        Gen.OneOf(DayOfMonth.Select(day => (day, "?")), DayOfWeek.Select(day => ("?", day)));

    // Nearest weekdays up to the 28th only: where a month lacks the day, Quartz and AWS's documentation leave the meaning open.
    private static Gen<string> DayOfMonth => Gen.Frequency(
        (4, List(1, 31)),
        (1, Gen.Const("L")),
        (1, Gen.Const("LW")),
        (1, Gen.Int[1, 27].Select(n => $"L-{n}")),
        (1, Gen.Int[1, 28].Select(n => $"{n}W")));

    private static Gen<string> DayOfWeek => Gen.Frequency(
        (4, List(1, 7, "SUN", "TUE", "SAT")),
        (1, Gen.Const("L")),
        (1, Gen.Int[1, 7].Select(n => $"{n}L")),
        (1, Gen.Select(Gen.Int[1, 7], Gen.Int[1, 5], (day, nth) => $"{day}#{nth}")));

    private static Gen<string> List(int min, int max, params string[] names) => List(min, max, wraps: true, names);

    private static Gen<string> List(int min, int max, bool wraps, params string[] names) => Gen.Frequency(
        (2, Gen.Const("*")),
        (3, Item(min, max, wraps, names).Array[1, 3].Select(items => string.Join(',', items))));

    private static Gen<string> Item(int min, int max, bool wraps, string[] names)
    {
        var value = Gen.Int[min, max].Select(n => $"{n}");
        var step = Gen.Int[1, Math.Min(max - min, 6)];
        var range = Gen.Select(Gen.Int[min, max], Gen.Int[min, max],
            (a, b) => wraps ? $"{a}-{b}" : $"{Math.Min(a, b)}-{Math.Max(a, b)}");
        return Gen.OneOf(
            value,
            range,
            names.Length == 0 ? value : Gen.Int[0, names.Length - 1].Select(i => names[i]),
            step.Select(by => $"*/{by}"),
            Gen.Select(value, step, (from, by) => $"{from}/{by}"),
            Gen.Select(range, step, (of, by) => $"{of}/{by}"));
    }
}
