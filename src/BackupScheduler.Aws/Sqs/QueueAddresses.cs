using BackupScheduler.Core.Work;

namespace BackupScheduler.Aws.Sqs;

/// <summary>The queues' URLs. A function is given only those that it uses; a null one must not be asked for.</summary>
/// <param name="Accounts">The account queue.</param>
/// <param name="Tables">The table queue.</param>
/// <param name="Enforcement">The enforcement queue.</param>
/// <param name="DeadLetters">The one dead-letter queue.</param>
public sealed record QueueAddresses(string? Accounts, string? Tables, string? Enforcement, string? DeadLetters)
{
    /// <summary>Where reports wait; null where no run is closed.</summary>
    public string? Reports { get; init; }

    /// <summary>The URL of a queue.</summary>
    /// <exception cref="InvalidOperationException">The function was not given this queue.</exception>
    public string Of(WorkQueue queue) => queue switch
    {
        WorkQueue.Accounts => Accounts,
        WorkQueue.Tables => Tables,
        WorkQueue.Enforcement => Enforcement,
        WorkQueue.Reports => Reports,
        _ => null,
    } ?? throw new InvalidOperationException($"no URL is configured for the {queue} queue");
}
