using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using BackupScheduler.Simulation;

namespace BackupScheduler.Bench.Costs;

/// <summary><c>simulate-cost</c>: the same shape of account, more and more of them; what a run costs and how long it takes.</summary>
internal static class SimulateCostCommand
{
    // Names alone: all Regions are simulated alike.
    private static readonly string[] s_regions = ["eu-west-1", "us-east-1", "us-west-2", "eu-central-1", "ap-southeast-1", "ap-northeast-1", "eu-north-1", "sa-east-1"];

    private static readonly Option<int[]> Accounts = Numbers.Ascending("--accounts", [1, 5, 50, 500], 1, 10_000, "accounts of each run");
    private static readonly Option<int> Regions = Numbers.Whole("--regions", 2, 1, s_regions.Length, "Regions of each account");
    private static readonly Option<int> Tables = Numbers.Whole("--tables", 100, 1, 10_000, "tables of each account in each Region");
    private static readonly Option<int> Keep = Numbers.Whole("--keep", 7, 1, 100, "newest backups to keep of each table; as many lie there at the beginning");
    private static readonly Option<int> Seed = Numbers.Whole("--seed", 1, 0, int.MaxValue, "everything that is drawn follows from it");
    private static readonly Option<bool> Short = new("--short") { Description = "the two smallest runs alone" };
    private static readonly Option<bool> Json = new("--json") { Description = "print one JSON document" };
    private static readonly Option<string?> Results = new("--results") { Description = "leave the measurement and its plots in this folder" };

    public static Command Create()
    {
        var command = new Command(
            "simulate-cost", "Simulates a run of each size: dollars and times. Exit codes: 0 every table is backed up once (and a million tables cost at most 2 dollars), 1 not, 2 bad arguments, 130 interrupted.")
        {
            Accounts, Regions, Tables, Keep, Seed, Short, Json, Results,
        };
        foreach (var price in PriceOptions.All) command.Add(price);
        command.SetAction(Run);
        return command;
    }

    /// <summary>What is simulated, in the order of size.</summary>
    public static IReadOnlyList<Scenario> Scenarios(ParseResult parsed) =>
        [.. parsed.GetValue(Accounts)!.Take(parsed.GetValue(Short) ? 2 : int.MaxValue).Select(accounts => new Scenario
        {
            Accounts = accounts,
            Regions = s_regions[..parsed.GetValue(Regions)],
            Tables = parsed.GetValue(Tables),
            Keep = parsed.GetValue(Keep),
            Seed = parsed.GetValue(Seed),
            IsTraced = false,
        })];

    /// <summary>Simulates one run.</summary>
    public static CostRun Simulate(Scenario scenario)
    {
        Console.Error.WriteLine(FormattableString.Invariant($"simulating {scenario.Accounts * scenario.Regions.Count * scenario.Tables:#,0} tables: {scenario.Accounts:#,0} x {scenario.Regions.Count} account-Regions"));
        var watch = Stopwatch.StartNew();
        using var simulation = new OrganizationSimulation(scenario);
        var report = simulation.Run();
        return new CostRun(scenario, report, report.Use, watch.Elapsed);
    }

    private static int Run(ParseResult parsed)
    {
        var result = new CostResult([.. Scenarios(parsed).Select(Simulate)], PriceOptions.Read(parsed));
        if (parsed.GetValue(Json)) WriteJson(result);
        else WriteText(result);
        try
        {
            if (parsed.GetValue(Results) is { } folder) result.Bench(CommandLine(parsed)).Save(folder);
            return result.Succeeded ? ExitCode.Done : ExitCode.Failed;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"--results: {e.Message}");
            return ExitCode.BadUsage;
        }
    }

    // All that the result follows from, and nothing of where it was left.
    private static string CommandLine(ParseResult parsed)
    {
        Option[] shaping = [Accounts, Regions, Tables, Keep, Seed, Short, .. PriceOptions.All];
        var given = shaping.Select(parsed.GetResult).OfType<System.CommandLine.Parsing.OptionResult>().Where(option => !option.Implicit)
            .Select(option => string.Join(' ', option.Tokens.Select(token => token.Value.Contains(' ', StringComparison.Ordinal) ? $"'{token.Value}'" : token.Value).Prepend(option.Option.Name)));
        return string.Join(' ', given.Prepend("dotnet run -c Release --project bench/BackupScheduler.Bench -- simulate-cost"));
    }

    private static void WriteText(CostResult result)
    {
        CostText.Write(Console.Out, result);
        Console.WriteLine(FormattableString.Invariant($"simulated in {result.Runs.Sum(run => run.Took.TotalSeconds):0.0} s"));
    }

    private static void WriteJson(CostResult result)
    {
        using var output = Console.OpenStandardOutput();
        using (var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true })) CostJson.Write(json, result);
        output.WriteByte((byte)'\n');
    }
}
