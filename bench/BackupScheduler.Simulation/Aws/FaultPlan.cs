namespace BackupScheduler.Simulation.Aws;

/// <summary>What goes wrong, seeded. Duplicate deliveries are the queues' own (<c>MemoryQueueOptions.DuplicateShare</c>).</summary>
public sealed record FaultPlan
{
    /// <summary>Nothing goes wrong but what AWS's rates refuse.</summary>
    public static FaultPlan None { get; } = new();

    /// <summary>The share of calls, 0 to 1, that are throttled whatever the rate.</summary>
    public double ThrottleShare { get; init; }

    /// <summary>
    /// The share of calls that fail on AWS's side: half are answered with an error and do nothing, half take effect and are
    /// not answered.
    /// </summary>
    public double ErrorShare { get; init; }

    /// <summary>Whether that befalls the calls of SQS and STS too, not DynamoDB's alone.</summary>
    public bool IsEverywhere { get; init; }

    /// <summary>The share of CreateBackup calls whose backup is made and whose answer is lost.</summary>
    public double LostCreateShare { get; init; }

    /// <summary>How long a caller waits for an answer that was lost.</summary>
    public TimeSpan CallTimeout { get; init; } = TimeSpan.FromSeconds(10);

    internal bool Befalls(Operation operation) => Operations.IsOfDynamoDb(operation) || (IsEverywhere && Operations.IsOfQueuesOrSessions(operation));
}
