using System.Text.Json;
using Amazon.Lambda.CloudWatchEvents;
using Amazon.Lambda.SQSEvents;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Metrics;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Work;
using BackupScheduler.Functions.Accounts;
using BackupScheduler.Functions.Batches;
using BackupScheduler.Functions.Enforcement;
using BackupScheduler.Functions.Settings;
using BackupScheduler.Functions.Tables;
using BackupScheduler.Functions.Tests.Fakes;
using BackupScheduler.Functions.Worker;
using Microsoft.Extensions.Time.Testing;

namespace BackupScheduler.Functions.Tests;

/// <summary>The functions with everything around them in memory. It starts at the time of <see cref="Run"/>.</summary>
internal sealed class World
{
    public static readonly RunId Run = RunId.Parse("20261122T010000Z");
    public static readonly TableScope Scope = new(AccountId.Parse("111122223333"), Region.Parse("eu-west-1"));

    private readonly Dictionary<string, string> _variables = new(Variables.Good) { ["PRUNE_SENDER"] = Delivery.Reviewer };
    private ScheduleTablesHandler? _scheduleTables;
    private WorkerHandler? _worker;
    private PolicyEnforcerHandler? _enforcer;

    public World(params (string Name, string Value)[] variables)
    {
        foreach (var (name, value) in variables) _variables[name] = value;
        Wire = new FakeWire(Time);
        Queues = new FakeQueues(Wire, Time);
        Accounts = new FakeAccounts(Wire, Time);
        Tags = new FakeTags(Wire);
        ExportStores = new FakeExportStores(Wire, Time);
        Vault = new FakeVault(Wire, Time);
        Organization = new FakeOrganization(Wire);
        Identities = new FakeIdentityStores(Wire, Time);
        Events = new FakeEvents(Wire);
    }

    /// <summary>A world in which somebody is told how reviews and runs end.</summary>
    public static World Told(params (string Name, string Value)[] variables) => new(
    [
        ("EVENT_BUS", "default"), ("REPORT_QUEUE_URL", "https://sqs.eu-west-1.amazonaws.com/999988887777/reports"), .. variables,
    ]);

    public FakeTimeProvider Time { get; } = new(Run.Time);

    public FakeWire Wire { get; }

    public FakeQueues Queues { get; }

    public FakeAccounts Accounts { get; }

    public FakeTags Tags { get; }

    public FakeExportStores ExportStores { get; }

    public FakeVault Vault { get; }

    /// <summary>The exports of <see cref="Scope"/>.</summary>
    public FakeExports Exports => ExportStores[Scope];

    public FakeOrganization Organization { get; }

    public FakeIdentityStores Identities { get; }

    public FakeEvents Events { get; }

    public FakeReports Reports => Queues.Reports;

    public FakeMetrics Metrics { get; } = new();

    public FakeLog Log { get; } = new();

    public FakeJitter Jitter { get; } = new();

    /// <summary>How long an invocation may last.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(15);

    public FakeAccount Account => Accounts[Scope];

    public FakeIdentities Iam => Identities[Scope.Account];

    public long this[Metric metric] => Metrics[metric];

    public FunctionSettings Settings(FunctionName function) =>
        SettingsReader.Read(function, _variables, out var errors) ?? throw new InvalidOperationException(string.Join('\n', errors));

    public void ScheduleAccounts(DateTime time)
    {
        var scheduled = new CloudWatchEvent<JsonElement> { Time = time };
        var handler = new ScheduleAccountsHandler(Settings(FunctionName.ScheduleAccounts), Organization, Queues, Metrics, Time, Log);
        Time.Run(async () =>
        {
            await handler.HandleAsync(scheduled, new FakeLambdaContext(Time, Timeout));
            return true;
        });
    }

    /// <summary>Runs a batch; the ids of the messages that come again.</summary>
    public IReadOnlyList<string> ScheduleTables(params Delivery[] batch) => ScheduleTables(ToEvent(batch));

