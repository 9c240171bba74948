using BackupScheduler.Core.Events;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Work;

namespace BackupScheduler.Functions.Batches;

/// <summary>Told when an item will not be tried again, before it is settled. Does not fail: one who is not told must not keep a letter back.</summary>
public interface IFailureTelling
{
    /// <summary>Tells, where the item is one whose end somebody waits for.</summary>
    /// <param name="item">The item; null where the body could not be read.</param>
    /// <param name="end">How it ends.</param>
    /// <param name="failure">Why.</param>
    /// <param name="cause">The message.</param>
    /// <param name="cancellation">Ends the call.</param>
    Task TellFailureAsync(WorkItem? item, ReviewEnd end, ServiceFailureException failure, ReceivedMessage cause, CancellationToken cancellation);
}
