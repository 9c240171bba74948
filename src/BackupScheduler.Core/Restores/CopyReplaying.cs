using BackupScheduler.Core.Exports;
using BackupScheduler.Core.Replay;

namespace BackupScheduler.Core.Restores;

/// <summary>Checks what the vault holds, and then makes and fills the table.</summary>
internal sealed class CopyReplaying(VaultRestorePlan plan, RestorePorts ports, RestoreCalls calls, RestoreJournal journal)
{
    private readonly PresentObjects _vault = new(ports.Vault ?? throw new ArgumentException("there is no vault", nameof(ports)));

    public async Task RunAsync(ResumeDecision start, CancellationToken cancellation)
    {
        var stage = start is ResumeDecision.Continue going ? going.Stage : RestoreStage.None;
        await CheckAsync(stage, start is not ResumeDecision.Continue, cancellation);
        journal.Begin(stage);
        if (!stage.HasFull) await MakeAsync(start, cancellation);
        for (var number = journal.Stage.Windows + 1; number <= plan.Windows.Count; number++) await ReplayAsync(number, cancellation);
    }

    // Everything is checked before anything is written: a damaged copy leaves no half a table behind.
    private async Task CheckAsync(RestoreStage stage, bool isNew, CancellationToken cancellation)
    {
        var exports = plan.Windows.Skip(stage.Windows).ToList();
        if (!stage.HasFull && plan.Way == RestoreWay.Load) exports.Insert(0, plan.Full);
        if (isNew && plan.Way == RestoreWay.Import) await ImportCheck.RunAsync(_vault, plan.Full, plan.ImportPrefix, cancellation);
        var progress = new Relay(read => calls.Tell(RestoreActivity.Checking, read.Stage.ToString(), read.Read, read.Total));
        await ExportVerification.VerifyAllAsync(_vault, exports, plan.Shape.Keys, progress, cancellation);
        // What windows that are done have written is known from their manifests alone.
        journal.WindowsBefore = plan.Windows.Take(stage.Windows).Sum(window => window.Summary.Items);
        if (plan.Chosen.IsCut && stage.Windows == plan.Windows.Count && plan.Windows.Count > 0)
            journal.LeftOut = await LeftOut.CountAsync(_vault, plan.Windows[^1], plan.Until, cancellation);
    }

    private async Task MakeAsync(ResumeDecision start, CancellationToken cancellation)
    {
        if (plan.Way == RestoreWay.Import) await new ImportMaking(plan, calls, journal).RunAsync(start, cancellation);
        else await LoadAsync(start, cancellation);
        await ReachAsync(RestoreStage.Full, cancellation);
    }

    private async Task LoadAsync(ResumeDecision start, CancellationToken cancellation)
    {
        var table = plan.Target.Table;
        if (start is ResumeDecision.Begin)
        {
            var isBegun = await calls.TryAsync(() => calls.Target.CreateAsync(table, plan.Shape, plan.TagsAt(RestoreStage.None), cancellation), cancellation);
            if (!isBegun && (await calls.Target.FindAsync(table, cancellation))?.Tags.GetValueOrDefault(RestoreTags.Fingerprint) != plan.Fingerprint)
                throw new RestoreException($"table {table} was made by somebody else meanwhile, and is left alone");
        }

        await calls.UntilActiveAsync(table, cancellation);
        if (start is ResumeDecision.Fill) await calls.TagAsync(plan, RestoreStage.None, cancellation);
        var writing = Writing();
        var load = new FullLoad(_vault, writing, plan.Shape.Keys, Progress(RestoreActivity.Loading, "full copy", writing, plan.Full));
        journal.AddFull(await load.LoadAsync(plan.Full, cancellation));
    }

    private async Task ReplayAsync(int number, CancellationToken cancellation)
    {
        var window = plan.Windows[number - 1];
        var writing = Writing();
        var replay = new WindowReplay(
            _vault, writing, plan.Shape.Keys, Progress(RestoreActivity.Replaying, $"window {number} of {plan.Windows.Count}", writing, window));
        journal.AddWindow(await replay.ReplayAsync(window, plan.Until, cancellation));
        await ReachAsync(RestoreStage.AfterWindow(number), cancellation);
    }

    private async Task ReachAsync(RestoreStage stage, CancellationToken cancellation)
    {
        await calls.TagAsync(plan, stage, cancellation);
        journal.Reach(stage);
    }

    private BatchWriting Writing() => new(calls.Target.SinkOf(plan.Target.Table), ports.Time, ports.Jitter, ports.BatchesInFlight);

    private Relay Progress(RestoreActivity activity, string what, BatchWriting writing, LoadedExport export) =>
        new(_ => calls.Tell(activity, what, writing.Written, export.Summary.Items));

    private sealed class Relay(Action<ReplayProgress> tell) : IProgress<ReplayProgress>
    {
        public void Report(ReplayProgress value) => tell(value);
    }
}
