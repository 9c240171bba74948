using System.Globalization;
using System.Text;
using BackupScheduler.Bench.Results;
using BackupScheduler.Fuzz.Running;

namespace BackupScheduler.Bench.Fuzz;

/// <summary>A run's figures for the page of results.</summary>
internal static class FuzzResult
{
    public static BenchResult Of(FuzzReport report) => new("fuzz", "dotnet run -c Release --project bench/BackupScheduler.Bench -- fuzz")
    {
        Counts = new Dictionary<string, double> { ["broken-promises"] = report.Defects.Count },
        Goals = [new BenchGoal("promises broken by hostile input", report.Defects.Count, 0)],
        Markdown = Table(report),
    };

    private static string Table(FuzzReport report)
    {
        var text = new StringBuilder("| inputs for | inputs |\n|---|---|\n");
        foreach (var (target, inputs) in report.ByTarget) text.Append(CultureInfo.InvariantCulture, $"| {target} | {inputs:N0} |\n");
        return text.Append(CultureInfo.InvariantCulture, $"\nTogether {report.Inputs:N0} inputs of seed {report.Seed}: {report.Defects.Count} broken promises, {report.Elapsed.TotalSeconds:0} s, ")
            .Append(CultureInfo.InvariantCulture, $"the slowest {report.Slowest.TotalMilliseconds:0} ms, the most that one allocated {report.MostAllocated / 1024.0 / 1024:0.0} MiB.\n").ToString();
    }
}
