using BackupScheduler.Core.Failures;

namespace BackupScheduler.Cli;

/// <summary>Tries again what failed in passing: here no queue brings it back.</summary>
/// <param name="jitter">Spreads the tries, so that many accounts that were throttled together do not return together.</param>
/// <param name="time">The clock that is waited on.</param>
internal sealed class Patience(IJitter jitter, TimeProvider time)
{
    private const int MostTries = 5;
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);

    public TimeProvider Time => time;

    /// <summary>The call's answer; its fifth passing failure, or its first other one, is thrown.</summary>
    public async Task<T> TryAsync<T>(Func<Task<T>> call, CancellationToken cancellation)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await call();
            }
            catch (ServiceFailureException e) when (tries < MostTries && e.Kind is (FailureKind.Throttled or FailureKind.Transient))
            {
                await Task.Delay(FirstWait * Math.Pow(2, tries - 1) * (0.5 + (jitter.Next() / 2)), time, cancellation);
            }
        }
    }
}
