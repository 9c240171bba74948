using BackupScheduler.Core.Runs;
using BackupScheduler.Functions.Tests;
using BackupScheduler.Fuzz.Running;

namespace BackupScheduler.Fuzz.Targets;

/// <summary>Schedule expressions: refused in one line, or firings that come later than what they are asked for.</summary>
internal sealed class ScheduleTarget : IFuzzTarget
{
    private static readonly string[] s_seeds =
    [
        "rate(1 minute)", "rate(24 hours)", "rate(7 days)", "cron(0 1 * * ? *)", "cron(0/15 8-17 ? * MON-FRI *)", "cron(0 0 L * ? *)", "cron(0 0 15W * ? *)", "cron(0 0 ? * 6#3 *)",
        "cron(0 0 LW * ? 2027-2099/2)", "cron(0 0 29 2 ? *)", "cron(0 12 1,15,31 JAN,MAR ? *)", "cron(59 23 ? 12 5L 2199)",
    ];

    private static readonly DateTimeOffset[] s_times =
        [DateTimeOffset.MinValue, DateTimeOffset.UnixEpoch, World.Run.Time, new(2028, 2, 28, 23, 59, 59, TimeSpan.Zero), new(2199, 12, 31, 23, 59, 0, TimeSpan.Zero), DateTimeOffset.MaxValue];

    public string Name => "schedules";

    public string Seed(Random random) => ItemSeeds.Any(random, s_seeds);

    public void Run(string input)
    {
        if (!Schedule.TryParse(input, out var schedule, out var error))
        {
            OneLine.Demand(error);
            return;
        }

        foreach (var time in s_times)
        {
            BrokenPromiseException.Unless(schedule.NextAfter(time) is not { } next || next > time, $"after {time:O} comes an earlier firing");
            BrokenPromiseException.Unless(schedule.SupersededAfter(RunId.At(time)) is { Ticks: > 0 } age && age <= Schedule.LongestUntilSuperseded, $"superseded after {schedule.SupersededAfter(RunId.At(time))}");
        }
    }
}
