namespace BackupScheduler.InProcess.Queues;

/// <summary>The messages of a queue that can be received, and which of them is next.</summary>
internal interface IReceiveOrder
{
    /// <summary>How many there are.</summary>
    int Count { get; }

    /// <summary>When the message came into sight that waits longest.</summary>
    DateTimeOffset? Oldest { get; }

    /// <summary>A message comes into sight.</summary>
    void Add(MemoryMessage message);

    /// <summary>Takes the next one; null if there is none.</summary>
    MemoryMessage? Take();

    /// <summary>A tenant has one message more, or fewer, in flight.</summary>
    void NoteInFlight(string tenant, int change);
}
