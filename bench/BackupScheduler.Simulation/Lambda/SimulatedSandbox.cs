namespace BackupScheduler.Simulation.Lambda;

/// <summary>
/// One execution environment: its share of a processor, which works on one thing after the other, and whether Lambda has thrown it away.
/// </summary>
/// <param name="vcpus">Its share: Lambda gives one whole at 1,769 MB, and less in proportion.</param>
/// <param name="time">The clock.</param>
internal sealed class SimulatedSandbox(double vcpus, TimeProvider time)
{
    private DateTimeOffset _freeAt;
    private bool _isGone;

    /// <summary>A sandbox whose processor costs no time: where only calls matter.</summary>
    public static SimulatedSandbox Fast(TimeProvider time) => new(double.PositiveInfinity, time);

    /// <summary>Puts work behind what the processor has to do already; how long until it is done.</summary>
    /// <param name="cpu">What it takes on one whole processor.</param>
    public TimeSpan Work(TimeSpan cpu)
    {
        var now = time.GetUtcNow();
        _freeAt = (_freeAt > now ? _freeAt : now) + (cpu / vcpus);
        return _freeAt - now;
    }

    /// <summary>Nothing goes on in it from now on.</summary>
    public void Discard() => _isGone = true;

    /// <summary>Returns at once, or never.</summary>
    public Task AliveAsync() => _isGone ? new TaskCompletionSource().Task : Task.CompletedTask;
}
