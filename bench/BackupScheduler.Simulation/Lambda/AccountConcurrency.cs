namespace BackupScheduler.Simulation.Lambda;

/// <summary>
/// The account's quota of invocations in work at once. Whoever finds it used up asks again each second; real pollers do so less and
/// less often.
/// </summary>
internal sealed class AccountConcurrency(int most, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public int Running { get; private set; }

    public async Task EnterAsync()
    {
        while (Running >= most) await Task.Delay(Pause, time);
        Running++;
    }

    public void Leave() => Running--;
}
