using System.Text.Json;
using Amazon.Lambda.CloudWatchEvents;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Work;
using BackupScheduler.Functions.Accounts;
using BackupScheduler.Functions.Batches;
using BackupScheduler.Functions.Settings;
using BackupScheduler.Functions.Tables;
using BackupScheduler.Functions.Worker;
using BackupScheduler.InProcess.Invocations;
using BackupScheduler.InProcess.Queues;

namespace BackupScheduler.InProcess;

/// <summary>
/// The three functions in this process over queues in memory: neither SQS nor Lambda is needed. What is still queued when the
/// process ends is lost with it; the next run makes up for it.
/// </summary>
public sealed class InProcessRun
{
    private readonly InProcessPorts _ports;
    private readonly InProcessOptions _options;
    private readonly ScheduleAccountsHandler _scheduleAccounts;
    private readonly EventSources _sources;

    /// <summary>Composes the functions; nothing is called yet.</summary>
    /// <param name="settings">The functions' settings.</param>
    /// <param name="ports">Everything outside.</param>
    /// <param name="options">What stands in for SQS and Lambda; null for the defaults.</param>
    public InProcessRun(InProcessSettings settings, InProcessPorts ports, InProcessOptions? options = null)
    {
        (_ports, _options) = (ports, options ?? new InProcessOptions());
        Queues = new MemoryQueues(ports.Time, _options.Queues);
        _scheduleAccounts = new ScheduleAccountsHandler(
            Untold(settings.ScheduleAccounts), ports.Organization, Queues, ports.Metrics, ports.Time, ports.Log);
        var handlerPorts = new HandlerPorts(Queues, ports.Stores, ports.Tags, ports.Metrics, ports.Jitter, ports.Time, ports.Log)
        {
            Copies = ports.Copies,
        };
        _sources = new EventSources(Queues, ports.Time, ports.Log);
        _sources.Add(_options.Accounts, new ScheduleTablesHandler(Untold(settings.ScheduleTables), handlerPorts).HandleAsync);
        _sources.Add(_options.Tables, new WorkerHandler(settings.Worker with { PruneSender = MemoryQueues.Sender }, handlerPorts).HandleAsync);
    }

    /// <summary>The queues, and the dead letters.</summary>
    public MemoryQueues Queues { get; }

    /// <summary>Fires the schedule once. To drain is a step of its own.</summary>
    /// <exception cref="Core.Failures.ServiceFailureException">The organization could not be listed.</exception>
    public Task FireAsync(RunId run)
    {
        var scheduled = new CloudWatchEvent<JsonElement> { Time = run.Time.UtcDateTime };
        return _scheduleAccounts.HandleAsync(
            scheduled, new InProcessContext(nameof(FunctionName.ScheduleAccounts), "firing", _options.Accounts.Timeout, _ports.Time));
    }

    /// <summary>Puts items on the queues where they belong, without delay: an ad-hoc run begins with its BackUpAccount items.</summary>
    public async Task EnqueueAsync(IEnumerable<WorkItem> items)
    {
        foreach (var group in items.GroupBy(QueueOf))
            await Queues.SendAsync(group.Key, [.. group.Select(item => new OutgoingItem(item, TimeSpan.Zero))], CancellationToken.None);
    }

    /// <summary>Works until the account queue and the table queue are empty: reviews and their later looks included.</summary>
    /// <param name="progress">Told after each change; null for nobody.</param>
    /// <param name="cancellation">Takes no more batches, lets those in work end for at most 10 s, then throws.</param>
    public Task DrainAsync(IProgress<DrainProgress>? progress, CancellationToken cancellation) => _sources.DrainAsync(progress, cancellation);

    // Whoever runs this sees how it ends; the events are the installed service's.
    private static FunctionSettings Untold(FunctionSettings settings) => settings with { EventBus = null, ReportQueueUrl = null };

    private static WorkQueue QueueOf(WorkItem item) => item switch
    {
        BackUpAccount or ReviewAccount => WorkQueue.Accounts,
        TableWorkItem or ConfirmCopies => WorkQueue.Tables,
        _ => WorkQueue.Enforcement,
    };
}
