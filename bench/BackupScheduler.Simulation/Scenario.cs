using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Work;
using BackupScheduler.InProcess.Invocations;
using BackupScheduler.InProcess.Queues;
using BackupScheduler.Simulation.Aws;
using BackupScheduler.Simulation.Lambda;

namespace BackupScheduler.Simulation;

/// <summary>What is simulated. The same scenario gives the same trace.</summary>
public sealed record Scenario
{
    /// <summary>Active accounts.</summary>
    public int Accounts { get; init; } = 1;

    /// <summary>Regions worked in.</summary>
    public IReadOnlyList<string> Regions { get; init; } = ["eu-west-1"];

    /// <summary>Tables of each account in each Region, where <see cref="TablesByAccount"/> does not say otherwise.</summary>
    public int Tables { get; init; } = 2500;

    /// <summary>Tables by account (its place; in each Region), where they have not all the same number; null where they have.</summary>
    public IReadOnlyList<int>? TablesByAccount { get; init; }

    /// <summary>Newest backups to keep of each table.</summary>
    public int Keep { get; init; } = 30;

    /// <summary>Runs before the first one whose backups lie there at the beginning; null for as many as are kept: the steady state.</summary>
    public int? History { get; init; }

    /// <summary>Everything that is drawn follows from it.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The first firing; the next ones follow as the schedule says.</summary>
    public RunId FirstRun { get; init; } = RunId.Parse("20261122T010000Z");

    /// <summary>Whether calls and deliveries are traced. It costs more than the rest where there are tens of millions of them.</summary>
    public bool IsTraced { get; init; } = true;

    /// <summary>Settings of the functions besides retention and Regions, as environment variables.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    /// <summary>AWS's rates.</summary>
    public ServiceRates Rates { get; init; } = new();

    /// <summary>What takes how long.</summary>
    public Latencies Latencies { get; init; } = new();

    /// <summary>How often a call that may be repeated is repeated within the call: the adapters' clients do so twice.</summary>
    public int Retries { get; init; } = 2;

    /// <summary>What goes wrong.</summary>
    public FaultPlan Faults { get; init; } = FaultPlan.None;

    /// <summary>The queues.</summary>
    public MemoryQueueOptions Queues { get; init; } = new()
    {
        VisibilityTimeouts = new Dictionary<WorkQueue, TimeSpan> { [WorkQueue.Tables] = TimeSpan.FromSeconds(725) },
    };

    /// <summary>How the functions are configured.</summary>
    public LambdaOptions Lambda { get; init; } = new();

    /// <summary>What things cost on a processor.</summary>
    public CpuCosts Costs { get; init; } = new();

    /// <summary>What feeds <c>ScheduleTables</c>. Lambda starts with 5 batches at once.</summary>
    public EventSourceOptions AccountSource { get; init; } =
        EventSourceOptions.Accounts with { InitialConcurrency = 5, MaximumConcurrency = 400 };

    /// <summary>What feeds <c>Worker</c>. Lambda starts with 5 batches at once.</summary>
    public EventSourceOptions TableSource { get; init; } =
        EventSourceOptions.Tables with
        {
            InitialConcurrency = 5,
            MaximumConcurrency = 20,
            Timeout = TimeSpan.FromSeconds(120),
            BatchSize = 100,
            BatchingWindow = TimeSpan.FromSeconds(1),
        };

    /// <summary>The tables of an account in each Region.</summary>
    /// <param name="account">Its place.</param>
    public int TablesOf(int account) => TablesByAccount?[account] ?? Tables;

    /// <summary>The tables of all accounts in all Regions.</summary>
    public long AllTables => Regions.Count * Enumerable.Range(0, Accounts).Sum(account => (long)TablesOf(account));
}
