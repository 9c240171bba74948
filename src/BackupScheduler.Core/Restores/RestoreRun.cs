using BackupScheduler.Core.Tables;

namespace BackupScheduler.Core.Restores;

/// <summary>Carries a plan out. Whatever it throws, <see cref="Journal"/> tells how far it has come; to run again with the decision to continue goes on.</summary>
/// <param name="plan">The plan.</param>
/// <param name="ports">The world.</param>
public sealed class RestoreRun(RestorePlan plan, RestorePorts ports)
{
    private readonly RestoreCalls _calls = new(ports);

    /// <summary>What has been done.</summary>
    public RestoreJournal Journal { get; } = new();

    /// <summary>Looks at the name that is to be restored to, and decides.</summary>
    /// <param name="resume">Whether an interrupted restore is to go on.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<ResumeDecision> DecideAsync(bool resume, CancellationToken cancellation)
    {
        var table = plan.Target.Table;
        var found = await ports.Target.FindAsync(table, cancellation);
        var isTagged = found?.Tags.ContainsKey(RestoreTags.Fingerprint) == true;
        var import = found is not null && !isTagged && plan.Way == RestoreWay.Import ? await ports.Target.FindImportOfAsync(table, cancellation) : null;
        var asksItems = found is not null && !isTagged && !resume && plan is VaultRestorePlan { IsIntoExisting: true };
        var hasItems = asksItems && (await ports.Target.TakeAsync(table, 1, cancellation)).Count > 0;
        var token = import is not null && import.TableId == found!.TableId ? import.Token : null;
        return ResumeReview.Decide(plan, new ResumeFacts(found, token, hasItems, resume));
    }

    /// <summary>Restores, from the beginning or from where it was interrupted.</summary>
    /// <param name="start">What was decided; not a refusal.</param>
    /// <param name="cancellation">Interrupts: what was done stays, and is known by its tags.</param>
    /// <exception cref="Exports.DamagedExportException">A copy is not whole; found before anything was written.</exception>
    /// <exception cref="RestoreException">It cannot go on.</exception>
    /// <exception cref="Failures.ServiceFailureException">A service failed for good.</exception>
    public async Task RunAsync(ResumeDecision start, CancellationToken cancellation)
    {
        var begun = ports.Time.GetTimestamp();
        if (plan is VaultRestorePlan vault) await new CopyReplaying(vault, ports, _calls, Journal).RunAsync(start, cancellation);
        else await new BackupMaking((BackupRestorePlan)plan, _calls, Journal).RunAsync(start, cancellation);
        if (plan.Settings.Wanted is not null) await new SettingsWork(plan, _calls, Journal).RunAsync(cancellation);
        Journal.RestoredAfter = ports.Time.GetElapsedTime(begun);
        if (plan.IsVerified) Journal.Verification = await VerifyAsync(cancellation);
        // The tags of one that is not as it should be stay: resumed, it does what is left.
        if (Journal.Failures.Count > 0) return;
        if (plan.DrillId is null) await UntagAsync(cancellation);
        Journal.IsComplete = true;
    }

    private Task UntagAsync(CancellationToken cancellation) => _calls.TryAsync(
        () => ports.Target.UntagAsync(plan.Target.Table, [RestoreTags.Fingerprint, RestoreTags.Stage], cancellation), cancellation);

    private async Task<RestoreVerification> VerifyAsync(CancellationToken cancellation)
    {
        var table = plan.Target.Table;
        var made = await _calls.UntilActiveAsync(table, cancellation);
        var counted = new Counted(items => _calls.Tell(RestoreActivity.Counting, "", items));
        var items = await _calls.TryAsync(() => ports.Target.CountAsync(table, counted, cancellation), cancellation);
        var verification = new RestoreVerification(items, Expected(), KeyDifference(made));
        if (verification.KeyDifference is { } difference) Journal.Fail($"the key of {table} is another: {difference}");
        if (verification.Expected is { } expected && !expected.Holds(items)) Journal.Fail($"{table} has {items} items: {expected.Basis}");
        return verification;
    }

    private ExpectedCount? Expected() => plan switch
    {
        VaultRestorePlan vault => ExpectedCount.OfCopies(
            vault.Full.Summary.Items, Journal.Windows.Puts + Journal.WindowsBefore, Journal.Windows.Deletes + Journal.WindowsBefore),
        BackupRestorePlan backup => ExpectedCount.OfBackup(backup.CountedItems),
        _ => null,
    };

    private string? KeyDifference(TargetTable made) => plan switch
    {
        VaultRestorePlan vault => KeySchema.Difference(made.Keys, made.AttributeTypes, vault.Shape),
        BackupRestorePlan { Keys: { Count: > 0 } keys } when !Same(keys, made.Keys) =>
            $"{string.Join(", ", made.Keys.Select(key => key.Name))}, not {string.Join(", ", keys.Select(key => key.Name))}",
        _ => null,
    };

    private static bool Same(IReadOnlyList<KeyPart> one, IReadOnlyList<KeyPart> other) =>
        one.OrderByDescending(key => key.IsPartition).SequenceEqual(other.OrderByDescending(key => key.IsPartition));

    private sealed class Counted(Action<long> tell) : IProgress<long>
    {
        public void Report(long value) => tell(value);
    }
}
