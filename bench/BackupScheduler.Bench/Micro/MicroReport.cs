using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;
using BackupScheduler.Bench.Results;
using BenchmarkDotNet.Running;

namespace BackupScheduler.Bench.Micro;

/// <summary>Figures as text, JSON and a result. Those of the short form have no spread, and only they have counts.</summary>
internal static class MicroReport
{
    private const string Command = "dotnet run -c Release --project bench/BackupScheduler.Bench -- micro";

    private static string Library => typeof(BenchmarkRunner).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    public static BenchResult ToResult(IReadOnlyList<MicroFigure> figures, bool isShort) => isShort
        ? new("micro", $"{Command} --short") { Counts = figures.ToDictionary(figure => figure.Name + CountCheck.AllocationSuffix, figure => Math.Round(figure.AllocatedBytes, 2)), Markdown = ShortTable(figures) }
        : new("micro", Command) { Markdown = FullTable(figures) };

    public static void Write(IReadOnlyList<MicroFigure> figures, TextWriter output)
    {
        foreach (var figure in figures)
        {
            var spread = figure.Spread is { } s ? FormattableString.Invariant($"   mean {Time(s.Mean)} +- {Time(s.Error)}, deviation {Time(s.Deviation)}") : "";
            output.WriteLine(FormattableString.Invariant($"  {figure.Name,-34} {Time(figure.Nanoseconds),10} ns {figure.AllocatedBytes,12:#,0.#} B{spread}"));
        }
    }

    public static void WriteJson(IReadOnlyList<MicroFigure> figures, Stream output)
    {
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        foreach (var figure in figures)
        {
            json.WriteStartObject(figure.Name);
            json.WriteNumber("nanoseconds", Math.Round(figure.Nanoseconds, 1));
            if (figure.Spread is { } spread) WriteSpread(json, spread);
            json.WriteNumber("allocatedBytes", Math.Round(figure.AllocatedBytes, 2));
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteSpread(Utf8JsonWriter json, MicroSpread spread)
    {
        json.WriteNumber("mean", Math.Round(spread.Mean, 1));
        json.WriteNumber("error", Math.Round(spread.Error, 1));
        json.WriteNumber("standardDeviation", Math.Round(spread.Deviation, 1));
    }

    private static string ShortTable(IEnumerable<MicroFigure> figures)
    {
        var text = new StringBuilder("| operation | time of one | allocated for one |\n|---|---:|---:|\n");
        foreach (var figure in figures)
            text.Append(CultureInfo.InvariantCulture, $"| {figure.Name} | {Time(figure.Nanoseconds)} ns | {figure.AllocatedBytes:#,0.#} B |\n");
        return text.ToString();
    }

    private static string FullTable(IEnumerable<MicroFigure> figures)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"BenchmarkDotNet {Library}, .NET {Environment.Version}: {MicroJob.Iterations} iterations after {MicroJob.WarmUps} to warm up. Nanoseconds and bytes for one.\n\n")
            .Append("| operation | median, ns | mean, ns | error, ns | standard deviation, ns | allocated, B |\n|---|---:|---:|---:|---:|---:|\n");
        foreach (var (figure, spread) in figures.Select(figure => (figure, figure.Spread!)))
            text.Append(CultureInfo.InvariantCulture, $"| {figure.Name} | {Time(figure.Nanoseconds)} | {Time(spread.Mean)} | {Time(spread.Error)} | {Time(spread.Deviation)} | {figure.AllocatedBytes:#,0.#} |\n");
        return text.ToString();
    }

    private static string Time(double nanoseconds) => nanoseconds.ToString(nanoseconds < 100 ? "0.0" : "#,0", CultureInfo.InvariantCulture);
}
