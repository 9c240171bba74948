using System.Globalization;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Exports;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Vault;
using CsCheck;

namespace BackupScheduler.Core.Tests.Vault;

/// <summary>What holds whatever happens to a table over many runs.</summary>
public sealed class CopyPlanningLawTests
{
    private static readonly CopyRules Rules = new(new VaultLocation("vault", AccountId.Parse("999988887777"), null, Region.Parse("eu-west-1")), TimeSpan.FromDays(2), MayEnableRecovery: true);

    private enum Event
    {
        Run,
        RunRightAfter,
        RedeliverTheLastRun,
        RunOfYesterday,
        SwitchRecoveryOffAndOn,
        FailTheNewestUnderWay,
        FailAllUnderWay,
        ConfirmAll,
        BreakOffTheNextRun,
    }

    private static readonly Gen<(Event What, int Minutes)[]> Happenings = Gen.Select(
        Gen.Frequency((6, Gen.Const(Event.Run)), (6, Gen.Enum<Event>())),
        Gen.OneOf(Gen.Int[0, 40], Gen.Int[60, 1500], Gen.Const(1440), Gen.Int[1500, 8000])).Array[1, 40];

    [Fact]
    public void Copies_reach_the_run_without_a_gap_or_an_overlap_and_ask_for_nothing_impossible() => Happenings.Sample(
        happenings =>
        {
            var table = new Table();
            foreach (var (what, minutes) in happenings) table.Go(what, TimeSpan.FromMinutes(minutes));
        },
        iter: 5_000);

    /// <summary>A table, its recovery and its exports, told by hand.</summary>
    private sealed class Table
    {
        private readonly List<TableCopy> _underWay = [];
        private readonly List<TableCopy> _confirmed = [];
        private readonly List<TableCopy> _failed = [];
        private DateTimeOffset _now = Copies.Begin.AddDays(40);
        private DateTimeOffset _earliest = Copies.Begin;
        private DateTimeOffset _lastRun = Copies.Begin.AddDays(40);
        private bool _isBrokenOff;
        private int _exports;

        public void Go(Event what, TimeSpan later)
        {
            switch (what)
            {
                case Event.Run: RunAt(_now += later); break;
                case Event.RunRightAfter: RunAt(_now = _now.AddMinutes(7)); break;
                case Event.RedeliverTheLastRun: Decide(_lastRun, isNew: false); break;
                case Event.RunOfYesterday: Decide(_lastRun.AddDays(-1), isNew: false); break;
                case Event.SwitchRecoveryOffAndOn: _earliest = (_now += later).AddMilliseconds(300); break;
                case Event.FailTheNewestUnderWay: Fail(1); break;
                case Event.FailAllUnderWay: Fail(_underWay.Count); break;
                case Event.BreakOffTheNextRun: _isBrokenOff = true; break;
                default:
                    _confirmed.AddRange(_underWay);
                    _underWay.Clear();
                    break;
            }
        }

        private void RunAt(DateTimeOffset time) => Decide(_lastRun = time, isNew: true);

        private void Decide(DateTimeOffset time, bool isNew)
        {
            var run = RunId.At(time);
            // Recovery lags by some minutes: what is not yet possible is decided again.
            var early = DecideOnce(run, (_now > _earliest ? _now : _earliest).AddMinutes(-5));
            if (early is not CopyDecision.Wait && !isNew) return;
            var decision = early is CopyDecision.Wait ? DecideOnce(run, _now.AddMinutes(5)) : early;
            if (isNew && !_isBrokenOff) CheckReach(run, decision);
            if (isNew) _isBrokenOff = false;
        }

        private CopyDecision DecideOnce(RunId run, DateTimeOffset latest)
        {
            var decision = CopyPlanning.Decide(new CopyFacts(run, new RecoveryState(true, _earliest, latest), [.. _confirmed, .. _underWay], _failed), Rules);
            Assert.NotEmpty(decision.Reason);
            if (decision is CopyDecision.Begin begin)
                foreach (var export in _isBrokenOff ? begin.Exports.Take(1) : begin.Exports) BeginExport(export, latest);
            return decision;
        }

        private void BeginExport(PlannedExport export, DateTimeOffset latest)
        {
            Assert.InRange(export.To, _earliest, latest);
            Assert.Equal(0, export.To.Ticks % TimeSpan.TicksPerSecond);
            if (export.From is { } from)
            {
                Assert.True(from >= _earliest);
                Assert.InRange(export.To - from, CopyWindows.Shortest, CopyWindows.Longest);
            }

            Assert.DoesNotContain(_confirmed.Concat(_underWay), copy => (copy.From, copy.To) == (export.From, export.To));
            _underWay.Add(new TableCopy($"export-{(++_exports).ToString(CultureInfo.InvariantCulture)}", export.From, export.To));
        }

        private void CheckReach(RunId run, CopyDecision decision)
        {
            var chain = CopyChain.Newest([.. _confirmed, .. _underWay]);
            Assert.NotNull(chain);
            Assert.True(chain.Reach >= run.Time || (decision is CopyDecision.Nothing && run.Time - chain.Reach < CopyWindows.Shortest), $"{chain.Reach:u} for {run}: {decision}");
            foreach (var (one, next) in chain.Windows.Zip(chain.Windows.Skip(1))) Assert.Equal(one.To, next.From);
        }

        private void Fail(int count)
        {
            foreach (var copy in _underWay.TakeLast(count).ToArray())
            {
                _underWay.Remove(copy);
                _failed.Add(copy);
            }
        }
    }
}
