namespace BackupScheduler.Bench.Throughput;

/// <summary>What it took to back up and prune every table once.</summary>
/// <param name="Tables">How many.</param>
/// <param name="Seconds">From the first call to the last.</param>
/// <param name="CpuSeconds">Processor time of the processes that did it, without their start.</param>
/// <param name="PeakBytes">Memory of the largest of them at its peak.</param>
/// <param name="Calls">Calls by operation.</param>
/// <param name="Connections">TCP connections that were opened.</param>
internal sealed record Trial(int Tables, double Seconds, double CpuSeconds, long PeakBytes, IReadOnlyDictionary<string, int> Calls, int Connections)
{
    /// <summary>Processor time for one table.</summary>
    public double CpuMillisecondsATable => CpuSeconds * 1000 / Tables;

    public double TablesASecond => Tables / Seconds;

    /// <summary>Of DynamoDB, SQS and STS.</summary>
    public double CallsATable => (double)Calls.Values.Sum() / Tables;
}
