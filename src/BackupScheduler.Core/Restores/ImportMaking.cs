namespace BackupScheduler.Core.Restores;

/// <summary>Makes the table by ImportTable of the full copy.</summary>
internal sealed class ImportMaking(VaultRestorePlan plan, RestoreCalls calls, RestoreJournal journal)
{
    public async Task RunAsync(ResumeDecision start, CancellationToken cancellation)
    {
        var import = start is ResumeDecision.Begin ? await BeginAsync(cancellation) : await FindAsync(cancellation);
        while (import.IsRunning)
        {
            calls.Tell(RestoreActivity.Importing, "import", import.Processed, plan.Full.Summary.Items);
            await calls.WaitAsync(cancellation);
            import = await calls.TryAsync(() => calls.Target.FindImportAsync(import.Arn, cancellation), cancellation)
                ?? throw new RestoreException($"DynamoDB does not know import {import.Arn} any more");
        }

        Check(import);
        journal.Imported = import.Imported;
        await calls.UntilActiveAsync(plan.Target.Table, cancellation);
    }

    private void Check(TableImport import)
    {
        if (!import.IsComplete)
            throw new RestoreException($"ImportTable ended {import.Status}: {import.Failure ?? "no reason told"}; --method load writes the items without it");
        var expected = plan.Full.Summary.Items;
        if (import.Errors > 0 || import.Imported != expected)
            throw new RestoreException($"ImportTable imported {import.Imported} of {expected} items, with {import.Errors} errors: {plan.Target.Table} is not whole");
    }

    private async Task<TableImport> BeginAsync(CancellationToken cancellation)
    {
        for (var number = 0; number < ResumeReview.MostTokens; number++)
        {
            var order = new ImportOrder(plan.Target.Table, plan.Shape, plan.Vault, plan.ImportPrefix, RestoreFingerprint.Token(plan, number));
            var import = await calls.TryAsync(() => calls.Target.BeginImportAsync(order, cancellation), cancellation)
                ?? throw new RestoreException($"table {plan.Target.Table} was made by somebody else meanwhile, and is left alone");
            // A token of an import that is over, whose table is gone: it would be answered like that for 8 hours.
            if (import.IsRunning || await MadeAsync(import, cancellation)) return import;
        }

        throw new RestoreException($"{ResumeReview.MostTokens} imports of this copy into {plan.Target.Table} have ended within the last 8 hours; give another name");
    }

    private async Task<bool> MadeAsync(TableImport import, CancellationToken cancellation) =>
        import.IsComplete && (await calls.Target.FindAsync(plan.Target.Table, cancellation)) is { } found && found.TableId == import.TableId;

    private async Task<TableImport> FindAsync(CancellationToken cancellation) =>
        await calls.TryAsync(() => calls.Target.FindImportOfAsync(plan.Target.Table, cancellation), cancellation)
        ?? throw new RestoreException($"DynamoDB knows no import into {plan.Target.Table}");
}
