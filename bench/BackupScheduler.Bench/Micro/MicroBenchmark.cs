using BenchmarkDotNet.Attributes;

namespace BackupScheduler.Bench.Micro;

/// <summary>What BenchmarkDotNet calls. It refuses classes that are not public, or sealed.</summary>
public class MicroBenchmark
{
    /// <summary>What is measured; BenchmarkDotNet sets it.</summary>
    public MicroOperation? Operation { get; set; }

    /// <summary>What is timed.</summary>
    [Benchmark]
    public object? Run() => Operation!.Run();
}
