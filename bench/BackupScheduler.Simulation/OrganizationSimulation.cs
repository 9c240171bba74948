using System.Globalization;
using System.Text.Json;
using Amazon.Lambda.CloudWatchEvents;
using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Tables;
using BackupScheduler.Functions.Accounts;
using BackupScheduler.Functions.Batches;
using BackupScheduler.Functions.Settings;
using BackupScheduler.Functions.Tables;
using BackupScheduler.Functions.Worker;
using BackupScheduler.InProcess;
using BackupScheduler.InProcess.Invocations;
using BackupScheduler.InProcess.Queues;
using BackupScheduler.Simulation.Aws;
using BackupScheduler.Simulation.Lambda;
using BackupScheduler.Simulation.Reporting;
using BackupScheduler.Simulation.Time;
using BackupScheduler.Simulation.Tracing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace BackupScheduler.Simulation;

/// <summary>The real handlers in a simulated organization. Run after run goes on with what the last one left.</summary>
public sealed class OrganizationSimulation : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromDays(1);

    private readonly Scenario _scenario;
    private readonly InProcessSettings _settings;
    private readonly VirtualTime _time;
    private readonly Trace _trace;
    private readonly ILogger _log;
    private readonly SimulatedWire _wire;
    private readonly SimulatedJitter _jitter;
    private readonly MemoryQueues _queues;
    private readonly Dictionary<TableScope, SimulatedRegion> _regions;
    private RunId _next;

    /// <summary>Makes the organization; nothing runs yet.</summary>
    /// <param name="scenario">What is simulated.</param>
    /// <param name="follow">Told each line of the trace; null for nobody.</param>
    /// <param name="log">The functions' log; null for none.</param>
    /// <exception cref="ArgumentException">The functions refuse the scenario's settings.</exception>
    public OrganizationSimulation(Scenario scenario, Action<string>? follow = null, ILogger? log = null)
    {
        _scenario = scenario;
        _settings = ReadSettings(scenario);
        _log = log ?? NullLogger.Instance;
        _next = scenario.FirstRun;
        _time = new VirtualTime(scenario.FirstRun.Time);
        _trace = new Trace(_time, follow);
        _wire = new SimulatedWire(scenario, _time, _trace);
        _jitter = new SimulatedJitter(scenario.Seed + 3);
        _queues = new MemoryQueues(_time, scenario.Queues with { Seed = scenario.Seed + 4 });
        _regions = SimulatedWorld.Seed(scenario);
    }

    /// <summary>Fires the schedule and lets everything that follows from it happen.</summary>
    public RunReport Run()
    {
        var run = _next;
        var letters = _queues.LetterCount;
        _next = RunId.At(run.Time + Interval);
        _time.JumpTo(run.Time > _time.GetUtcNow() ? run.Time : _time.GetUtcNow());
        _wire.Figures = new RunFigures();
        foreach (var region in _regions.Values) region.Compact();
        _time.Run(() => RunAsync(run));
        return RunReport.Of(
            new RunFacts(_scenario, run, _time.GetUtcNow(), _wire.Figures, [.. _queues.Letters.Skip(letters)], _trace), _regions.Values);
    }

    /// <summary>The backups of a table that are there now.</summary>
    public IReadOnlyList<Backup> BackupsOf(TableScope scope, TableName table) =>
        [.. (_regions[scope].BackupsOf(table)?.All ?? []).Select(held => held.SeenAt(_time.GetUtcNow()))];

    /// <inheritdoc/>
    public void Dispose() => _trace.Dispose();

    private async Task RunAsync(RunId run)
    {
        await Task.Delay(_wire.Draw(_scenario.Latencies.ColdStart), _time);
        var handler = new ScheduleAccountsHandler(
            _settings.ScheduleAccounts, new SimulatedOrganization(SimulatedWorld.Accounts(_scenario), _wire), new SimulatedQueues(_queues, _wire), _wire.Figures, _time, _log);
        await handler.HandleAsync(
            new CloudWatchEvent<JsonElement> { Time = run.Time.UtcDateTime },
            new InProcessContext(nameof(FunctionName.ScheduleAccounts), "firing", _scenario.AccountSource.Timeout, _time));
        var sources = new EventSources(_queues, _time, _log);
        Serve(sources, _scenario.AccountSource, ports => new ScheduleTablesHandler(_settings.ScheduleTables, ports).HandleAsync);
        Serve(sources, _scenario.TableSource, ports => new WorkerHandler(_settings.Worker, ports).HandleAsync);
        await sources.DrainAsync(null, CancellationToken.None);
    }

    private void Serve(EventSources sources, EventSourceOptions source, Func<HandlerPorts, BatchFunction> handler)
    {
        // Each sandbox is a process: it holds sessions and clients of its own.
        BatchFunction NewSandbox() => handler(new HandlerPorts(
            new SimulatedQueues(_queues, _wire), new SimulatedStores(_regions, _wire, _scenario, _time), new SimulatedTags(), _wire.Figures, _jitter, _time, _log));
        sources.Add(source, new SimulatedFunction(source, NewSandbox, _scenario, _wire, _time, _trace).InvokeAsync);
    }

    private static InProcessSettings ReadSettings(Scenario scenario)
    {
        var variables = new Dictionary<string, string>(scenario.Variables)
        {
            ["AWS_REGION"] = scenario.Regions[0],
            // As the template has it: the worker knows who reviews.
            ["PRUNE_SENDER"] = MemoryQueues.Sender,
            ["REGIONS"] = string.Join(',', scenario.Regions),
            ["BACKUP_RETENTION"] = scenario.Keep.ToString(CultureInfo.InvariantCulture),
        };
        return InProcessSettings.TryRead(variables, out var settings, out var errors)
            ? settings
            : throw new ArgumentException(string.Join("; ", errors), nameof(scenario));
    }
}
