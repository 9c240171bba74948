using Amazon.Lambda.Core;
using BackupScheduler.Functions.Settings;
using BackupScheduler.InProcess.Invocations;
using BackupScheduler.Simulation.Aws;

namespace BackupScheduler.Simulation.Lambda;

/// <summary>
/// A function as Lambda runs it: each sandbox has a handler of its own, works on one event at a time, and is there for the next;
/// where none is free a new one starts, which takes its time. At the timeout the sandbox is thrown away as it stands.
/// </summary>
/// <param name="options">How it is configured.</param>
/// <param name="newHandler">Makes what a sandbox runs.</param>
/// <param name="concurrency">The account's quota.</param>
/// <param name="aws">Draws how long starts take.</param>
internal sealed class SimulatedFunction<THandler>(
    FunctionOptions options, Func<SimulatedSandbox, THandler> newHandler, AccountConcurrency concurrency, SimulatedAws aws)
{
    // The one that was used last is taken first: an assumption.
    private readonly Stack<(SimulatedSandbox Sandbox, THandler Handler)> _free = [];

    public FunctionMeter Meter { get; } = new(options.Name, options.Memory);

    /// <summary>Runs an invocation.</summary>
    /// <param name="requestId">Names it.</param>
    /// <param name="messages">How many messages its event holds.</param>
    /// <param name="call">Calls the handler.</param>
    /// <exception cref="TimeoutException">Lambda ended it.</exception>
    public async Task<T> InvokeAsync<T>(string requestId, int messages, Func<THandler, ILambdaContext, Task<T>> call)
    {
        await concurrency.EnterAsync();
        var isCold = _free.Count == 0;
        Meter.Begin(isCold);
        var begun = aws.Time.GetUtcNow();
        var (sandbox, handler) = isCold ? await StartAsync() : _free.Pop();
        // Starting does not count against the timeout, but it is billed.
        var context = new InProcessContext($"{options.Name}", requestId, options.Timeout, aws.Time);
        sandbox.Work(aws.Scenario.Costs.Invocation + (aws.Scenario.Costs.Message * messages));
        try
        {
            var answer = await ToTheEndAsync(sandbox, call(handler, context)).WaitAsync(options.Timeout, aws.Time);
            _free.Push((sandbox, handler));
            return answer;
        }
        catch (TimeoutException)
        {
            sandbox.Discard();
            Meter.CountTimeout();
            throw;
        }
        finally
        {
            Meter.End(aws.Time.GetUtcNow() - begun);
            concurrency.Leave();
        }
    }

    private async Task<(SimulatedSandbox Sandbox, THandler Handler)> StartAsync()
    {
        await Task.Delay(aws.Draw(aws.Scenario.Latencies.ColdStart), aws.Time);
        var sandbox = new SimulatedSandbox(options.Processors, aws.Time);
        return (sandbox, newHandler(sandbox));
    }

    // The answer is sent when the processor has done all that the messages asked of it.
    private async Task<T> ToTheEndAsync<T>(SimulatedSandbox sandbox, Task<T> handling)
    {
        var answer = await handling;
        var left = sandbox.Work(TimeSpan.Zero);
        if (left > TimeSpan.Zero) await Task.Delay(left, aws.Time);
        return answer;
    }
}

/// <summary>How a simulated function is configured.</summary>
/// <param name="Name">The function.</param>
/// <param name="Memory">Its memory, in MB.</param>
/// <param name="Processors">The share of a processor that this brings.</param>
/// <param name="Timeout">Its timeout.</param>
internal sealed record FunctionOptions(FunctionName Name, int Memory, double Processors, TimeSpan Timeout);
