using System.Globalization;
using System.Text;
using System.Text.Json;
using BackupScheduler.Bench.Results;

namespace BackupScheduler.Bench.Cold;

/// <summary>All that was measured.</summary>
/// <param name="Figures">Each contender in each case.</param>
internal sealed record ColdReport(IReadOnlyList<ColdFigures> Figures)
{
    private const double MostShareOfPython = 0.1;
    private const double MostMebibytes = 25;
    private const double MostZipMegabytes = 6;

    /// <summary>Whether it was measured seldom.</summary>
    public bool IsShort { get; init; }

    /// <summary>The native executable; the first contender.</summary>
    public Contender Native => Figures[0].Contender;

    /// <summary>What stands beside it and was not there to be measured.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>Whether every number was measured and reached.</summary>
    public bool IsReached => HasPython && Goals.All(goal => goal.IsReached);

    private bool HasPython => Python is not null;

    private ColdFigures? Python => Figures.FirstOrDefault(figures => figures.Case == ColdCase.OneCall && figures.Contender.Name.StartsWith("Python", StringComparison.Ordinal));

    private ColdFigures OneCall => Figures.First(figures => figures.Case == ColdCase.OneCall);

    private IEnumerable<BenchGoal> Goals =>
    [
        .. Python is { } python ? [new BenchGoal("first response with one call, native code's share of Python's", OneCall.First.Median / python.First.Median, MostShareOfPython)] : (BenchGoal[])[],
        new("peak memory of native code until its first response with one call, MiB", OneCall.PeakMebibytes.Median, MostMebibytes),
        new("zip of the functions, MB", Native.Size!.ZipBytes / 1e6, MostZipMegabytes),
    ];

    public BenchResult ToResult() => new("cold", "dotnet run -c Release --project bench/BackupScheduler.Bench -- cold" + (IsShort ? " --short" : ""))
    {
        Goals = [.. Goals],
        Markdown = Markdown(),
    };

    public void Write(TextWriter output)
    {
        foreach (var figures in Figures)
            output.WriteLine(Invariant($"  {figures.Case.Name,-9} {figures.Contender.Name,-28} first {figures.First.Median,6:0.0} ms ({figures.First.Least:0.0} to {figures.First.Most:0.0})  warm {figures.Warm.Median,5:0.00} ms  peak {figures.PeakMebibytes.Median,5:0.0} MiB, {figures.WarmPeakMebibytes.Median:0.0} after all"));
        foreach (var contender in Figures.Select(figures => figures.Contender).Distinct().Where(contender => contender.Size is not null))
            output.WriteLine(Invariant($"  {contender.Name}: {contender.Size!.Bytes:N0} bytes, {contender.Size.ZipBytes:N0} zipped"));
        foreach (var goal in Goals) output.WriteLine(Invariant($"  {(goal.IsReached ? "ok  " : "MISS")} {goal.Name}: {goal.Figure:0.000}, at most {goal.Limit:0.##}"));
        foreach (var missing in Missing) output.WriteLine($"  MISS not measured: {missing}");
    }

    public void WriteJson(Stream output)
    {
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        json.WriteBoolean("reached", IsReached);
        json.WriteStartArray("figures");
        foreach (var figures in Figures) figures.WriteJson(json);
        json.WriteEndArray();
        json.WriteStartArray("goals");
        foreach (var goal in Goals)
        {
            json.WriteStartObject();
            json.WriteString("name", goal.Name);
            json.WriteNumber("figure", Math.Round(goal.Figure, 4));
            json.WriteNumber("limit", goal.Limit);
            json.WriteBoolean("reached", goal.IsReached);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("notMeasured");
        foreach (var missing in Missing) json.WriteStringValue(missing);
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        output.WriteByte((byte)'\n');
    }

    private string Markdown()
    {
        var text = new StringBuilder(Invariant($"Medians of {Figures[0].Repetitions}, in turn; in brackets the least and the most.\n\n"))
            .Append("| | | first response, ms | warm, ms | peak memory until then, MiB | after 20 more |\n|---|---|---:|---:|---:|---:|\n");
        foreach (var figures in Figures)
            text.Append(Invariant($"| {figures.Case.Name} | {figures.Contender.Name} | {figures.First.Median:0.0} ({figures.First.Least:0.0} to {figures.First.Most:0.0}) | {figures.Warm.Median:0.00} | {figures.PeakMebibytes.Median:0.0} | {figures.WarmPeakMebibytes.Median:0.0} |\n"));
        text.Append("\n| | deployed, MB | zipped, MB |\n|---|---:|---:|\n");
        foreach (var contender in Figures.Select(figures => figures.Contender).Distinct().Where(contender => contender.Size is not null))
            text.Append(Invariant($"| {contender.Name} | {contender.Size!.Bytes / 1e6:0.00} | {contender.Size.ZipBytes / 1e6:0.00} |\n"));
        foreach (var missing in Missing) text.Append($"\nNot measured, and so not reached: {missing}.\n");
        return text.ToString();
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
