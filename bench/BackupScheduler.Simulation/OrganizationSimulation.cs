using System.Globalization;
using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Tables;
using BackupScheduler.InProcess;
using BackupScheduler.InProcess.Queues;
using BackupScheduler.Simulation.Aws;
using BackupScheduler.Simulation.Lambda;
using BackupScheduler.Simulation.Reporting;
using BackupScheduler.Simulation.Time;
using BackupScheduler.Simulation.Tracing;
using Microsoft.Extensions.Logging;

namespace BackupScheduler.Simulation;

/// <summary>The real handlers in a simulated organization. Run after run goes on with what the last one left.</summary>
public sealed class OrganizationSimulation : IDisposable
{
    private readonly Scenario _scenario;
    private readonly InProcessSettings _settings;
    private readonly VirtualTime _time;
    private readonly Trace _trace;
    private readonly ILogger? _log;
    private readonly SimulatedAws _aws;
    private readonly SimulatedJitter _jitter;
    private readonly MemoryQueues _queues;
    private readonly Dictionary<TableScope, SimulatedRegion> _regions;
    private RunId _next;
    private int _runs;

    /// <summary>Makes the organization; nothing runs yet.</summary>
    /// <param name="scenario">What is simulated.</param>
    /// <param name="follow">Told each line of the trace; null for nobody.</param>
    /// <param name="log">The functions' log; null to count its bytes alone.</param>
    /// <exception cref="ArgumentException">The functions refuse the scenario's settings.</exception>
    public OrganizationSimulation(Scenario scenario, Action<string>? follow = null, ILogger? log = null)
    {
        _scenario = scenario;
        _settings = ReadSettings(scenario);
        _log = log;
        _next = scenario.FirstRun;
        _time = new VirtualTime(scenario.FirstRun.Time);
        _trace = new Trace(_time, follow, scenario.IsTraced);
        _aws = new SimulatedAws(scenario, _time, _trace);
        _jitter = new SimulatedJitter(scenario.Seed + 3);
        _queues = new MemoryQueues(_time, scenario.Queues with { Seed = scenario.Seed + 4 });
        _regions = SimulatedWorld.Seed(scenario, IntervalAfter(_next));
    }

    /// <summary>Fires the schedule and lets everything that follows from it happen.</summary>
    public RunReport Run()
    {
        var run = _next;
        var (letters, receives) = (_queues.LetterCount, _queues.Receives);
        _next = RunId.At(run.Time + IntervalAfter(run));
        _time.JumpTo(run.Time > _time.GetUtcNow() ? run.Time : _time.GetUtcNow());
        _aws.Figures = new RunFigures();
        foreach (var region in _regions.Values) region.BeginRun();
        // Each run finds no sandbox left of the one before.
        var functions = new SimulatedFunctions(
            _settings, new SimulatedPorts(SimulatedWorld.Accounts(_scenario), _regions, _queues, _jitter, _log), _aws);
        var progress = new ProgressSampling(_aws, _queues, functions);
        _time.Run(() => progress.DuringAsync(() => functions.RunAsync(run)));
        return RunReport.Of(
            new RunFacts(_scenario, run, _time.GetUtcNow(), _aws.Figures, [.. _queues.Letters.Skip(letters)], _trace)
            {
                Number = ++_runs,
                Progress = progress.Samples,
                Use = functions.Use(_time.GetUtcNow() - run.Time, _queues.Receives - receives),
            },
            _regions.Values);
    }

    /// <summary>The backups of a table that are there now.</summary>
    public IReadOnlyList<Backup> BackupsOf(TableScope scope, TableName table) =>
        _regions[scope].ListBackups(table, 0, int.MaxValue, _time.GetUtcNow()).Page;

    /// <inheritdoc/>
    public void Dispose() => _trace.Dispose();

    private TimeSpan IntervalAfter(RunId run) => _settings.ScheduleAccounts.Schedule.IntervalAfter(run.Time);

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
