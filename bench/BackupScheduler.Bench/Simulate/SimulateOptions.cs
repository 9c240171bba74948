using System.CommandLine;
using System.CommandLine.Parsing;
using BackupScheduler.InProcess.Queues;
using BackupScheduler.Simulation;
using BackupScheduler.Simulation.Aws;
using BackupScheduler.Simulation.Scenarios;

namespace BackupScheduler.Bench.Simulate;

/// <summary>The options that say what is simulated: a named scenario, and what is different about it.</summary>
internal static class SimulateOptions
{
    // Beyond this the trace costs more than what it tells of.
    private const long MostTraced = 100_000;

    private static readonly Scenario s_usual = new();
    private static readonly Option<string?> Named = new("--scenario") { Description = "a scenario by its name; see --list" };
    private static readonly Option<int> Accounts = Numbers.Whole("--accounts", 1, 1, 10_000, "accounts");
    private static readonly Option<int> Tables = Numbers.Whole("--tables", 2500, 1, 10_000, "tables of each account");
    private static readonly Option<int> Keep = Numbers.Whole("--keep", 30, 1, 100, "newest backups to keep of each table; as many lie there at the beginning");
    private static readonly Option<int> Runs = Numbers.Whole("--runs", 1, 1, 50, "runs, one after the other");
    private static readonly Option<int> Seed = Numbers.Whole("--seed", 1, 0, int.MaxValue, "everything that is drawn follows from it");
    private static readonly Option<int> Retries = Numbers.Whole("--retries", 2, 0, 10, "how often the AWS clients repeat a read within a call");
    private static readonly Option<double> Throttles = Numbers.Share("--throttles", "share of DynamoDB calls that are throttled whatever the rate");
    private static readonly Option<double> LostCreates = Numbers.Share("--lost-creates", "share of CreateBackup answers that are lost");
    private static readonly Option<double> Duplicates = Numbers.Share("--duplicates", "share of messages that are delivered twice");
    private static readonly Option<int> Memory = Numbers.Whole("--memory", s_usual.Lambda.WorkerMemory, 128, 10_240, "MB of memory of every function");
    private static readonly Option<int> WorkerBatch = Numbers.Whole("--worker-batch", s_usual.TableSource.BatchSize, 1, 10_000, "messages of a batch of Worker");
    private static readonly Option<int> WorkerWindow = Numbers.Whole("--worker-window", (int)s_usual.TableSource.BatchingWindow.TotalSeconds, 0, 300, "seconds that a batch of Worker is collected; 1 at least for batches of more than 10");
    private static readonly Option<int> WorkerConcurrency = Numbers.Whole("--worker-concurrency", s_usual.TableSource.MaximumConcurrency, 2, 1000, "invocations of Worker at once");
    private static readonly Option<int> TablesConcurrency = Numbers.Whole("--tables-concurrency", s_usual.AccountSource.MaximumConcurrency, 2, 1000, "invocations of ScheduleTables at once");
    private static readonly Option<string> Order = new Option<string>("--order") { Description = "which message is received first: by tenants' turns, or by arrival", DefaultValueFactory = _ => "turns" }.AcceptOnlyFromAmong("turns", "arrival");
    private static readonly Option<string[]> Settings = new("--set") { Description = "a setting of the functions, NAME=VALUE; may be repeated" };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Option> All { get; } =
    [
        Named, Accounts, Tables, Keep, Runs, Seed, Retries, Throttles, LostCreates, Duplicates, Memory, WorkerBatch, WorkerWindow, WorkerConcurrency,
        TablesConcurrency, Order, Settings,
    ];

    public static void Validate(CommandResult command)
    {
        if (command.GetValue(Named) is { } name && NamedScenario.Find(name) is null)
            command.AddError($"--scenario: given '{name}', accepted are {string.Join(", ", NamedScenario.All.Select(scenario => scenario.Name))}");
        if (command.GetValue(WorkerBatch) > 10 && command.GetValue(WorkerWindow) < 1)
            command.AddError("--worker-batch: more than 10 messages, what one receive brings, ask for a --worker-window of 1 second at least");
        foreach (var setting in command.GetValue(Settings) ?? [])
            if (setting.IndexOf('=', StringComparison.Ordinal) < 1) command.AddError($"--set: given '{setting}', accepted is NAME=VALUE");
    }

    /// <summary>The scenarios that were asked for: one, or with none named the usual one, or all of them for the page of results.</summary>
    public static IReadOnlyList<SimulationPlan> Read(ParseResult parsed, bool areAll, bool isShort)
    {
        var named = parsed.GetValue(Named) is { } name ? [NamedScenario.Find(name)!] : areAll ? NamedScenario.All : [NamedScenario.All[0]];
        return [.. named.Select(scenario => new SimulationPlan(scenario, With(parsed, isShort ? scenario.InSmall : scenario.Scenario), Given(parsed, Runs, scenario.Runs)))];
    }

    private static Scenario With(ParseResult parsed, Scenario scenario)
    {
        var (accounts, tables) = (Given(parsed, Accounts, scenario.Accounts), Given(parsed, Tables, scenario.Tables));
        var areEqual = IsGiven(parsed, Accounts) || IsGiven(parsed, Tables);
        var changed = scenario with
        {
            Accounts = accounts,
            Tables = tables,
            TablesByAccount = areEqual ? null : scenario.TablesByAccount,
            Keep = Given(parsed, Keep, scenario.Keep),
            Seed = parsed.GetValue(Seed),
            Retries = parsed.GetValue(Retries),
            Faults = scenario.Faults with
            {
                ThrottleShare = Given(parsed, Throttles, scenario.Faults.ThrottleShare),
                LostCreateShare = Given(parsed, LostCreates, scenario.Faults.LostCreateShare),
            },
            Queues = scenario.Queues with
            {
                DuplicateShare = parsed.GetValue(Duplicates),
                Order = parsed.GetValue(Order) == "arrival" ? ReceiveOrder.Arrival : ReceiveOrder.Turns,
            },
            Variables = (parsed.GetValue(Settings) ?? []).Select(setting => setting.Split('=', 2))
                .Aggregate(new Dictionary<string, string>(scenario.Variables), (all, one) => new(all) { [one[0]] = one[1] }),
        };
        return WithFunctions(parsed, changed with { IsTraced = changed.AllTables <= MostTraced });
    }

    private static Scenario WithFunctions(ParseResult parsed, Scenario scenario) => scenario with
    {
        Lambda = IsGiven(parsed, Memory) ? scenario.Lambda.WithMemory(parsed.GetValue(Memory)) : scenario.Lambda,
        AccountSource = scenario.AccountSource with { MaximumConcurrency = parsed.GetValue(TablesConcurrency) },
        TableSource = scenario.TableSource with
        {
            BatchSize = parsed.GetValue(WorkerBatch),
            BatchingWindow = TimeSpan.FromSeconds(parsed.GetValue(WorkerWindow)),
            MaximumConcurrency = parsed.GetValue(WorkerConcurrency),
        },
    };

    private static T Given<T>(ParseResult parsed, Option<T> option, T otherwise) => IsGiven(parsed, option) ? parsed.GetValue(option)! : otherwise;

    private static bool IsGiven(ParseResult parsed, Option option) => parsed.GetResult(option) is { Implicit: false };
}

/// <summary>What one simulation is asked to do.</summary>
/// <param name="Named">The scenario that it began with.</param>
/// <param name="Scenario">What is simulated.</param>
/// <param name="Runs">Runs, one after the other.</param>
internal sealed record SimulationPlan(NamedScenario Named, Scenario Scenario, int Runs);
