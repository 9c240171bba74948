using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Work;

namespace BackupScheduler.Core.Events;

/// <summary>
/// The reports of ended reviews, which wait until their run is closed. They are sent like other items, to
/// <see cref="WorkQueue.Reports"/>. Calls fail with <see cref="ServiceFailureException"/>.
/// </summary>
public interface IRunReports
{
    /// <summary>Takes hold of every report that nobody else holds, a few at a time; ends when the queue gives none any more.</summary>
    /// <param name="hold">How long nobody else can; what is neither deleted nor released comes back by itself then.</param>
    /// <param name="cancellation">Ends every call.</param>
    IAsyncEnumerable<IReadOnlyList<HeldReport>> HoldAsync(TimeSpan hold, CancellationToken cancellation);

    /// <summary>How many there are, held by anybody or not; approximate, as the queue knows it.</summary>
    Task<long> CountAsync(CancellationToken cancellation);

    /// <summary>Lets others take hold of these at once.</summary>
    Task ReleaseAsync(IReadOnlyList<HeldReport> reports, CancellationToken cancellation);

    /// <summary>Deletes these.</summary>
    Task DeleteAsync(IReadOnlyList<HeldReport> reports, CancellationToken cancellation);
}

/// <summary>A report that is held.</summary>
/// <param name="MessageId">Its message.</param>
/// <param name="ReceiptHandle">What the queue wants to see.</param>
/// <param name="Item">The report, or the note that its run is closed; null where the body cannot be read.</param>
public sealed record HeldReport(string MessageId, string ReceiptHandle, WorkItem? Item);
