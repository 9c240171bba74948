using BackupScheduler.Cli.Output;
using BackupScheduler.Cli.Run.Enqueue;
using BackupScheduler.Core.Backups;

namespace BackupScheduler.Cli.Run.DryRun;

/// <summary>What a run would do, for people.</summary>
internal static class DryRunReport
{
    public static void Write(Terminal terminal, RunSetup setup, RunPlan plan, DryRunResult result)
    {
        var output = terminal.Out;
        output.WriteLine("dry run: nothing was changed; a run now, if every backup of it succeeds, would do this");
        output.WriteLine(setup.PolicyLine);
        var table = Plain.Table(2, "account", "Region", "tables", "create", "left out", "delete", "keep", "foreign", "braked");
        foreach (var scope in result.Scopes) table.AddPlainRow(Cells(scope));
        terminal.Write(table);
        WriteCreates(output, setup, plan, result);
        WriteDeletes(output, plan, result);
        WriteLeftOut(output, plan, result);
        if (setup.Options.Verbose) WriteOthers(output, result);
    }

    private static string[] Cells(ScopeForecast scope)
    {
        string[] place = [scope.Scope.Account.Value, scope.Scope.Region.Value];
        return scope.Failure is null
            ?
            [
                .. place, Plain.Number(scope.Tables.Count), Plain.Number(scope.Creates.Count), Plain.Number(scope.LeftOut.Count),
                Plain.Number(scope.Deletes.Count), Plain.Number(scope.Keeps.Count), Plain.Number(scope.Foreign.Count), Plain.Number(scope.Braked),
            ]
            : [.. place, .. Enumerable.Repeat("?", 7)];
    }

    private static void WriteCreates(TextWriter output, RunSetup setup, RunPlan plan, DryRunResult result)
    {
        output.WriteLine($"create: {result.Scopes.Sum(scope => scope.Creates.Count)}, named {setup.Settings.Naming.NameFor(plan.Run)} if it were fired now");
        foreach (var scope in result.Scopes)
            foreach (var table in scope.Creates)
                output.WriteLine($"  {scope.Scope}/{table}");
    }

    private static void WriteDeletes(TextWriter output, RunPlan plan, DryRunResult result)
    {
        output.WriteLine(plan.Firing.Prune
            ? $"delete: {result.Scopes.Sum(scope => scope.Deletes.Count)}"
            : "delete: nothing, --prune was not given");
        foreach (var scope in result.Scopes)
            foreach (var decision in scope.Deletes)
                output.WriteLine($"  {Name(scope, decision.Backup)}: {decision.Why}");
    }

    private static void WriteLeftOut(TextWriter output, RunPlan plan, DryRunResult result)
    {
        EnqueueReport.LeftOut(output, plan);
        foreach (var scope in result.Scopes)
        {
            foreach (var (table, why) in scope.LeftOut) output.WriteLine($"left out: {scope.Scope}/{table}: {why}");
            if (scope.Failure is { IsRegionUnavailable: true } closed)
                output.WriteLine($"left out: {scope.Scope}: region-unavailable: {closed}");
        }
    }

    private static void WriteOthers(TextWriter output, DryRunResult result)
    {
        foreach (var scope in result.Scopes)
        {
            foreach (var (backup, why) in scope.Keeps) output.WriteLine($"keep: {Name(scope, backup)}: {why}");
            foreach (var backup in scope.Foreign.Named) output.WriteLine($"ignore: {Name(scope, backup)}: foreign");
        }
    }

    private static string Name(ScopeForecast scope, Backup backup) => $"{scope.Scope}/{backup.Table} {backup.Name}";
}
