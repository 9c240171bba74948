namespace BackupScheduler.InProcess.Queues;

/// <summary>What lies in a queue.</summary>
/// <param name="Waiting">Can be received now.</param>
/// <param name="Delayed">Comes into sight later: sent with a delay.</param>
/// <param name="InFlight">Received, and neither acknowledged nor back in sight.</param>
public readonly record struct QueueCounts(int Waiting, int Delayed, int InFlight)
{
    /// <summary>All messages.</summary>
    public int Total => Waiting + Delayed + InFlight;
}
