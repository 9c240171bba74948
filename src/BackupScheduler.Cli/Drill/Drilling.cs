using System.Security.Cryptography;
using BackupScheduler.Cli.Output;
using BackupScheduler.Core;

namespace BackupScheduler.Cli.Drill;

/// <summary><c>drill</c>, once its options are read.</summary>
internal static class Drilling
{
    /// <summary>The word that confirms.</summary>
    public const string Word = "drill";

    public static async Task<int> RunAsync(DrillOptions options, DrillWorld world, Terminal terminal, CancellationToken cancellation)
    {
        CheckReport(options.Report);
        var started = world.Restores.Time.GetUtcNow();
        var plan = await DrillPlan.MakeAsync(options, world, options.Seed ?? RandomNumberGenerator.GetInt32(int.MaxValue), cancellation);
        await TellAsync(options, plan, terminal, cancellation);
        var records = options.DryRun ? plan.Tables.Select(DrillRecord.NotBegun).ToList() : await RunAsync(options, plan, world, terminal, cancellation);
        var result = new DrillResult(world.Id, plan, records, IsInterrupted(records, cancellation), started);
        if (options.Json) DrillJson.Write(terminal.Out, options, result);
        else if (!options.DryRun) DrillReport.Write(terminal, result);
        if (options.DryRun) return ExitCode.Done;
        // In full: somebody has to delete them.
        foreach (var arn in result.LeftOver) await terminal.Error.WriteLineAsync(Invoking.OneLine($"left over: {arn}"));
        foreach (var arn in result.Kept) await terminal.Error.WriteLineAsync($"kept: {arn}");
        if (options.Report is { } file) await File.WriteAllTextAsync(file, DrillReport.Markdown(result), CancellationToken.None);
        return result.ExitCode;
    }

    private static bool IsInterrupted(List<DrillRecord> records, CancellationToken cancellation) =>
        cancellation.IsCancellationRequested && records.Exists(record => record.State is DrillState.Interrupted or DrillState.NotBegun);

    private static async Task TellAsync(DrillOptions options, DrillPlan plan, Terminal terminal, CancellationToken cancellation)
    {
        var text = DrillReport.Describe(plan, options);
        if (options.DryRun) await (options.Json ? terminal.Error : terminal.Out).WriteLineAsync($"dry run: nothing was changed\n{text}");
        else if (options.Yes || plan.Tables.Count == 0) await terminal.Error.WriteLineAsync(text);
        else await Confirmation.AskAsync(terminal, text, Word, cancellation);
    }

    // One after the other: each one's time is that of a restore alone.
    private static async Task<List<DrillRecord>> RunAsync(
        DrillOptions options, DrillPlan plan, DrillWorld world, Terminal terminal, CancellationToken cancellation)
    {
        using var removal = new CancellationTokenSource();
        await using var told = cancellation.Register(() => removal.CancelAfter(DrillCommand.LongestEnding - DrillCommand.Reserve));
        var drill = new TableDrill(options, world, terminal.Progress, removal.Token);
        var records = new List<DrillRecord>();
        foreach (var table in plan.Tables)
            records.Add(cancellation.IsCancellationRequested ? DrillRecord.NotBegun(table) : await drill.RunAsync(table, cancellation));
        terminal.Progress.Close();
        return records;
    }

    private static void CheckReport(string? file)
    {
        if (file is null) return;
        var folder = Path.GetDirectoryName(Path.GetFullPath(file));
        if (file.Length == 0 || !Directory.Exists(folder) || Directory.Exists(file))
            throw new BadUsageException(Given.Line("--report", Given.Show(file), "a file in a folder that exists"));
    }
}
