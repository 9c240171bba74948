using BackupScheduler.Core.Failures;

namespace BackupScheduler.Core.Events;

/// <summary>
/// Tells others how reviews and runs ended. Returns only when the event has been taken; calls fail with
/// <see cref="ServiceFailureException"/>. An event may be told twice, with the same id.
/// </summary>
public interface IRunEvents
{
    /// <summary>Tells how a run ended in one account and Region.</summary>
    Task PublishAsync(ReviewEvent review, CancellationToken cancellation);

    /// <summary>Tells how a run ended.</summary>
    Task PublishAsync(RunEvent run, CancellationToken cancellation);
}
