using BackupScheduler.Aws.Scratch;
using BackupScheduler.Cli.Trials;
using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Retention;

namespace BackupScheduler.Cli.VerifyAws;

/// <summary>Backs up twice, verifies, and prunes to the newest by the retention that the service goes by.</summary>
internal sealed class BackupTrial(VerifyWorld world, ScratchNames names, TrialBackups backups, Journal journal)
{
    private readonly Waiting _waiting = new(world.Time, journal);

    public async Task RunAsync(CancellationToken cancellation)
    {
        if (await backups.MakeAsync("the first", cancellation) && await LookAtOnceAsync(cancellation)
            && await backups.MakeAsync("the second", cancellation) && await VerifyAsync(cancellation))
        {
            if (world.Operator is { } session)
                await ReadAsOperatorAsync(session.BackupStores().Open(world.Scope), session.Tables(world.Scope), cancellation);
            await PruneAsync(cancellation);
        }
    }

    private Task<bool> LookAtOnceAsync(CancellationToken cancellation) => journal.StepAsync("list straight after", async () =>
    {
        var first = true;
        var (found, after) = await _waiting.UntilAsync(
            "the first backup listed",
            async () =>
            {
                var listed = (await backups.ListAsync(cancellation)).FirstOrDefault(backups.IsOwn);
                if (listed is null) first = false;
                return listed;
            },
            world.Pace.Look, world.Pace.Usual, cancellation);
        journal.Learn(first
            ? $"ListBackups straight after CreateBackup showed the backup, {found.Status.ToString().ToUpperInvariant()}."
            : FormattableString.Invariant($"ListBackups straight after CreateBackup did not show the backup; it did {after.TotalSeconds:0.0} s later."));
        return $"{found.Status.ToString().ToUpperInvariant()}";
    });

    private Task<bool> VerifyAsync(CancellationToken cancellation) => journal.StepAsync("verify both AVAILABLE", async () =>
    {
        var waits = new Dictionary<string, TimeSpan>();
        var (both, _) = await _waiting.UntilAsync(
            "both backups AVAILABLE",
            async () =>
            {
                var own = (await backups.ListAsync(cancellation)).Where(backups.IsOwn).ToList();
                foreach (var backup in own.Where(backup => backup.Status == BackupStatus.Available)) waits.TryAdd(backup.Name, SinceAccepted(backup));
                return own.Count == backups.Made.Count && own.TrueForAll(backup => backup.Status == BackupStatus.Available) ? own : null;
            },
            world.Pace.Look, world.Pace.Usual, cancellation);
        journal.Learn($"Backups were AVAILABLE {string.Join(" and ", waits.Values.Select(wait => FormattableString.Invariant($"{wait.TotalSeconds:0.0} s")))} after CreateBackup.");
        if (both.Exists(backup => backups.Naming.RunOf(backup) is null)) throw new TrialException("a backup is not known as our own by its name, type and time");
        var ids = both.Select(backup => backup.TableId).Distinct().ToList();
        if (ids.Count > 1) throw new TrialException($"the backups of one table have {ids.Count} TableIds: {string.Join(", ", ids)}");
        journal.Learn($"ListBackups {(string.IsNullOrEmpty(ids[0]) ? "does not tell" : "tells")} the TableId, the same for both.");
        return $"named {both[0].Name} and {both[^1].Name}";
    });

    private Task<bool> ReadAsOperatorAsync(IBackupStore store, ScratchTables tables, CancellationToken cancellation) => journal.StepAsync("read as Operator", async () =>
    {
        var seen = new List<Backup>();
        await foreach (var page in store.ListBackupsAsync(new BackupQuery(names.Table), cancellation)) seen.AddRange(page);
        if (seen.Find(backups.IsOwn) is not { } own) throw new TrialException("ListBackups does not show the backups");
        return $"{seen.Count} listed, DescribeBackup says {await tables.DescribeBackupAsync(own.Arn, cancellation)}";
    });

    private Task<bool> PruneAsync(CancellationToken cancellation) => journal.StepAsync("prune to the newest", async () =>
    {
        var before = await backups.ListAsync(cancellation);
        var newest = before.Where(backups.IsOwn).MaxBy(backup => backups.Naming.RunOf(backup)!.Value) ?? throw new TrialException("the backups are gone");
        var context = new RetentionContext(world.Scope, backups.Naming.RunOf(newest)!.Value, backups.Naming);
        var decisions = RetentionPolicy.Apply([.. before.Where(backups.IsOwn)], RetentionPolicy.KeepingLast(1), context, world.Time.GetUtcNow());
        var goes = decisions.Where(decision => decision.Verdict == RetentionVerdict.Delete).ToList();
        if (goes is not [var oldest] || oldest.Backup == newest)
            throw new TrialException($"retention would delete {goes.Count} of {decisions.Count} backups, expected the older one");
        await _waiting.UntilAsync(
            "DeleteBackup accepted",
            async () =>
            {
                await backups.Store.DeleteAsync(oldest.Backup.Arn, cancellation);
                return true;
            },
            world.Pace.Look, world.Pace.Usual, cancellation);
        var after = await _waiting.UntilAsync(
            "only the newest backup listed",
            async () => (await backups.ListAsync(cancellation)).Where(backups.IsOwn).Select(backup => backup.Arn).SequenceEqual([newest.Arn]),
            world.Pace.Look, world.Pace.Usual, cancellation);
        journal.Learn(FormattableString.Invariant($"A deleted backup was out of ListBackups {after.TotalSeconds:0.0} s after DeleteBackup."));
        return $"kept {newest.Name}: {decisions.Single(decision => decision.Backup == newest).Why}";
    });

    private TimeSpan SinceAccepted(Backup backup) =>
        backups.Made.First(made => made.Name == backup.Name).AcceptedAt is { } accepted ? world.Time.GetElapsedTime(accepted) : TimeSpan.Zero;
}
