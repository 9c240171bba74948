using System.Collections.Concurrent;
using BackupScheduler.Cli.Output;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Vault;

namespace BackupScheduler.Cli.Vault.Verification;

/// <summary><c>vault verify</c>, once its options are read.</summary>
internal static class VaultVerifying
{
    private const int MostAtOnce = 8;

    public static async Task<int> RunAsync(
        VaultVerifyOptions options, VaultSetup setup, VaultWorld world, Terminal terminal, CancellationToken cancellation)
    {
        terminal.Progress.Say($"reading the rules of {setup.Copies.Vault.Bucket} ...");
        var rules = await world.Patience.TryAsync(() => world.Rules.ReadAsync(cancellation), cancellation);
        var ofRules = VaultRulesReview.Judge(setup.Copies.Vault.Bucket, rules, (int)setup.Copies.FullEvery.TotalDays);
        var walked = await new VaultWalk(world, options, terminal.Progress).RunAsync(cancellation);
        // Whether copies are new enough is what vault list judges.
        var standings = new VaultReview(TimeSpan.FromDays(2), TableSelection.Everything, world.Now).Judge(walked.Tables);
        var checks = await VerifyAsync([.. CopiesOf(standings, options.All)], options, world, terminal.Progress, cancellation);
        var findings = ofRules.Concat(standings.SelectMany(OfChain)).Concat(checks.SelectMany(check => check.Findings)).Concat(walked.Failures.Select(OfFolder));
        var result = new VaultVerifyResult(rules, standings, checks, [.. findings], walked.Others);
        if (options.Json) VaultVerifyReport.WriteJson(terminal.Out, options, setup, result);
        else VaultVerifyReport.Write(terminal, options, setup, result);
        return result.ExitCode;
    }

    private static IEnumerable<(VaultPrefix Prefix, TableCopy Copy)> CopiesOf(IReadOnlyList<TableStanding> standings, bool all)
    {
        foreach (var table in standings.OrderBy(table => table.Holding.Prefix.ToString(), StringComparer.Ordinal))
        {
            var newest = table is { Chain: { } chain, State: not StandingState.Former } ? chain.Windows.Prepend(chain.Full) : [];
            foreach (var copy in all ? table.Holding.Confirmed : newest) yield return (table.Holding.Prefix, copy);
        }
    }

    private static async Task<IReadOnlyList<CopyCheck>> VerifyAsync(
        IReadOnlyList<(VaultPrefix Prefix, TableCopy Copy)> copies, VaultVerifyOptions options, VaultWorld world, Progress progress, CancellationToken cancellation)
    {
        var checks = new ConcurrentBag<(int Number, CopyCheck Check)>();
        var limits = new ParallelOptions { MaxDegreeOfParallelism = MostAtOnce, CancellationToken = cancellation };
        var (files, bytes) = (0L, 0L);
        await Parallel.ForEachAsync(copies.Index(), limits, async (copy, end) =>
        {
            var check = new CopyVerification(world, copy.Item.Prefix, copy.Item.Copy, options.Files);
            checks.Add((copy.Index, await check.RunAsync(size =>
            {
                Interlocked.Increment(ref files);
                Interlocked.Add(ref bytes, size);
                progress.Show($"verifying: {checks.Count} of {copies.Count} copies, {files} data files, {bytes >> 20} MiB{(options.Files ? " read" : "")}");
            }, end)));
        });
        progress.Close();
        return [.. checks.OrderBy(check => check.Number).Select(check => check.Check)];
    }

    private static VaultFinding OfFolder(string line) =>
        new(VaultFindingKind.NotReadable, line[..line.IndexOf(": ", StringComparison.Ordinal)], line[(line.IndexOf(": ", StringComparison.Ordinal) + 2)..], "see to the reader's permissions, and verify again");

    private static IEnumerable<VaultFinding> OfChain(TableStanding table)
    {
        if (table.State == StandingState.NoFullCopy)
            yield return new VaultFinding(VaultFindingKind.NoFullCopy, table.Holding.Prefix.ToString(), table.Problems[0], "the next run makes one, if it can: vault list tells what failed");
        if (table.State == StandingState.Gap)
            yield return new VaultFinding(VaultFindingKind.Gap, table.Holding.Prefix.Catalogue, table.Problems[0], "the next run makes a full copy; until then nothing later can be restored");
    }
}

/// <summary>What <c>vault verify</c> came to.</summary>
/// <param name="Rules">The bucket's rules.</param>
/// <param name="Tables">All incarnations that were asked for.</param>
/// <param name="Copies">The copies that were verified.</param>
/// <param name="Findings">What is wrong, all of it.</param>
/// <param name="Others">Folders that are none of a table's, fit to be shown.</param>
internal sealed record VaultVerifyResult(
    VaultRules Rules, IReadOnlyList<TableStanding> Tables, IReadOnlyList<CopyCheck> Copies, IReadOnlyList<VaultFinding> Findings, IReadOnlyList<string> Others)
{
    public int ExitCode => Findings.Count > 0 ? Cli.ExitCode.Failed : Cli.ExitCode.Done;

    public int VerifiedTables => Copies.Select(copy => copy.Prefix).Distinct().Count();
}
