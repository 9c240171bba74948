using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Tables;
using BackupScheduler.Simulation.Lambda;
using BackupScheduler.Simulation.Tracing;

namespace BackupScheduler.Simulation.Aws;

/// <summary>
/// The way from one sandbox to AWS and back: its processor's turn, half the latency, then the service's rate and whatever goes
/// wrong, then the effect, then the other half and the processor again.
/// </summary>
internal sealed class SimulatedWire(SimulatedAws aws, SimulatedSandbox sandbox)
{
    // Between the request and the answer as the SDK works on them: half each.
    private const int Sides = 2;
    private readonly Scenario _scenario = aws.Scenario;

    public RunFigures Figures => aws.Figures;

    public TimeSpan Draw(Latency latency) => aws.Draw(latency);

    /// <summary>One attempt of a call.</summary>
    public async Task<T> CallAsync<T>(
        Operation operation, TableScope? scope, CallSubject subject, Func<T> effect, CancellationToken cancellation)
    {
        await sandbox.AliveAsync();
        var half = Draw(_scenario.Latencies.Of(operation)) / 2;
        var cost = _scenario.Costs.Of(operation) / Sides;
        await Task.Delay(sandbox.Work(cost) + half, aws.Time, cancellation);
        var fate = aws.Judge(operation, scope, subject);
        // What is on its way takes effect even if the sandbox is gone by now. The effect may refuse: a refused call is a call.
        var answer = fate is CallFate.Served or CallFate.Lost ? effect() : default;
        await Task.Delay(fate == CallFate.Lost ? _scenario.Faults.CallTimeout : half + sandbox.Work(cost), aws.Time, cancellation);
        await sandbox.AliveAsync();
        return fate switch
        {
            CallFate.Served => answer!,
            CallFate.Throttled => throw new ServiceFailureException(FailureKind.Throttled, "ThrottlingException", "Rate exceeded"),
            CallFate.Failed => throw new ServiceFailureException(FailureKind.Transient, "InternalServerError", "the service failed"),
            _ => throw new ServiceFailureException(FailureKind.Transient, "Timeout", "no answer within the time for one call"),
        };
    }

    /// <summary>A call as the adapters' SDK clients make it: repeated after 0 to 1, then 0 to 2 s at random, and so on (its standard mode).</summary>
    public async Task<T> RetryAsync<T>(
        Operation operation, TableScope? scope, CallSubject subject, Func<T> effect, CancellationToken cancellation)
    {
        for (var retry = 0; ; retry++)
        {
            try
            {
                return await CallAsync(operation, scope, subject, effect, cancellation);
            }
            catch (ServiceFailureException e) when (retry < _scenario.Retries && e.Kind is (FailureKind.Throttled or FailureKind.Transient))
            {
                await Task.Delay(TimeSpan.FromSeconds(aws.DrawBackoff() * (1 << retry)), aws.Time, cancellation);
            }
        }
    }
}
