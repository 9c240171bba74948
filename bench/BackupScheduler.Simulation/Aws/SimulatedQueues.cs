using BackupScheduler.Core.Work;
using BackupScheduler.InProcess.Queues;

namespace BackupScheduler.Simulation.Aws;

/// <summary>The way to the queues: ten messages a call, five calls at once, as the adapter sends them.</summary>
internal sealed class SimulatedQueues(MemoryQueues queues, SimulatedWire wire, TimeProvider time) : IWorkQueues
{
    private const int BatchSize = 10;
    private const int AtOnce = 5;
    private static readonly string[] QueueNames = Enum.GetNames<WorkQueue>();

    public async Task SendAsync(WorkQueue queue, IReadOnlyList<OutgoingItem> items, CancellationToken cancellation)
    {
        foreach (var round in items.Chunk(BatchSize * AtOnce))
            await Task.WhenAll(round.Chunk(BatchSize).Select(batch => SendBatchAsync(queue, batch, cancellation)));
    }

    public Task SendDeadLetterAsync(DeadLetter letter, CancellationToken cancellation) => wire.RetryAsync(
        Operation.SendMessage, null, letter.ErrorCode, () => queues.SendDeadLetterAsync(letter, CancellationToken.None), cancellation);

    public Task PutBackAsync(ReceivedMessage message, TimeSpan after, CancellationToken cancellation) => wire.RetryAsync(
        Operation.ChangeMessageVisibility,
        null,
        new CallSubject(message.MessageId, Place: (int)after.TotalSeconds),
        () => queues.PutBackAsync(message, after, CancellationToken.None),
        cancellation);

    private Task<Task> SendBatchAsync(WorkQueue queue, OutgoingItem[] batch, CancellationToken cancellation) => wire.RetryAsync(
        Operation.SendMessageBatch, null, new CallSubject(QueueNames[(int)queue], Place: batch.Length), () => Send(queue, batch), cancellation);

    private Task Send(WorkQueue queue, OutgoingItem[] batch)
    {
        foreach (var outgoing in batch) wire.Figures.CountSent(outgoing.Item, time.GetUtcNow());
        return queues.SendAsync(queue, batch, CancellationToken.None);
    }
}
