using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using BackupScheduler.Bench.Results;

namespace BackupScheduler.Bench.Micro;

/// <summary><c>micro</c>: time and allocations of what the service does once for each backup, table, message or policy.</summary>
internal static class MicroCommand
{
    private const int TablesOfAMillionBackups = 33_334;
    private const int ShortTables = 1000;

    private static readonly Option<bool> Short = new("--short") { Description = $"{ShortTables} tables: what a build checks is allocations" };
    private static readonly Option<bool> Json = new("--json") { Description = "print one JSON document" };
    private static readonly Option<string?> Results = new("--results") { Description = "a folder to save the measurement in" };

    public static Command Create()
    {
        var command = new Command("micro", "Measures single operations in this process. Exit codes: 0 measured, 1 something failed, 2 bad arguments.") { Short, Json, Results };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        try
        {
            var isShort = parsed.GetValue(Short);
            var figures = new List<MicroFigure>();
            foreach (var operation in MicroOperations.All(isShort ? ShortTables : TablesOfAMillionBackups))
            {
                Console.Error.WriteLine($"micro: {operation.Name}");
                figures.Add(MicroFigure.Of(operation));
            }

            if (parsed.GetValue(Json)) WriteJson(figures, Console.OpenStandardOutput());
            else Write(figures, Console.Out);
            if (parsed.GetValue(Results) is { } folder) ToResult(figures, isShort).Save(folder);
            return ExitCode.Done;
        }
        catch (Exception e) when (e is MeasurementException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(e.Message);
            return ExitCode.Failed;
        }
    }

    private static BenchResult ToResult(List<MicroFigure> figures, bool isShort) => new("micro", "dotnet run -c Release --project bench/BackupScheduler.Bench -- micro" + (isShort ? " --short" : ""))
    {
        Counts = figures.ToDictionary(figure => figure.Name + CountCheck.AllocationSuffix, figure => Math.Round(figure.AllocatedBytes, 2)),
        Markdown = Markdown(figures),
    };

    private static string Markdown(List<MicroFigure> figures)
    {
        var text = new StringBuilder("| operation | time of one | allocated for one |\n|---|---:|---:|\n");
        foreach (var figure in figures)
            text.Append(CultureInfo.InvariantCulture, $"| {figure.Name} | {figure.Nanoseconds:#,0} ns | {figure.AllocatedBytes:#,0.#} B |\n");
        return text.ToString();
    }

    private static void Write(List<MicroFigure> figures, TextWriter output)
    {
        foreach (var figure in figures)
            output.WriteLine(FormattableString.Invariant($"  {figure.Name,-34} {figure.Nanoseconds,10:#,0} ns {figure.AllocatedBytes,12:#,0.#} B"));
    }

    private static void WriteJson(List<MicroFigure> figures, Stream output)
    {
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        foreach (var figure in figures)
        {
            json.WriteStartObject(figure.Name);
            json.WriteNumber("nanoseconds", Math.Round(figure.Nanoseconds, 1));
            json.WriteNumber("allocatedBytes", Math.Round(figure.AllocatedBytes, 2));
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
