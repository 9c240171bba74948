using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Exports;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Vault;
using static BackupScheduler.Core.Tests.Vault.Copies;

namespace BackupScheduler.Core.Tests.Vault;

/// <summary>What each situation leads to; times are in hours, the run is at 240 unless it says otherwise.</summary>
public sealed class CopyPlanningTests
{
    private static readonly CopyRules Rules = new(new VaultLocation("vault", AccountId.Parse("999988887777"), null, Region.Parse("eu-west-1")), TimeSpan.FromDays(7), MayEnableRecovery: true);

    [Fact]
    public void The_first_copy_is_full() => AssertBegins(Decide([]), "first copy of this table", (null, 240));

    [Fact]
    public void The_next_one_is_the_window_since_then() =>
        AssertBegins(Decide([Full(216)]), "window since 2026-11-10 00:00:00Z", (216, 240));

    [Fact]
    public void Windows_go_on_from_windows() => AssertBegins(Decide([Full(192), Window(192, 216)]), "window since", (216, 240));

    [Fact]
    public void Copies_that_are_still_under_way_or_lie_in_any_order_count() =>
        AssertBegins(Decide([Window(192, 216), Window(168, 192), Full(168)]), "window since", (216, 240));

    [Theory]
    [InlineData(215.5, new[] { 215.5, 227.75, 240 })]
    [InlineData(180, new double[] { 180, 200, 220, 240 })]
    public void A_long_gap_is_split_into_equal_windows(double reach, double[] edges) =>
        AssertBegins(Decide([Full(reach)]), "window since", [.. edges.Zip(edges.Skip(1), (from, to) => ((double?)from, to))]);

    [Theory]
    [InlineData(239.75, true)]
    [InlineData(239.76, false)]
    [InlineData(239.95, false)]
    public void What_is_too_short_for_a_window_waits_for_the_next_run(double reach, bool isLongEnough)
    {
        if (isLongEnough) AssertBegins(Decide([Full(reach)]), "window since", (reach, 240));
        else Assert.Contains("less than 15 minutes", Assert.IsType<CopyDecision.Nothing>(Decide([Full(reach)])).Reason);
    }

    [Fact]
    public void A_full_copy_that_is_due_waits_too_where_the_window_is_too_short() =>
        Assert.IsType<CopyDecision.Nothing>(Decide([Full(24), .. Days(24, 216), Window(216, 239.9)]));

    [Fact]
    public void What_is_copied_already_is_not_copied_again() =>
        Assert.Contains("copied up to", Assert.IsType<CopyDecision.Nothing>(Decide([Full(216), Window(216, 240)])).Reason);

    [Fact]
    public void A_run_older_than_the_copies_does_nothing() =>
        Assert.IsType<CopyDecision.Nothing>(Decide([Full(192), Window(192, 216), Window(216, 240)], run: 216));

    [Fact]
    public void A_full_copy_that_is_due_comes_beside_the_window() =>
        AssertBegins(Decide([Full(72), .. Days(72, 216)]), "a full copy is due", (216, 240), (null, 240));

    [Fact]
    public void An_hour_before_it_is_due_there_is_the_window_alone() => AssertBegins(Decide([Full(73), Window(73, 97), .. Days(97, 217)]), "window since", (217, 240));

    [Fact]
    public void A_redelivery_begins_only_what_the_first_delivery_did_not()
    {
        var copies = new[] { Full(72) }.Concat(Days(72, 216)).ToArray();
        AssertBegins(Decide([.. copies, Window(216, 240)]), "a full copy is due", (null, 240));
        Assert.IsType<CopyDecision.Nothing>(Decide([.. copies, Window(216, 240), Full(240)]));
        // Of two windows.
        AssertBegins(Decide([Full(180), Window(180, 210)]), "window since", (210, 225), (225, 240));
        AssertBegins(Decide([Full(192), Window(192, 216)]), "window since", (216, 240));
    }

    [Fact]
    public void A_full_copy_that_was_begun_first_makes_the_window_needless() => Assert.IsType<CopyDecision.Nothing>(Decide([Full(72), .. Days(72, 216), Full(240)]));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Without_recovery_it_is_switched_on_if_that_is_allowed(bool isAllowed)
    {
        var decision = CopyPlanning.Decide(new CopyFacts(Run(240), new RecoveryState(false, null, null), [], []), Rules with { MayEnableRecovery = isAllowed });
        if (isAllowed) Assert.IsType<CopyDecision.EnableRecovery>(decision);
        else Assert.Contains("ENABLE_PITR=false", Assert.IsType<CopyDecision.NotCopied>(decision).Reason);
    }

