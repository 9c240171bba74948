using System.CommandLine;

namespace BackupScheduler.Bench.Micro;

/// <summary><c>micro</c>: time and allocations of what the service does once for each backup, table, message or policy.</summary>
internal static class MicroCommand
{
    private const int TablesOfAMillionBackups = 33_334;
    private const int SelectedTables = 100_000;
    private const int ShortTables = 1000;

    private static readonly Option<bool> Short = new("--short") { Description = $"{ShortTables} tables, without statistics: what a build checks is allocations" };
    private static readonly Option<bool> Json = new("--json") { Description = "print one JSON document" };
    private static readonly Option<string?> Results = new("--results") { Description = "a folder to save the measurement in" };

    public static Command Create()
    {
        var command = new Command("micro", "Measures single operations in this process. Exit codes: 0 measured, 1 something failed, 2 bad arguments, 130 interrupted.") { Short, Json, Results };
        command.SetAction(async (parsed, cancellation) => OwnProcess.IsCompiledOnce ? Run(parsed) : await OwnProcess.RunAsync(cancellation));
        return command;
    }

    /// <summary>What is measured: the same in both forms, over fewer tables in the short one.</summary>
    public static IReadOnlyList<MicroOperation> Operations(bool isShort) =>
        isShort ? MicroOperations.All(ShortTables, ShortTables) : MicroOperations.All(TablesOfAMillionBackups, SelectedTables);

    private static int Run(ParseResult parsed)
    {
        try
        {
            var isShort = parsed.GetValue(Short);
            var operations = Operations(isShort);
            IReadOnlyList<MicroFigure> figures = isShort ? [.. operations.Select(Count)] : MicroRun.Measure(operations, MicroJob.Create());
            if (parsed.GetValue(Json)) MicroReport.WriteJson(figures, Console.OpenStandardOutput());
            else MicroReport.Write(figures, Console.Out);
            if (parsed.GetValue(Results) is { } folder) MicroReport.ToResult(figures, isShort).Save(folder);
            return ExitCode.Done;
        }
        catch (Exception e) when (e is MeasurementException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(e.Message);
            return ExitCode.Failed;
        }
    }

    private static MicroFigure Count(MicroOperation operation)
    {
        Console.Error.WriteLine($"micro: {operation.Name}");
        return MicroCounter.Measure(operation);
    }
}
