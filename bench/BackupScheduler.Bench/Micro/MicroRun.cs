using System.Reflection;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Parameters;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace BackupScheduler.Bench.Micro;

/// <summary>The full form's measurement: each operation is a case of one benchmark of BenchmarkDotNet.</summary>
/// <remarks>
/// Cases are made here and not by attributes: how many operations one call does is known only when its data are there.
/// Allocations are those of the whole process in one iteration, and not exact to the byte: a build compares <see cref="MicroCounter"/>'s.
/// </remarks>
internal static class MicroRun
{
    private const string Parameter = nameof(MicroBenchmark.Operation);
    private static readonly MethodInfo Method = typeof(MicroBenchmark).GetMethod(nameof(MicroBenchmark.Run))!;

    /// <summary>Measures them one after the other.</summary>
    /// <exception cref="MeasurementException">BenchmarkDotNet refused, or an operation failed.</exception>
    public static IReadOnlyList<MicroFigure> Measure(IReadOnlyList<MicroOperation> operations, IConfig config)
    {
        // BenchmarkDotNet 0.15.8 hides what a benchmark in its own process throws behind a NullReferenceException.
        foreach (var operation in operations) GC.KeepAlive(operation.Run());
        var summary = BenchmarkRunner.Run(Cases(operations, config));
        if (summary.ValidationErrors.FirstOrDefault(error => error.IsCritical) is { } refusal)
            throw new MeasurementException(string.Join(' ', refusal.Message.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries)));
        return Figures(operations, summary.Reports);
    }

    /// <summary>One for each operation, in their order, whatever the order of the reports.</summary>
    /// <exception cref="MeasurementException">One was not measured.</exception>
    public static IReadOnlyList<MicroFigure> Figures(IReadOnlyList<MicroOperation> operations, IEnumerable<BenchmarkReport> reports)
    {
        var measured = reports.Where(report => report.Success).ToDictionary(report => OperationOf(report.BenchmarkCase));
        return [.. operations.Select(operation => measured.TryGetValue(operation, out var report)
            ? Figure(operation, report)
            : throw new MeasurementException($"{operation.Name}: it was not measured, see the log in {MicroJob.Artifacts}"))];
    }

    /// <summary>As many cases as operations.</summary>
    public static BenchmarkRunInfo Cases(IReadOnlyList<MicroOperation> operations, IConfig config)
    {
        var fixedConfig = ImmutableConfigBuilder.Create(config);
        var definition = new ParameterDefinition(Parameter, false, [.. operations], false, typeof(MicroOperation), 0);
        return new BenchmarkRunInfo([.. operations.Select(Case)], typeof(MicroBenchmark), fixedConfig);

        BenchmarkCase Case(MicroOperation operation) => BenchmarkCase.Create(
            new Descriptor(typeof(MicroBenchmark), Method, operationsPerInvoke: operation.Operations),
            fixedConfig.GetJobs().Single(),
            new ParameterInstances([new ParameterInstance(definition, operation, fixedConfig.SummaryStyle)]),
            fixedConfig);
    }

    /// <summary>What a case is about.</summary>
    public static MicroOperation OperationOf(BenchmarkCase benchmark) => (MicroOperation)benchmark.Parameters[Parameter];

    private static MicroFigure Figure(MicroOperation operation, BenchmarkReport report)
    {
        var (times, allocations) = (report.ResultStatistics!, report.GcStats);
        // Its own figure for one operation is rounded to whole bytes.
        var bytes = (double)allocations.GetTotalAllocatedBytes(excludeAllocationQuantumSideEffects: false)!.Value / allocations.TotalOperations;
        return new MicroFigure(operation.Name, bytes, times.Median)
        {
            Spread = new MicroSpread(times.Mean, times.ConfidenceInterval.Margin, times.StandardDeviation),
        };
    }
}
