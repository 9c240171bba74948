using System.Text.Json;
using Amazon.Lambda.CloudWatchEvents;
using BackupScheduler.Core.Metrics;
using BackupScheduler.Core.Runs;
using BackupScheduler.Functions.Accounts;
using BackupScheduler.Functions.Batches;
using BackupScheduler.Functions.Settings;
using BackupScheduler.Functions.Tables;
using BackupScheduler.Functions.Worker;
using BackupScheduler.InProcess;
using BackupScheduler.InProcess.Invocations;
using BackupScheduler.Lambda.Observation;
using BackupScheduler.Simulation.Aws;
using BackupScheduler.Simulation.Reporting;
using Microsoft.Extensions.Logging;

namespace BackupScheduler.Simulation.Lambda;

/// <summary>The three functions of a run in their sandboxes, and what feeds them.</summary>
internal sealed class SimulatedFunctions
{
    // What EventSources gives up on by itself: the sandbox has ended long before.
    private static readonly TimeSpan NeverMind = TimeSpan.FromDays(1);

    private readonly InProcessSettings _settings;
    private readonly SimulatedPorts _ports;
    private readonly SimulatedAws _aws;
    private readonly AccountConcurrency _concurrency;
    private readonly EventSources _sources;
    private readonly SimulatedFunction<Firing> _scheduleAccounts;
    private readonly List<FedFunction> _fed = [];

    public SimulatedFunctions(InProcessSettings settings, SimulatedPorts ports, SimulatedAws aws)
    {
        (_settings, _ports, _aws) = (settings, ports, aws);
        var scenario = aws.Scenario;
        _concurrency = new AccountConcurrency(scenario.Lambda.AccountConcurrency, aws.Time);
        _sources = new EventSources(ports.Queues, aws.Time, ports.Log ?? Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance);
        _scheduleAccounts = New(FunctionName.ScheduleAccounts, scenario.Lambda.ScheduleAccountsTimeout, NewScheduleAccounts);
        Feed(scenario.AccountSource, (sandbox, observed) => new ScheduleTablesHandler(_settings.ScheduleTables, PortsOf(sandbox, observed)).HandleAsync);
        Feed(scenario.TableSource, (sandbox, observed) => new WorkerHandler(_settings.Worker, PortsOf(sandbox, observed)).HandleAsync);
    }

    private delegate Task<bool> Firing(RunId run, Amazon.Lambda.Core.ILambdaContext context);

    /// <summary>Invocations in work.</summary>
    public int Running => _concurrency.Running;

    /// <summary>Fires the schedule and lets everything that follows from it happen.</summary>
    public Task RunAsync(RunId run) => Polling.DrainAsync(
        _sources, _ports.Queues, _scheduleAccounts.InvokeAsync("firing", 0, (fire, context) => fire(run, context)));

    /// <summary>What the run used.</summary>
    /// <param name="lasted">How long it lasted.</param>
    /// <param name="receives">Receives that brought messages.</param>
    public RunUse Use(TimeSpan lasted, long receives)
    {
        // Each queue has five pollers at least, which wait 20 s for a message; assumed to be idle all the time: a little too many.
        const int Pollers = 5, SecondsOfPoll = 20;
        var idle = _fed.Count * Pollers * (long)Math.Ceiling(lasted.TotalSeconds / SecondsOfPoll);
        var calls = _aws.Figures.Calls.Where(call => call.Key is >= Operation.SendMessageBatch and <= Operation.ChangeMessageVisibility).Sum(call => call.Value.Calls);
        return new RunUse([_scheduleAccounts.Meter.Use(), .. _fed.Select(function => function.Meter.Use())], calls + receives + idle + _fed.Sum(function => function.Deletes));
    }

    private void Feed(EventSourceOptions source, Func<SimulatedSandbox, Observed, BatchFunction> newHandler)
    {
        SimulatedFunction<BatchFunction> function = null!;
        function = New(source.Function, source.Timeout, NewSandbox);
        var fed = new FedFunction(source, function, _aws);
        _fed.Add(fed);
        _sources.Add(source with { Timeout = NeverMind }, fed.InvokeAsync);

        BatchFunction NewSandbox(SimulatedSandbox sandbox, Observed observed)
        {
            var handler = newHandler(sandbox, observed);
            return async (batch, context) =>
            {
                var answer = await handler(batch, context);
                observed.Embedded.Flush();
                return answer;
            };
        }
    }

    private Firing NewScheduleAccounts(SimulatedSandbox sandbox, Observed observed)
    {
        var wire = new SimulatedWire(_aws, sandbox);
        var handler = new ScheduleAccountsHandler(
            _settings.ScheduleAccounts,
            new SimulatedOrganization(_ports.Accounts, wire),
            new SimulatedQueues(_ports.Queues, wire, _aws.Time),
            observed.Metrics,
            _aws.Time,
            observed.Log);
        return async (run, context) =>
        {
            await handler.HandleAsync(new CloudWatchEvent<JsonElement> { Time = run.Time.UtcDateTime }, context);
            observed.Embedded.Flush();
            return true;
        };
    }

    private SimulatedFunction<THandler> New<THandler>(FunctionName name, TimeSpan timeout, Func<SimulatedSandbox, Observed, THandler> newHandler)
    {
        var memory = _aws.Scenario.Lambda.MemoryOf(name);
        SimulatedFunction<THandler> function = null!;
        function = new SimulatedFunction<THandler>(
            new FunctionOptions(name, memory, LambdaOptions.ProcessorsOf(memory), timeout),
            sandbox => newHandler(sandbox, Observe(name, function.Meter.Log)),
            _concurrency,
            _aws);
        return function;
    }

    // Lines are put together as the functions write them; their length is all that is kept.
    private Observed Observe(FunctionName name, TextWriter output)
    {
        var embedded = new EmbeddedMetrics(name, output, _aws.Time);
        return new Observed(_ports.Log ?? new JsonLineLogger($"{name}", output, _aws.Time), embedded, new SandboxMetrics(_aws.Figures, embedded));
    }

    // Each sandbox is a process: it holds sessions and clients of its own.
    private HandlerPorts PortsOf(SimulatedSandbox sandbox, Observed observed)
    {
        var wire = new SimulatedWire(_aws, sandbox);
        return new HandlerPorts(
            new SimulatedQueues(_ports.Queues, wire, _aws.Time),
            new SimulatedStores(_ports.Regions, wire, _aws.Scenario, _aws.Time),
            new SimulatedTags(),
            observed.Metrics,
            _ports.Jitter,
            _aws.Time,
            observed.Log);
    }

    private sealed record Observed(ILogger Log, EmbeddedMetrics Embedded, IMetrics Metrics);
}