    public IReadOnlyList<string> ScheduleTables(SQSEvent batch)
    {
        _scheduleTables ??= new ScheduleTablesHandler(Settings(FunctionName.ScheduleTables), Ports());
        return Failed(Time.Run(() => _scheduleTables.HandleAsync(batch, new FakeLambdaContext(Time, Timeout))));
    }

    public IReadOnlyList<string> ScheduleTables(WorkItem item, int receive = 1) =>
        ScheduleTables(Delivery.Of(item, Time.GetUtcNow(), receive: receive));

    /// <summary>Runs a batch; the ids of the messages that come again.</summary>
    public IReadOnlyList<string> Worker(params Delivery[] batch) => Worker(ToEvent(batch));

    public IReadOnlyList<string> Worker(SQSEvent batch)
    {
        _worker ??= new WorkerHandler(Settings(FunctionName.Worker), Ports());
        return Failed(Time.Run(() => _worker.HandleAsync(batch, new FakeLambdaContext(Time, Timeout))));
    }

    public IReadOnlyList<string> Worker(WorkItem item, int receive = 1) =>
        Worker(Delivery.Of(item, Time.GetUtcNow(), receive: receive));

    /// <summary>Runs a batch; the ids of the messages that come again.</summary>
    public IReadOnlyList<string> Enforcer(params Delivery[] batch) => Enforcer(ToEvent(batch));

    public IReadOnlyList<string> Enforcer(SQSEvent batch)
    {
        _enforcer ??= new PolicyEnforcerHandler(
            Settings(FunctionName.PolicyEnforcer), new EnforcementPorts(Queues, Identities, Organization, Metrics, Jitter, Time, Log));
        return Failed(Time.Run(() => _enforcer.HandleAsync(batch, new FakeLambdaContext(Time, Timeout))));
    }

    public IReadOnlyList<string> Enforcer(WorkItem item, int receive = 1) =>
        Enforcer(Delivery.Of(item, Time.GetUtcNow(), receive: receive));

    /// <summary>Fires a run in <see cref="Scope"/> at the run's time, or now if that is over, and delivers until nothing is left.</summary>
    public void RunToTheEnd(RunId run, bool prune = true, bool adHoc = false)
    {
        if (run.Time > Time.GetUtcNow()) Time.SetUtcNow(run.Time);
        ScheduleTables(Items.BackUpAccount with { Run = run, Prune = prune, AdHoc = adHoc });
        DeliverAll();
    }

    /// <summary>Delivers what was sent, each item when it is due and again when it was put back, until nothing is left.</summary>
    public void DeliverAll(params IEnumerable<SentItem> more)
    {
        var waiting = new PriorityQueue<(WorkQueue Queue, WorkItem Item, DateTimeOffset SentAt, int Receive), DateTimeOffset>();
        foreach (var sent in more) waiting.Enqueue((sent.Queue, sent.Item, sent.At, 1), sent.At + sent.Delay);
        do
        {
            foreach (var sent in Queues.Take()) waiting.Enqueue((sent.Queue, sent.Item, sent.At, 1), sent.At + sent.Delay);
            if (!waiting.TryDequeue(out var next, out var due)) return;
            if (due > Time.GetUtcNow()) Time.SetUtcNow(due);
            var delivery = Delivery.Of(next.Item, next.SentAt, receive: next.Receive);
            var failed = next.Queue == WorkQueue.Accounts ? ScheduleTables(delivery) : Worker(delivery);
            if (failed.Count > 0) waiting.Enqueue(next with { Receive = next.Receive + 1 }, Time.GetUtcNow() + Queues.PutBacks[^1].After);
        }
        while (true);
    }

    public HandlerPorts Ports() => new(Queues, Accounts, Tags, Metrics, Jitter, Time, Log)
    {
        Copies = new CopyPorts(ExportStores, Vault),
        Events = Events,
        Reports = Reports,
    };

    private static SQSEvent ToEvent(IEnumerable<Delivery> batch) => new() { Records = [.. batch.Select(delivery => delivery.ToRecord())] };

    private static IReadOnlyList<string> Failed(SQSBatchResponse response) =>
        [.. response.BatchItemFailures.Select(failure => failure.ItemIdentifier)];
}
