using System.Globalization;
using BackupScheduler.Core.Runs;
using CsCheck;

namespace BackupScheduler.Core.Tests.Runs;

public sealed class ScheduleTests
{
    private static readonly DateTimeOffset From = new(2026, 11, 22, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Expressions_fire_or_are_refused_as_the_table_says() =>
        Golden.Check("Runs/Golden/schedules.golden.txt", string.Concat(ScheduleExpressions.Table.Select(Describe)));

    [Theory]
    [InlineData("rate(1 minute)", 1)]
    [InlineData("rate(6 hours)", 6 * 60)]
    [InlineData("rate(7 days)", 7 * 24 * 60)]
    [InlineData("cron(0 1 * * ? *)", 24 * 60)]
    [InlineData("cron(0 1,4 * * ? *)", 3 * 60)]
    [InlineData("cron(0 1 ? * SUN *)", 7 * 24 * 60)]
    [InlineData("cron(0 1 22 11 ? 2026)", 24 * 60)]
    public void The_interval_is_the_time_to_the_next_firing_and_a_day_if_there_is_none(string text, int minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), Schedule.Parse(text).IntervalAfter(From));

    [Theory]
    [InlineData("rate(30 minutes)", 30)]
    [InlineData("rate(24 hours)", 24 * 60)]
    [InlineData("rate(2 days)", 24 * 60)]
    [InlineData("cron(0 1,4 * * ? *)", 3 * 60)]
    [InlineData("cron(0 1 ? * SUN *)", 24 * 60)]
    [InlineData("cron(0 0 30 2 ? 2027)", 24 * 60)]
    public void A_run_is_superseded_after_one_interval_and_a_day_at_most(string text, int minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), Schedule.Parse(text).SupersededAfter(RunId.At(From)));

    [Fact]
    public void The_default_is_daily() => Assert.Equal(TimeSpan.FromHours(24), Schedule.Default.IntervalAfter(From));

    [Theory]
    [InlineData("cron(0 0 30 2 ? *)")]
    [InlineData("cron(0 0 31 2,4,6,9,11 ? *)")]
    [InlineData("cron(0 0 29 2 ? 2027)")]
    [InlineData("cron(0 0 1 1 ? 1970-2026)")]
    [InlineData("cron(0 0 L-30 2 ? *)")]
    public void What_never_fires_again_is_found_out(string text) => Assert.Null(Schedule.Parse(text).NextAfter(From));

    [Fact]
    public void A_month_without_the_day_has_no_weekday_nearest_to_it() =>
        Assert.Equal(
            new DateTimeOffset(2026, 12, 31, 0, 0, 0, TimeSpan.Zero), Schedule.Parse("cron(0 0 31W * ? *)").NextAfter(From));

    [Fact]
    public void Times_of_other_offsets_are_the_same_instants() =>
        Assert.Equal(
            new DateTimeOffset(2026, 11, 23, 1, 0, 0, TimeSpan.Zero),
            Schedule.Parse("cron(0 1 * * ? *)").NextAfter(From.ToOffset(TimeSpan.FromHours(9))));

    [Theory]
    [InlineData("2026-11-22T00:59:59.9999999Z", "2026-11-22T01:00:00Z")]
    [InlineData("2026-11-22T01:00:00Z", "2026-11-23T01:00:00Z")]
    [InlineData("2026-11-22T01:00:00.0000001Z", "2026-11-23T01:00:00Z")]
    public void The_next_firing_is_later_than_the_time_asked_for(string after, string next) =>
        Assert.Equal(At(next), Schedule.Parse("cron(0 1 * * ? *)").NextAfter(At(after)));

    [Theory]
    [InlineData("rate(36500 days)")]
    [InlineData("cron(* * * * ? *)")]
    public void The_end_of_time_is_no_error(string text)
    {
        Assert.Null(Schedule.Parse(text).NextAfter(DateTimeOffset.MaxValue));
        Assert.NotNull(Schedule.Parse(text).NextAfter(DateTimeOffset.MinValue));
    }

    [Fact]
    public void Every_value_of_a_field_and_none_beyond_is_accepted()
    {
        (int Place, int Min, int Max)[] fields = [(0, 0, 59), (1, 0, 23), (2, 1, 31), (3, 1, 12), (4, 1, 7), (5, 1970, 2199)];
        foreach (var (place, min, max) in fields)
            for (var value = min - 1; value <= max + 1; value++)
            {
                string[] words = ["0", "0", "1", "1", "?", "2026"];
                if (place == 4) words[2] = "?";
                words[place] = value.ToString(CultureInfo.InvariantCulture);
                Assert.Equal(value >= min && value <= max, Schedule.TryParse($"cron({string.Join(' ', words)})", out _, out _));
            }
    }

    [Fact]
    public void No_text_makes_the_reader_throw_or_break_the_line() =>
        Gen.OneOf(Gen.String, Inside("cron"), Inside("rate"), Inside("at")).Sample(text =>
        {
            if (Schedule.TryParse(text, out var schedule, out var error))
                Assert.True(schedule.NextAfter(From) is null || schedule.NextAfter(From) > From);
            else
                Assert.Matches(@"\A[^\p{C}]+\z", error);
        }, iter: 20_000);

    private static Gen<string> Inside(string kind) =>
        Gen.String[Gen.Char["0123456789 *?,-/LW#SUNMOJAhoursday\n"], 0, 24].Select(inner => $"{kind}({inner})");

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static string Describe(string expression)
    {
        if (!Schedule.TryParse(expression, out var schedule, out var error))
            return $"{expression.ReplaceLineEndings("\\n")}\n    refused: {error}\n";
        var next = new List<string>();
        for (var time = schedule.NextAfter(From); time is not null && next.Count < 3; time = schedule.NextAfter(time.Value))
            next.Add($"{time:yyyy-MM-dd HH:mm ddd}");
        return $"{expression}\n    {(next.Count < 3 ? string.Join(", ", next.Append("never again")) : string.Join(", ", next))}\n";
    }
}
