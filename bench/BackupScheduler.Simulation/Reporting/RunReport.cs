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

    /// <summary>Invocations of the queue-fed functions.</summary>
    public required long Invocations { get; init; }

    /// <summary>Those that had to start a sandbox.</summary>
    public required long ColdStarts { get; init; }

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

    /// <summary>Lines of the trace, from the first run on.</summary>
    public required long TraceLines { get; init; }

    /// <summary>Their hash.</summary>
    public required string TraceHash { get; init; }

    /// <summary>DynamoDB calls, throttled ones and the SDK's retries included.</summary>
    public long DynamoDbCalls => Operations.OfDynamoDb.Sum(operation => Calls.GetValueOrDefault(operation).Calls);

    /// <summary>Those that were throttled.</summary>
    public long Throttled => Operations.OfDynamoDb.Sum(operation => Calls.GetValueOrDefault(operation).Throttled);

    /// <summary>The share of DynamoDB calls that were throttled.</summary>
    public double ThrottledShare => DynamoDbCalls == 0 ? 0 : (double)Throttled / DynamoDbCalls;

    /// <summary>DynamoDB calls a table.</summary>
    public double CallsPerTable => Tables == 0 ? 0 : (double)DynamoDbCalls / Tables;

    internal static RunReport Of(RunFacts facts, IEnumerable<SimulatedRegion> regions)
    {
        var tables = regions.SelectMany(region => region.Tables.Select(table => TableCount.Of(region, table, facts))).ToList();
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
            Invocations = figures.Invocations,
            ColdStarts = figures.ColdStarts,
            MostHops = figures.MostHops,
            BackedUpOnce = tables.Count(table => table.OfRun == 1),
            NotBackedUp = tables.Count(table => table.OfRun == 0),
            Duplicates = tables.Sum(table => Math.Max(0, table.OfRun - 1)),
            OffRetention = tables.Count(table => table.All != facts.ExpectedBackups),
            Backups = tables.Sum(table => table.All),
            TraceLines = facts.Trace.Lines,
            TraceHash = facts.Trace.Hash,
        };
    }

    /// <summary>A table's AVAILABLE backups: all, and those of this run.</summary>
    private readonly record struct TableCount(int All, int OfRun)
    {
        public static TableCount Of(SimulatedRegion region, TableName table, RunFacts facts)
        {
            var available = region.BackupsOf(table)!.All.Where(held => held.IsReadyAt(facts.EndedAt)).ToList();
            return new TableCount(available.Count, available.Count(held => BackupNaming.Default.RunOf(held.Backup) == facts.Run));
        }
    }
}
