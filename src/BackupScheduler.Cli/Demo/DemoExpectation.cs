using System.Globalization;

namespace BackupScheduler.Cli.Demo;

/// <summary>
/// What must be there in the end, worked out from the plan alone: run by run, one backup more and the oldest beyond the
/// retention gone, at most <see cref="Brake"/> a run. Shares no code with the service that it judges.
/// </summary>
internal static class DemoExpectation
{
    /// <summary>The brake's default, PRUNE_MAX_PER_TABLE.</summary>
    public const int Brake = 3;

    /// <summary>What the service must have done to a table.</summary>
    /// <param name="Names">The own backups that must be left, oldest first.</param>
    /// <param name="Created">Backups taken.</param>
    /// <param name="Deleted">Backups pruned.</param>
    internal sealed record Outcome(IReadOnlyList<string> Names, int Created, int Deleted);

    /// <summary>The name of an own backup of that time.</summary>
    public static string NameAt(DateTimeOffset time) =>
        "backup-scheduler_" + time.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    /// <summary>The names of the backups that a table has before the first run, oldest first.</summary>
    public static IReadOnlyList<string> OlderNames(DemoTable table, DateTimeOffset start) =>
        [.. Enumerable.Range(1, table.OlderBackups).Reverse().Select(hours => NameAt(start.AddHours(-hours)))];

    /// <summary>The end state of one table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="start">When the demo began.</param>
    /// <param name="runs">The times of the runs, in order.</param>
    /// <param name="keep">The retention.</param>
    public static Outcome Of(DemoTable table, DateTimeOffset start, IReadOnlyList<DateTimeOffset> runs, int keep)
    {
        var names = OlderNames(table, start).ToList();
        var (created, deleted) = (0, 0);
        foreach (var (number, time) in runs.Index())
        {
            if (!IsBackedUpIn(number, table.Case)) continue;
            names.Add(NameAt(time));
            created++;
            var going = Math.Min(Brake, Math.Max(0, names.Count - keep));
            names.RemoveRange(0, going);
            deleted += going;
        }

        return new Outcome(names, created, deleted);
    }

    private static bool IsBackedUpIn(int run, DemoCase tableCase) => tableCase switch
    {
        DemoCase.Excluded or DemoCase.Tagged => false,
        DemoCase.Created => run > 0,
        DemoCase.Deleted => run == 0,
        _ => true,
    };
}
