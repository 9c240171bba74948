using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using BackupScheduler.Bench.Results;

namespace BackupScheduler.Bench.Replay;

/// <summary><c>replay</c>: one window of a table's changes, verified and replayed from compressed files, with what it takes.</summary>
internal static class ReplayCommand
{
    private static readonly Option<int> Items = Numbers.Whole("--items", 1_000_000, 1, 50_000_000, "changed items in the window");
    private static readonly Option<int> Bytes = Numbers.Whole("--bytes", 500, 50, 400_000, "bytes of text in each item");
    private static readonly Option<int> Files = Numbers.Whole("--files", 16, 1, 1000, "data files");
    private static readonly Option<int> InFlight = Numbers.Whole("--in-flight", 8, 1, 64, "batches at the same time");
    private static readonly Option<int> MostMegabytes = Numbers.Whole("--most-mib", 200, 1, 100_000, "the promise: peak memory of this process, in MiB");
    private static readonly Option<bool> Json = new("--json") { Description = "print one JSON document" };

    private static readonly Option<string?> Results = ResultsOption.Folder();

    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public static Command Create()
    {
        var command = new Command("replay", "Writes a window's export to a scratch folder, verifies it and replays it onto a table that takes everything. Exit codes: 0 within the promise, 1 not, 2 bad arguments.")
        {
            Items, Bytes, Files, InFlight, MostMegabytes, Json, Results,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("replay-");
        try
        {
            var export = new GeneratedWindow(folder.FullName, parsed.GetValue(Items), parsed.GetValue(Bytes), parsed.GetValue(Files));
            await export.WriteAsync(cancellation);
            var figures = await ReplayFigures.MeasureAsync(export, parsed.GetValue(InFlight), cancellation);
            if (parsed.GetValue(Results) is { } results) ToResult(figures, parsed.GetValue(MostMegabytes)).Save(results);
            Write(figures, parsed.GetValue(MostMegabytes), parsed.GetValue(Json));
            return figures.PeakMebibytes < parsed.GetValue(MostMegabytes) && figures.Written == figures.Items ? ExitCode.Done : ExitCode.Failed;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static BenchResult ToResult(ReplayFigures figures, int most) => new("replay", "dotnet run -c Release --project bench/BackupScheduler.Bench -- replay --results bench/results")
    {
        Goals = [new BenchGoal("peak memory of a replay, MiB", figures.PeakMebibytes, most)],
        Markdown = "| records | compressed | verified | replayed | batches |\n|---:|---:|---:|---:|---:|\n" + string.Create(
            CultureInfo.InvariantCulture,
            $"| {figures.Items:N0} | {figures.CompressedMebibytes:0} MiB | {figures.VerifySeconds:0.0} s: {figures.Items / figures.VerifySeconds:N0} a second | {figures.ReplaySeconds:0.0} s: {figures.Items / figures.ReplaySeconds:N0} a second | {figures.Batches:N0} |\n"),
    };

    private static void Write(ReplayFigures figures, int most, bool asJson)
    {
        if (asJson)
        {
            Console.WriteLine(JsonSerializer.Serialize(figures, s_indented));
            return;
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{figures.Items:N0} records, {figures.CompressedMebibytes:0} MiB compressed in {figures.Files} files"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  verified in {figures.VerifySeconds:0.0} s: {figures.Items / figures.VerifySeconds:N0} records a second"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  replayed in {figures.ReplaySeconds:0.0} s: {figures.Items / figures.ReplaySeconds:N0} records a second, {figures.Written:N0} written, {figures.Batches:N0} batches"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {(figures.PeakMebibytes < most ? "ok  " : "MISS")} peak memory {figures.PeakMebibytes:0} MiB of {most} at most"));
    }
}
