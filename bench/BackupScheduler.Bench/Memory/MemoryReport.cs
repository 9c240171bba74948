using System.Globalization;
using System.Text;
using System.Text.Json;
using BackupScheduler.Bench.Results;

namespace BackupScheduler.Bench.Memory;

/// <summary>All reviews.</summary>
/// <param name="Trials">The smallest account first.</param>
internal sealed record MemoryReport(IReadOnlyList<ReviewTrial> Trials)
{
    private const double Mebibyte = 1024 * 1024;

    // Megabytes in Lambda's sense, which are mebibytes.
    private const double MemoryOfLambda = 128;

    /// <summary>Whether only the smallest was reviewed.</summary>
    public bool IsShort { get; init; }

    public BenchResult ToResult() => new("memory", "dotnet run -c Release --project bench/BackupScheduler.Bench -- memory" + (IsShort ? " --short" : ""))
    {
        Counts = Trials.SelectMany(trial => new[]
        {
            KeyValuePair.Create($"{Name(trial)}/ListBackups", (double)trial.Pages),
            KeyValuePair.Create($"{Name(trial)}/PruneTable", (double)trial.Deletions),
        }).ToDictionary(),
        Goals = IsShort ? [] : [.. Trials.Select(trial => new BenchGoal(Invariant($"peak memory of a review of {trial.Tables:#,0} tables that keep {trial.Keep}, MiB"), trial.PeakBytes / Mebibyte, MemoryOfLambda))],
        Markdown = Markdown(),
    };

    public void Write(TextWriter output)
    {
        foreach (var trial in Trials)
            output.WriteLine(Invariant($"  {trial.Tables,6} tables x {trial.Keep + 1}: {trial.Pages,5} pages, {trial.Deletions,6} PruneTable items, {trial.CpuSeconds,6:0.00} s CPU, {trial.PeakBytes / Mebibyte,6:0.0} MiB at the peak"));
    }

    public void WriteJson(Stream output)
    {
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true });
        json.WriteStartArray();
        foreach (var trial in Trials)
        {
            json.WriteStartObject();
            json.WriteNumber("tables", trial.Tables);
            json.WriteNumber("keep", trial.Keep);
            json.WriteNumber("pages", trial.Pages);
            json.WriteNumber("pruneTableItems", trial.Deletions);
            json.WriteNumber("cpuSeconds", Math.Round(trial.CpuSeconds, 2));
            json.WriteNumber("peakBytes", trial.PeakBytes);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private string Markdown()
    {
        var text = new StringBuilder("| tables | keep | backups listed | pages | processor time | peak memory |\n|---:|---:|---:|---:|---:|---:|\n");
        foreach (var trial in Trials)
            text.Append(CultureInfo.InvariantCulture, $"| {trial.Tables:#,0} | {trial.Keep} | {trial.Tables * (trial.Keep + 1):#,0} | {trial.Pages:#,0} | {trial.CpuSeconds:0.0} s | {trial.PeakBytes / Mebibyte:0.0} MiB |\n");
        return text.ToString();
    }

    private static string Name(ReviewTrial trial) => Invariant($"{trial.Tables}-tables-keep-{trial.Keep}");

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
