using BackupScheduler.Cli.Output;
using BackupScheduler.Cli.Run.Enqueue;

namespace BackupScheduler.Cli.Run.InProcess;

/// <summary>What a run in this process came to, for people.</summary>
internal static class InProcessReport
{
    public static void Write(Terminal terminal, RunSetup setup, RunPlan plan, InProcessResult result)
    {
        terminal.Out.WriteLine($"run {plan.Run}");
        terminal.Out.WriteLine(setup.PolicyLine);
        var table = Plain.Table(2, "account", "Region", "tables", "backed up", "verified", "pruned", "kept", "braked", "foreign", "missing", "failures");
        foreach (var scope in result.Scopes) table.AddPlainRow(Cells(scope));
        terminal.Write(table);
        EnqueueReport.LeftOut(terminal.Out, plan);
        foreach (var scope in result.Scopes.Where(scope => scope.IsRegionUnavailable))
            terminal.Out.WriteLine($"left out: {scope.Scope}: region-unavailable");
        foreach (var scope in result.Scopes.Where(scope => scope.Stale > 0 || scope.PruningPutOff > 0))
            terminal.Out.WriteLine($"not pruned: {scope.Scope}: stale deletions: {scope.Stale}, put off: {scope.PruningPutOff}");
        if (!plan.Firing.Prune) terminal.Out.WriteLine("nothing was deleted: --prune was not given");
        terminal.Out.WriteLine(Summary(result));
    }

    private static string Summary(InProcessResult result)
    {
        var (tables, verified) = (result.Scopes.Sum(scope => scope.Tables.Count), result.Scopes.Sum(scope => scope.Verified));
        var end = result.IsInterrupted ? "INTERRUPTED" : result.Errors.Count == 0 ? "all well" : "NOT all well";
        return $"{end}: {verified} of {tables} selected tables backed up and verified, {result.Letters.Count} dead letters";
    }

    private static string[] Cells(InProcessScope scope) =>
    [
        scope.Scope.Account.Value, scope.Scope.Region.Value, Plain.Number(scope.Tables.Count), Plain.Number(scope.BackedUp),
        Plain.Number(scope.Verified), Optional(scope.Pruned), Optional(scope.Kept), Optional(scope.Braked),
        Plain.Number(scope.Foreign), Plain.Number(scope.Missing),
        string.Join(", ", scope.Failures.CountBy(code => code).Select(count => $"{count.Value} {count.Key}").DefaultIfEmpty("0")),
    ];

    private static string Optional(long? number) => number is { } value ? Plain.Number(value) : "-";
}
