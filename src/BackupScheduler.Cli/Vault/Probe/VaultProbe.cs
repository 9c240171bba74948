using BackupScheduler.Aws.Scratch;
using BackupScheduler.Cli.Trials;
using BackupScheduler.Cli.VerifyAws;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Vault;

namespace BackupScheduler.Cli.Vault.Probe;

/// <summary>One table, one export, read back: nothing but a try tells whether exports get into this bucket.</summary>
internal sealed class VaultProbe(VaultSetup setup, ProbeWorld world, TrialNames names, Journal journal)
{
    private readonly TrialTable _table = new(world.Trial, names, journal);
    private VaultPrefix? _prefix;
    private VaultRules? _rules;
    private bool _isExportRefused;

    /// <param name="told">Tells it to end; the table is dropped even then.</param>
    public async Task<ProbeResult> RunAsync(CancellationToken told)
    {
        var isInterrupted = false;
        try
        {
            await ProbeAsync(told);
        }
        catch (OperationCanceledException) when (told.IsCancellationRequested)
        {
            isInterrupted = true;
        }
        catch (Exception e)
        {
            // Even then nothing may be left.
            journal.Fail("probe", e);
        }

        // Told to end, the process gets some minutes for this, and no more.
        using var limit = new CancellationTokenSource();
        using var registration = told.Register(() => limit.CancelAfter(VerifyAwsCommand.LongestEnding - VerifyAwsCommand.Reserve));
        var left = await new TableRemoval(world.Trial, names, _table, journal, limit.Token).RunAsync(new Removal(world.Trial, journal, limit.Token));
        return new ProbeResult(journal, await StaysAsync(limit.Token), left, isInterrupted, _isExportRefused);
    }

    private async Task ProbeAsync(CancellationToken told)
    {
        await ReadRulesAsync(told);
        if (!await _table.MakeAsync(told) || !await FindPlaceAsync(told)) return;
        var target = new ExportTarget(setup.Copies.Vault.Bucket, setup.Copies.Vault.Account, _prefix.ToString()!, setup.Copies.Vault.KeyArn);
        var export = new ExportTrial(world.Trial, names, target, _table, journal);
        _isExportRefused = !await export.RunAsync(told);
        if (!_isExportRefused) await new ProbeReading(world.Vault, _prefix!.Value, _rules, journal).RunAsync(export.Export!, told);
    }

    private Task<bool> ReadRulesAsync(CancellationToken cancellation) => journal.StepAsync("read the bucket's rules", async () =>
    {
        _rules = await world.Vault.Patience.TryAsync(() => world.Vault.Rules.ReadAsync(cancellation), cancellation);
        return Verification.VaultVerifyReport.Words(_rules);
    });

    // The id names the folder in the vault; the worker reads it, as it does for every copy.
    private Task<bool> FindPlaceAsync(CancellationToken cancellation) => journal.StepAsync("read the table's id", async () =>
    {
        var exports = world.Trial.Worker.TableExports().Open(names.Scope);
        var found = await world.Vault.Patience.TryAsync(() => exports.DescribeAsync(names.Table, cancellation), cancellation);
        if (!VaultPrefix.TryParse($"{names.Scope}/{names.Table}/{found?.TableId}", out var prefix)) throw new TrialException("DynamoDB does not tell the table's id");
        _prefix = prefix;
        return prefix.TableId;
    });

    private async Task<IReadOnlyList<string>> StaysAsync(CancellationToken cancellation)
    {
        if (_prefix is not { } prefix) return [];
        try
        {
            var found = new List<string>();
            await foreach (var page in world.Vault.Objects.ListAsync($"{prefix}/", cancellation)) found.AddRange(page.Select(item => item.Key));
            return found;
        }
        catch (Exception e) when (e is ServiceFailureException or OperationCanceledException)
        {
            return [$"{prefix}/ (could not be listed)"];
        }
    }
}

/// <summary>What the probe came to.</summary>
/// <param name="Journal">The steps and facts.</param>
/// <param name="Stays">The objects that stay in the vault.</param>
/// <param name="LeftOver">The ARNs of what should be gone and is not, or may not be.</param>
/// <param name="IsInterrupted">Whether it was told to end.</param>
/// <param name="IsExportRefused">Whether the export itself did not work.</param>
internal sealed record ProbeResult(
    Journal Journal, IReadOnlyList<string> Stays, IReadOnlyList<string> LeftOver, bool IsInterrupted, bool IsExportRefused)
{
    /// <summary>What is left over costs the user something: it outweighs the interruption.</summary>
    public int ExitCode => LeftOver.Count > 0 ? Cli.ExitCode.Failed
        : IsInterrupted ? Cli.ExitCode.Interrupted
        : Journal.HasFailed ? Cli.ExitCode.Failed : Cli.ExitCode.Done;
}
