using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Work;

namespace BackupScheduler.Core.Events;

/// <summary>Adds up a run's reports and decides how the run ended, with the reasons: pure.</summary>
public static class RunOutcome
{
    /// <summary>
    /// The report that counts for each account and Region that the run was sent to: of several the latest one, and of those the worst. Reports
    /// of others are left out.
    /// </summary>
    public static IReadOnlyList<ReviewEvent> Latest(CloseRun closing, IEnumerable<ReviewEvent> reports)
    {
        var expected = closing.Scopes.ToHashSet();
        return
        [
            .. reports.Where(report => report.Run == closing.Run && expected.Contains(report.Scope))
                .GroupBy(report => report.Scope)
                // The rest of the order only makes it the same one every time.
                .Select(same => same.OrderBy(report => report.Time).ThenBy(report => report.Outcome).ThenBy(report => report.End)
                    .ThenBy(report => report.Id, StringComparer.Ordinal).Last()),
        ];
    }

    /// <summary>The event that tells of it.</summary>
    /// <param name="closing">What the run was sent to.</param>
    /// <param name="reports">The reports, in any order and number.</param>
    /// <param name="now">The present.</param>
    public static RunEvent Tell(CloseRun closing, IEnumerable<ReviewEvent> reports, DateTimeOffset now)
    {
        var latest = Latest(closing, reports);
        var unheard = closing.Scopes.Except(latest.Select(report => report.Scope)).ToList();
        var scopes = Count(latest, unheard.Count);
        var counts = latest.Aggregate(ReviewCounts.None, (sum, report) => sum.Plus(report.Counts));
        var outcome = Decide(scopes);
        return new RunEvent
        {
            Version = RunEvent.CurrentVersion,
            Id = $"run/{closing.Run}",
            Run = closing.Run,
            Time = now,
            AdHoc = closing.AdHoc,
            Outcome = outcome,
            Summary = Summarize(closing, outcome, scopes, counts),
            Scopes = scopes,
            Counts = counts,
            Worst = [.. Worst(latest).Take(RunEvent.MostNamed)],
            WithoutReport = [.. unheard.Take(RunEvent.MostNamed).Select(scope => new UnheardScope(scope.Account, scope.Region))],
            Reasons = [.. Reasons(scopes, counts)],
        };
    }

    /// <summary>In one word. A run that backed up nothing anywhere has failed, whatever the reason.</summary>
    public static EventOutcome Decide(ScopeCounts scopes) =>
        scopes.Ok + scopes.Partial - scopes.RegionUnavailable <= 0 ? EventOutcome.Failed
        : scopes.Ok == scopes.Expected ? EventOutcome.Ok
        : EventOutcome.Partial;

    private static ScopeCounts Count(IReadOnlyList<ReviewEvent> reports, int unheard)
    {
        int Of(EventOutcome outcome) => reports.Count(report => report.Outcome == outcome);
        return new ScopeCounts
        {
            Expected = reports.Count + unheard,
            Reported = reports.Count,
            WithoutReport = unheard,
            Ok = Of(EventOutcome.Ok),
            Partial = Of(EventOutcome.Partial),
            Failed = Of(EventOutcome.Failed),
            RegionUnavailable = reports.Count(report => report.End == ReviewEnd.RegionUnavailable),
        };
    }

    private static IEnumerable<ScopeResult> Worst(IEnumerable<ReviewEvent> reports) => reports
        .Where(report => report.Outcome != EventOutcome.Ok)
        .OrderByDescending(report => report.Outcome)
        .ThenByDescending(report => report.Counts.Unfinished)
        .ThenBy(report => report.Account.Value, StringComparer.Ordinal)
        .ThenBy(report => report.Region.Value, StringComparer.Ordinal)
        .Select(report => new ScopeResult
        {
            Account = report.Account,
            Region = report.Region,
            Outcome = report.Outcome,
            End = report.End,
            Missing = report.Counts.Missing,
            Creating = report.Counts.Creating,
            Error = report.Error?.Code,
        });

    private static IEnumerable<EventReason> Reasons(ScopeCounts scopes, ReviewCounts counts)
    {
        if (scopes.Expected == 0) yield return new("nothing-selected", "no account is selected: nothing was backed up");
        if (scopes.WithoutReport > 0) yield return new("without-report", $"nothing was heard of {Scopes(scopes.WithoutReport)}");
        if (scopes.Failed > 0) yield return new("failed", $"{Scopes(scopes.Failed)} failed");
        if (scopes.Partial > 0) yield return new("partial", $"{Scopes(scopes.Partial)} backed up in part");
        if (counts.Unfinished > 0) yield return new("unfinished", $"{counts.Unfinished} tables without an AVAILABLE backup of the run");
        if (scopes.RegionUnavailable > 0) yield return new("region-unavailable", $"{Scopes(scopes.RegionUnavailable)} in unavailable Regions");
        if (counts.Braked > 0) yield return new("braked", $"{counts.Braked} deletions put off by the brake (PRUNE_MAX_PER_TABLE)");
    }

    private static string Summarize(CloseRun closing, EventOutcome outcome, ScopeCounts scopes, ReviewCounts counts) =>
        $"{EventJson.Name(outcome)}: run {closing.Run}: {scopes.Ok} of {Scopes(scopes.Expected)} OK, {scopes.Partial} partial, {scopes.Failed} failed, "
        + $"{scopes.WithoutReport} without report; {counts.Verified} of {counts.Tables} tables verified, {counts.Missing} missing, {counts.Creating} creating";

    private static string Scopes(int count) => count == 1 ? "1 account-Region" : $"{count} account-Regions";
}
