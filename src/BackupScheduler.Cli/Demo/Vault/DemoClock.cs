namespace BackupScheduler.Cli.Demo.Vault;

/// <summary>The demo's clock: the real one, which can be put ahead. DynamoDB exports no window of less than a quarter of an hour, and nobody waits for that.</summary>
internal sealed class DemoClock : TimeProvider
{
    private long _ahead;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(Interlocked.Read(ref _ahead));

    /// <summary>Puts it ahead; waits take as long as they do.</summary>
    public void Jump(TimeSpan by) => Interlocked.Add(ref _ahead, by.Ticks);
}
