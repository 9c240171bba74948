namespace BackupScheduler.Core.Restores;

/// <summary>Makes the table from a backup.</summary>
internal sealed class BackupMaking(BackupRestorePlan plan, RestoreCalls calls, RestoreJournal journal)
{
    public async Task RunAsync(ResumeDecision start, CancellationToken cancellation)
    {
        var table = plan.Target.Table;
        journal.Begin(start is ResumeDecision.Continue { Stage: var stage } ? stage : RestoreStage.None);
        if (journal.Stage.HasFull) return;
        if (start is ResumeDecision.Begin)
        {
            calls.Tell(RestoreActivity.Making, "restore begun");
            var isBegun = await calls.TryAsync(
                () => calls.Target.BeginRestoreAsync(plan.Backup.Arn, table, plan.ResetsEncryption, cancellation), cancellation);
            // An answer that was lost has made the table too; any other's is left alone.
            if (!isBegun && (await calls.Target.FindAsync(table, cancellation))?.RestoredFrom != plan.Backup.Arn)
                throw new RestoreException($"table {table} was made by somebody else meanwhile, and is left alone");
        }

        await calls.UntilActiveAsync(table, cancellation);
        await calls.TagAsync(plan, RestoreStage.Full, cancellation);
        journal.Reach(RestoreStage.Full);
    }
}
