using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Metrics;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Tables;
using BackupScheduler.Simulation.Aws;
using BackupScheduler.Simulation.Tracing;

namespace BackupScheduler.Simulation.Reporting;

/// <summary>What one simulated run came to. Times count from the firing.</summary>
public sealed record RunReport
{
    /// <summary>The run.</summary>
    public required RunId Run { get; init; }

    /// <summary>Tables in the organization.</summary>
    public required int Tables { get; init; }

    /// <summary>When nothing was left to do.</summary>
    public required TimeSpan Ended { get; init; }

    /// <summary>When the last CreateBackup took effect; null for none.</summary>
    public required TimeSpan? LastCreate { get; init; }

    /// <summary>When the first review was delivered.</summary>
    public required TimeSpan? ReviewBegan { get; init; }

    /// <summary>When the last DeleteBackup took effect; null for none.</summary>
    public required TimeSpan? LastPrune { get; init; }

    /// <summary>Calls by operation.</summary>
    public required IReadOnlyDictionary<Operation, CallCount> Calls { get; init; }

    /// <summary>Items sent, by kind.</summary>
    public required IReadOnlyDictionary<string, long> Sent { get; init; }

    /// <summary>What the functions counted.</summary>
    public required IReadOnlyDictionary<Metric, long> Metrics { get; init; }

    /// <summary>Dead letters, by error code.</summary>
    public required IReadOnlyDictionary<string, int> Letters { get; init; }

    /// <summary>Messages delivered to functions.</summary>
    public required long Deliveries { get; init; }

    /// <summary>Those delivered for a second or later time.</summary>
    public required long Repeated { get; init; }

    /// <summary>Invocations.</summary>
    public long Invocations => Use.Functions.Sum(function => function.Invocations);

    /// <summary>Those that had to start a sandbox.</summary>
    public long ColdStarts => Use.Functions.Sum(function => function.ColdStarts);

    /// <summary>The longest chain of items on one queue.</summary>
    public required int MostHops { get; init; }

    /// <summary>Tables with exactly one AVAILABLE backup of the run.</summary>
    public required int BackedUpOnce { get; init; }

    /// <summary>Tables without one.</summary>
    public required int NotBackedUp { get; init; }

    /// <summary>Backups of the run beyond one a table.</summary>
    public required int Duplicates { get; init; }

    /// <summary>Tables that hold more or fewer AVAILABLE backups than retention keeps.</summary>
    public required int OffRetention { get; init; }

    /// <summary>All backups that are left.</summary>
    public required int Backups { get; init; }

    /// <summary>How far the run was when.</summary>
    public required IReadOnlyList<ProgressSample> Progress { get; init; }

    /// <summary>What it used.</summary>
    public required RunUse Use { get; init; }

    /// <summary>How each account fared in each Region, in the order of accounts.</summary>
    public required IReadOnlyList<ScopeTimes> Scopes { get; init; }

    /// <summary>Lines of the trace, from the first run on.</summary>
    public required long TraceLines { get; init; }

    /// <summary>Their hash; empty without a trace.</summary>
    public required string TraceHash { get; init; }

    /// <summary>DynamoDB calls, throttled ones and the SDK's retries included.</summary>
    public long DynamoDbCalls => Operations.OfDynamoDb.Sum(operation => Calls.GetValueOrDefault(operation).Calls);

    /// <summary>Those that were throttled.</summary>
    public long Throttled => Operations.OfDynamoDb.Sum(operation => Calls.GetValueOrDefault(operation).Throttled);

    /// <summary>AssumeRole calls: one for each sandbox, account and hour, all against the calling account's rate.</summary>
    public CallCount Sessions => Calls.GetValueOrDefault(Operation.AssumeRole);

    /// <summary>The share of DynamoDB calls that were throttled.</summary>
    public double ThrottledShare => DynamoDbCalls == 0 ? 0 : (double)Throttled / DynamoDbCalls;

    /// <summary>DynamoDB calls a table.</summary>
    public double CallsPerTable => Tables == 0 ? 0 : (double)DynamoDbCalls / Tables;

    internal static RunReport Of(RunFacts facts, IReadOnlyCollection<SimulatedRegion> regions)
    {
        var name = BackupNaming.Default.NameFor(facts.Run);
        var tables = regions.SelectMany(region => region.Tally(name, facts.EndedAt)).ToList();
        var figures = facts.Figures;
        TimeSpan? After(DateTimeOffset? at) => at - facts.Run.Time;
        return new RunReport
        {
            Run = facts.Run,
            Tables = tables.Count,
            Ended = facts.EndedAt - facts.Run.Time,
            LastCreate = After(figures.Calls.GetValueOrDefault(Operation.CreateBackup).Last),
            ReviewBegan = After(figures.ReviewBeganAt),
            LastPrune = After(figures.Calls.GetValueOrDefault(Operation.DeleteBackup).Last),
            Calls = figures.Calls,
            Sent = figures.Sent,
            Metrics = figures.Metrics,
            Letters = facts.Letters.CountBy(letter => letter.ErrorCode).OrderBy(pair => pair.Key, StringComparer.Ordinal).ToDictionary(),
            Deliveries = figures.Deliveries,
            Repeated = figures.Repeated,
            MostHops = figures.MostHops,
            BackedUpOnce = tables.Count(table => table.Named == 1),
            NotBackedUp = tables.Count(table => table.Named == 0),
            Duplicates = tables.Sum(table => Math.Max(0, table.Named - 1)),
            OffRetention = tables.Count(table => table.All != facts.ExpectedBackups),
            Backups = tables.Sum(table => table.All),
            Progress = facts.Progress,
            Use = facts.Use,
            Scopes = [.. regions.Select(region => ScopeTimes.Of(region, figures))],
            TraceLines = facts.Trace.Lines,
            TraceHash = facts.Trace.IsOn ? facts.Trace.Hash : "",
        };
    }
}
