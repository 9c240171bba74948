using BackupScheduler.Aws.Scratch;
using BackupScheduler.Core.Failures;

namespace BackupScheduler.Cli.Trials;

/// <summary>Exports the scratch table into the vault: nothing but a try tells whether exports get into a bucket with Object Lock.</summary>
internal sealed class ExportTrial(TrialWorld world, TrialNames names, ExportTarget target, TrialTable table, Journal journal)
{
    // What AWS answers while the history has only just begun.
    private static readonly string[] s_tooEarly = ["PointInTimeRecoveryUnavailableException", "InvalidExportTimeException"];

    private readonly ScratchExports _exports = world.Worker.Exports(world.Scope);
    private readonly Waiting _waiting = new(world.Time, journal);
    private string? _export;

    /// <summary>The export's ARN; null where none was accepted.</summary>
    public string? Export => _export;

    /// <summary>Exports, and waits.</summary>
    /// <returns>Whether AWS says that it is complete.</returns>
    public async Task<bool> RunAsync(CancellationToken cancellation) =>
        await SwitchOnAsync(cancellation) && await BeginAsync(cancellation) && await FollowAsync(cancellation);

    private Task<bool> SwitchOnAsync(CancellationToken cancellation) => journal.StepAsync("switch on point-in-time recovery", async () =>
    {
        var after = await _waiting.UntilAsync("point-in-time recovery on", () => IsOnAsync(cancellation), world.Pace.Look, world.Pace.Usual, cancellation);
        journal.Learn(FormattableString.Invariant($"Point-in-time recovery was on {after.TotalSeconds:0.0} s after it was first asked for."));
        return "";
    });

    private async Task<bool> IsOnAsync(CancellationToken cancellation)
    {
        if (await _exports.IsRecoverableAsync(names.Table, cancellation)) return true;
        // A refusal has switched nothing on: then there is nothing to switch off.
        return await table.Recovery.RunAsync(async () =>
        {
            await _exports.SwitchRecoveryAsync(names.Table, isOn: true, cancellation);
            return true;
        }) && await _exports.IsRecoverableAsync(names.Table, cancellation);
    }

    private Task<bool> BeginAsync(CancellationToken cancellation) => journal.StepAsync("begin the export", async () =>
    {
        var refusals = new List<string>();
        (_export, var after) = await _waiting.UntilAsync(
            "ExportTableToPointInTime accepted", () => TryBeginAsync(refusals, cancellation), world.Pace.Look, world.Pace.Usual, cancellation);
        if (refusals.Count > 0)
            journal.Learn(FormattableString.Invariant($"The export was accepted after {after.TotalSeconds:0.0} s; before, it answered {string.Join(", ", refusals.Distinct())}."));
        return $"to s3://{target.Bucket}/{target.Prefix}/";
    });

    private Task<bool> FollowAsync(CancellationToken cancellation) => journal.StepAsync("wait for the export", async () =>
    {
        var (end, after) = await _waiting.UntilAsync(
            "the export complete",
            async () => await _exports.ReadAsync(_export!, cancellation) is { Status: not "IN_PROGRESS" } state ? state : null,
            world.Pace.SlowLook, world.Pace.Export, cancellation);
        var words = end.Status == "FAILED" ? $"FAILED: {end.FailureCode}: {end.FailureMessage}" : end.Status;
        journal.Learn(FormattableString.Invariant($"An export into the bucket {target.Bucket} ended {words}, after {after.TotalSeconds:0} s."));
        return end.Status == "COMPLETED" ? $"{end.Items} items" : throw new TrialException(words);
    });

    private async Task<string?> TryBeginAsync(List<string> refusals, CancellationToken cancellation)
    {
        try
        {
            return await _exports.BeginAsync(names.TableArn, target, cancellation);
        }
        catch (ServiceFailureException e) when (s_tooEarly.Contains(e.Code))
        {
            journal.See(e);
            refusals.Add(e.Code);
            return null;
        }
    }
}
