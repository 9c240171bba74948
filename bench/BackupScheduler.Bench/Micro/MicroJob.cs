using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.EventProcessors;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;
using BenchmarkDotNet.Validators;
using Perfolizer.Horology;
using Perfolizer.Mathematics.OutlierDetection;

namespace BackupScheduler.Bench.Micro;

/// <summary>How BenchmarkDotNet measures: in this process, so that nothing is built at run time, and not for long.</summary>
internal static class MicroJob
{
    /// <summary>Iterations that are not counted.</summary>
    public const int WarmUps = 3;

    /// <summary>Iterations that are.</summary>
    public const int Iterations = 8;

    /// <summary>Where it leaves its log and its own table.</summary>
    public static readonly string Artifacts = Path.Combine("artifacts", "micro");

    private const int LongestName = 40;
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(2);

    // The million backups are on the heap all the time: collecting them before and after each iteration would take longer than what is measured.
    private static Job Short => Job.Default
        .WithToolchain(new InProcessNoEmitToolchain(s_limit, logOutput: false))
        .WithWarmupCount(WarmUps)
        .WithIterationCount(Iterations)
        .WithIterationTime(TimeInterval.FromMilliseconds(200))
        .WithOutlierMode(OutlierMode.DontRemove)
        .WithGcForce(false);

    /// <summary>Refuses a build that is not optimized; tells the error output what it is at, and prints nothing.</summary>
    public static IConfig Create() => ManualConfig.CreateEmpty()
        .AddJob(Short)
        .AddDiagnoser(MemoryDiagnoser.Default)
        .AddLogger(NullLogger.Instance)
        .AddColumnProvider(DefaultColumnProviders.Instance)
        .AddExporter(MarkdownExporter.GitHub)
        .AddValidator(JitOptimizationsValidator.FailOnError)
        .AddEventProcessor(new Progress())
        .WithSummaryStyle(SummaryStyle.Default.WithMaxParameterColumnWidth(LongestName))
        .WithArtifactsPath(Artifacts);

    private sealed class Progress : EventProcessor
    {
        public override void OnStartRunBenchmark(BenchmarkCase benchmarkCase) => Console.Error.WriteLine($"micro: {MicroRun.OperationOf(benchmarkCase).Name}");
    }
}
