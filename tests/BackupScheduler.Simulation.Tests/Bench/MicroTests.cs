using BackupScheduler.Bench;
using BackupScheduler.Bench.Micro;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;
using BenchmarkDotNet.Toolchains.Results;

namespace BackupScheduler.Simulation.Tests.Bench;

/// <summary>Single operations, by BenchmarkDotNet and by the counter of the short form.</summary>
public sealed class MicroTests : IDisposable
{
    private readonly string _artifacts = Directory.CreateTempSubdirectory("micro-").FullName;

    private IConfig Config => ManualConfig.CreateEmpty()
        .AddJob(Job.Dry.WithIterationCount(3).WithToolchain(new InProcessNoEmitToolchain(TimeSpan.FromMinutes(1), logOutput: false)))
        .AddLogger(NullLogger.Instance)
        .AddDiagnoser(MemoryDiagnoser.Default)
        .WithArtifactsPath(_artifacts);

    public void Dispose() => Directory.Delete(_artifacts, recursive: true);

    [Fact]
    public void Both_forms_measure_the_same_operations()
    {
        var operations = MicroOperations.All(tables: 2, selected: 3);
        var figures = MicroRun.Measure(operations, Config);
        Assert.Equal(MicroCommand.Operations(isShort: true).Select(operation => operation.Name), figures.Select(figure => figure.Name));
        Assert.All(figures, figure => Assert.True(figure.Nanoseconds > 0 && figure.Spread!.Mean > 0, figure.ToString()));
    }

    [Fact]
    public void A_row_of_the_summary_is_the_operation_that_it_was_measured_for()
    {
        IReadOnlyList<MicroOperation> operations = [new("one", 1, () => null), new("ten-at-once", 10, () => null)];
        var cases = MicroRun.Cases(operations, Config).BenchmarksCases;
        Assert.Equal([1, 10], cases.Select(benchmark => benchmark.Descriptor.OperationsPerInvoke));
        var figures = MicroRun.Figures(operations, [Report(cases[1], 20, 64, 256), Report(cases[0], 7, 8, 4)]);
        Assert.Equal(
            [new("one", 0.5, 7) { Spread = new MicroSpread(7, 0, 0) }, new("ten-at-once", 4, 20) { Spread = new MicroSpread(20, 0, 0) }],
            figures);
    }

    [Fact]
    public void What_an_operation_finds_wrong_is_told_as_it_says_it()
    {
        var operations = new MicroOperation[] { new("fine", 1, () => null), new("broken", 1, () => throw new MeasurementException("it is not read")) };
        Assert.Equal("it is not read", Assert.Throws<MeasurementException>(() => MicroRun.Measure(operations, Config)).Message);
    }

    [Fact]
    public void An_operation_without_a_row_is_told_by_its_name()
    {
        var operations = new MicroOperation[] { new("measured", 1, () => null), new("left-out", 1, () => null) };
        var cases = MicroRun.Cases(operations, Config).BenchmarksCases;
        var failure = Assert.Throws<MeasurementException>(() => MicroRun.Figures(operations, [Report(cases[0], 7, 8, 4)]));
        Assert.StartsWith("left-out: it was not measured", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_exact_allocations_of_the_short_form_are_counts()
    {
        MicroFigure[] figures = [new("own-name", 32, 70) { Spread = new MicroSpread(71, 2, 1.5) }];
        Assert.Equal(32, MicroReport.ToResult(figures, isShort: true).Counts["own-name/allocated-bytes"]);
        var full = MicroReport.ToResult(figures, isShort: false);
        Assert.Empty(full.Counts);
        Assert.Contains("| own-name | 70.0 | 71.0 | 2.0 | 1.5 | 32 |", full.Markdown, StringComparison.Ordinal);
    }

    // Three iterations of the same time, as the library writes them down.
    private static BenchmarkReport Report(BenchmarkCase benchmark, int nanoseconds, int operations, int bytes)
    {
        string[] lines =
        [
            .. Enumerable.Range(1, 3).Select(i => FormattableString.Invariant($"WorkloadResult {i}: {operations} op, {operations * nanoseconds}.00 ns, {nanoseconds}.0 ns/op")),
            FormattableString.Invariant($"// GC:  0 0 0 {bytes} {operations}"),
        ];
        var executed = new ExecuteResult(true, 0, null, lines, lines, lines, 1);
        return new BenchmarkReport(true, benchmark, null!, null!, [executed], []);
    }
}
