namespace BackupScheduler.Core.Replay;

/// <summary>The table that is written to.</summary>
public interface IItemSink
{
    /// <summary>The most writes in one call (DynamoDB API, BatchWriteItem).</summary>
    const int MostWrites = 25;

    /// <summary>
    /// Writes a batch, without repeating anything inside. Anything but the stated outcome fails with
    /// <see cref="Failures.ServiceFailureException"/>; part of the batch may have been written then.
    /// </summary>
    /// <param name="batch">1 to <see cref="MostWrites"/> writes with distinct keys, below 16 MB.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>What the service left unprocessed: to be sent again.</returns>
    Task<IReadOnlyList<ItemWrite>> WriteAsync(IReadOnlyList<ItemWrite> batch, CancellationToken cancellation);
}
