namespace BackupScheduler.InProcess.Queues;

/// <summary>Which of the waiting messages is received first. SQS promises neither.</summary>
public enum ReceiveOrder
{
    /// <summary>Tenant by tenant in turn, and of one tenant in the order in which they came into sight.</summary>
    Turns,

    /// <summary>
    /// In the order in which they came into sight; but a tenant that holds more than a tenth of the messages in flight comes behind
    /// the others, as in SQS's fair queues.
    /// </summary>
    Arrival,
}