    [Fact]
    public void Just_switched_on_it_has_no_history_yet_and_is_waited_for() =>
        Assert.IsType<CopyDecision.Wait>(CopyPlanning.Decide(new CopyFacts(Run(240), new RecoveryState(true, null, null), [], []), Rules));

    [Fact]
    public void Switched_on_after_the_run_the_copy_is_of_the_first_whole_second_that_can_be_shown()
    {
        var (earliest, latest) = (At(240).AddSeconds(90.25), At(241));
        var decision = CopyPlanning.Decide(new CopyFacts(Run(240), new RecoveryState(true, earliest, latest), [], []), Rules);
        Assert.Equal([new PlannedExport(null, At(240).AddSeconds(91))], Assert.IsType<CopyDecision.Begin>(decision).Exports);
        Assert.IsType<CopyDecision.Wait>(CopyPlanning.Decide(new CopyFacts(Run(240), new RecoveryState(true, earliest, earliest), [], []), Rules));
    }

    [Fact]
    public void Off_and_on_again_it_begins_anew() =>
        AssertBegins(Decide([Full(192), Window(192, 216)], earliest: 217), "point-in-time recovery reaches back to 2026-11-10 01:00:00Z only", (null, 240));

    [Fact]
    public void Off_and_on_again_after_the_run_the_full_copy_that_is_due_is_left_to_the_next_run() =>
        Assert.IsType<CopyDecision.Nothing>(Decide([Full(24), .. Days(24, 240)], earliest: 240.5, latest: 241));

    [Theory]
    [InlineData(new double[0])]
    [InlineData(new double[] { 216 })]
    [InlineData(new double[] { 24 })]
    public void What_cannot_be_exported_yet_is_waited_for(double[] full) =>
        Assert.Contains("can be exported up to", Assert.IsType<CopyDecision.Wait>(Decide([.. full.Select(to => Full(to))], latest: 239.99)).Reason);

    [Fact]
    public void After_a_window_that_failed_it_begins_anew() =>
        AssertBegins(Decide([Full(192)], failed: [Window(192, 216)]), "the export of the window from 2026-11-09 00:00:00Z failed", (null, 240));

    [Fact]
    public void A_window_that_failed_before_the_full_copy_no_longer_matters() =>
        AssertBegins(Decide([Full(216)], failed: [Window(192, 216)]), "window since", (216, 240));

    [Fact]
    public void A_full_copy_that_failed_is_still_due() =>
        AssertBegins(Decide([Full(48), .. Days(48, 216)], failed: [Full(216)]), "a full copy is due", (216, 240), (null, 240));

    [Fact]
    public void A_first_full_copy_that_failed_is_tried_again() => AssertBegins(Decide([Window(192, 216)], failed: [Full(192)]), "first copy", (null, 240));

    [Fact]
    public void With_a_window_missing_it_begins_anew() => AssertBegins(
        Decide([Full(144), Window(144, 168), Window(192, 216)]), "a window is missing between 2026-11-08 00:00:00Z and 2026-11-09 00:00:00Z", (null, 240));

    private static IEnumerable<TableCopy> Days(double from, double to)
    {
        for (; from < to; from += 24) yield return Window(from, from + 24);
    }

    private static RunId Run(double hours) => RunId.At(At(hours));

    private static CopyDecision Decide(TableCopy[] copies, TableCopy[]? failed = null, double run = 240, double earliest = 0, double latest = 240.1) =>
        CopyPlanning.Decide(new CopyFacts(Run(run), new RecoveryState(true, At(earliest), At(latest)), copies, failed ?? []), Rules);

    private static void AssertBegins(CopyDecision decision, string because, params (double? From, double To)[] exports)
    {
        var begin = Assert.IsType<CopyDecision.Begin>(decision);
        Assert.Contains(because, begin.Reason);
        Assert.Equal(exports.Select(export => new PlannedExport(export.From is { } from ? At(from) : null, At(export.To))), begin.Exports);
    }
}
