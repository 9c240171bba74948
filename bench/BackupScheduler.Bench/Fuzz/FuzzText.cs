using System.Globalization;
using System.Text.Json;
using BackupScheduler.Fuzz.Running;

namespace BackupScheduler.Bench.Fuzz;

/// <summary>A report for people, or for programs.</summary>
internal static class FuzzText
{
    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public static void Write(FuzzReport report, bool asJson)
    {
        if (asJson)
        {
            Console.WriteLine(JsonSerializer.Serialize(new
            {
                report.Inputs,
                report.Seed,
                Seconds = report.Elapsed.TotalSeconds,
                report.ByTarget,
                SlowestSeconds = report.Slowest.TotalSeconds,
                report.MostAllocated,
                Defects = report.Defects.Select(defect => new { defect.Target, defect.Kind, defect.Message }),
            }, s_indented));
            return;
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{report.Inputs:N0} inputs of seed {report.Seed} in {report.Elapsed.TotalSeconds:0} s: {report.Inputs / report.Elapsed.TotalSeconds:N0} a second"));
        foreach (var (target, inputs) in report.ByTarget) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {inputs,10:N0}  {target}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  slowest {report.Slowest.TotalMilliseconds:0} ms, most allocated {report.MostAllocated / 1024.0 / 1024:0.0} MiB"));
        Console.WriteLine($"  {(report.Defects.Count == 0 ? "ok  " : "MISS")} {report.Defects.Count} broken promises");
    }
}
