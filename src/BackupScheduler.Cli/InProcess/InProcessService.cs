using System.Text.Json;
using Amazon.Lambda.CloudWatchEvents;
using Amazon.Lambda.SQSEvents;
using BackupScheduler.Aws;
using BackupScheduler.Aws.Sqs;
using BackupScheduler.Functions.Accounts;
using BackupScheduler.Functions.Batches;
using BackupScheduler.Functions.Enforcement;
using BackupScheduler.Functions.Settings;
using BackupScheduler.Functions.Tables;
using BackupScheduler.Functions.Worker;
using BackupScheduler.LocalAws.Lambda;
using BackupScheduler.LocalAws.Reading;
using BackupScheduler.LocalAws.Wire;
using Microsoft.Extensions.Logging;

namespace BackupScheduler.Cli.InProcess;

/// <summary>The functions in this process, fed by real queues.</summary>
internal sealed class InProcessService : IAsyncDisposable
{
    private readonly InProcessFunction<CloudWatchEvent<JsonElement>, JsonElement> _schedule;
    private readonly List<SqsEventSource> _sources = [];
    private readonly QueueReader _queues;
    private readonly IReadOnlyList<string> _workQueues;

    private InProcessService(
        InProcessFunction<CloudWatchEvent<JsonElement>, JsonElement> schedule, QueueReader queues, IReadOnlyList<string> workQueues) =>
        (_schedule, _queues, _workQueues) = (schedule, queues, workQueues);

    /// <summary>How long a run may take before it counts as stuck.</summary>
    public TimeSpan LongestRun { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Starts serving the queues.</summary>
    /// <param name="aws">The ports over AWS.</param>
    /// <param name="variables">The functions' environment.</param>
    /// <param name="wire">Polls the queues as Lambda's event sources do.</param>
    /// <param name="place">The account and Region of the queues.</param>
    /// <param name="metrics">Counts.</param>
    /// <param name="log">The functions' log.</param>
    /// <param name="cancellation">Gives up starting.</param>
    /// <param name="time">The functions' clock; null for the real one.</param>
    public static async Task<InProcessService> StartAsync(
        AwsPorts aws,
        IReadOnlyDictionary<string, string> variables,
        AwsWire wire,
        AwsPlace place,
        CountingMetrics metrics,
        ILogger log,
        CancellationToken cancellation,
        TimeProvider? time = null)
    {
        var clock = time ?? TimeProvider.System;
        var tables = Read(FunctionName.ScheduleTables, variables);
        var worker = Read(FunctionName.Worker, variables);
        var enforcer = Read(FunctionName.PolicyEnforcer, variables);
        var service = new InProcessService(
            ScheduleFunction(aws, Read(FunctionName.ScheduleAccounts, variables), metrics, log, clock),
            new QueueReader(wire, place),
            [tables.AccountQueueUrl!, worker.TableQueueUrl!, enforcer.EnforcementQueueUrl!]);
        var scheduleTables = new InProcessFunction<SQSEvent, SQSBatchResponse>(
            nameof(FunctionName.ScheduleTables), new ScheduleTablesHandler(tables, Ports(aws, tables, metrics, log, clock)).HandleAsync);
        var work = new InProcessFunction<SQSEvent, SQSBatchResponse>(
            nameof(FunctionName.Worker), new WorkerHandler(worker, Ports(aws, worker, metrics, log, clock)).HandleAsync);
        await service.ServeAsync(wire, new SqsEventSourceOptions(tables.AccountQueueUrl!, place) { BatchSize = 1, MaximumConcurrency = 4 }, scheduleTables, cancellation);
        var enforce = new InProcessFunction<SQSEvent, SQSBatchResponse>(
            nameof(FunctionName.PolicyEnforcer), new PolicyEnforcerHandler(enforcer, EnforcementPorts(aws, enforcer, metrics, log, clock)).HandleAsync);
        await service.ServeAsync(wire, new SqsEventSourceOptions(worker.TableQueueUrl!, place) { MaximumConcurrency = 2 }, work, cancellation);
        await service.ServeAsync(wire, new SqsEventSourceOptions(enforcer.EnforcementQueueUrl!, place) { BatchSize = 5, MaximumConcurrency = 2 }, enforce, cancellation);
        return service;
    }

    /// <summary>Fires the schedule once and waits until every queue is empty and no batch is in work.</summary>
    /// <param name="scheduledEvent">What EventBridge Scheduler hands over.</param>
    /// <param name="progress">Gets what the queues hold.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task RunAsync(string scheduledEvent, IProgress<QueueCounts>? progress, CancellationToken cancellation)
    {
        await _schedule.InvokeAsync(scheduledEvent, cancellation);
        await UntilIdleAsync(cancellation, progress);
    }

    /// <summary>Waits until every queue is empty and no batch is in work.</summary>
    public async Task UntilIdleAsync(CancellationToken cancellation, IProgress<QueueCounts>? progress = null)
    {
        try
        {
            await QueueDrain.UntilEmptyAsync(_queues, _workQueues, _sources, LongestRun, progress, cancellation);
        }
        catch (TimeoutException e)
        {
            var errors = _sources.Where(source => source.LastError is not null)
                .Select(source => $"; the last error while serving {source.QueueUrl}: {source.LastError!.Message}");
            throw new TimeoutException(e.Message + string.Concat(errors), e);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var source in _sources) await source.DisposeAsync();
    }

    private async Task ServeAsync(
        AwsWire wire, SqsEventSourceOptions options, InProcessFunction<SQSEvent, SQSBatchResponse> function, CancellationToken cancellation) =>
        _sources.Add(await SqsEventSource.StartAsync(wire, options, function.InvokeAsync, cancellation));

    private static InProcessFunction<CloudWatchEvent<JsonElement>, JsonElement> ScheduleFunction(
        AwsPorts aws, FunctionSettings settings, CountingMetrics metrics, ILogger log, TimeProvider time)
    {
        var handler = new ScheduleAccountsHandler(settings, aws.Organization(), Queues(aws, settings), metrics, time, log);
        return new(nameof(FunctionName.ScheduleAccounts), async (scheduled, context) =>
        {
            await handler.HandleAsync(scheduled, context);
            return JsonElement.Parse("null");
        });
    }

    private static HandlerPorts Ports(AwsPorts aws, FunctionSettings settings, CountingMetrics metrics, ILogger log, TimeProvider time) => new(
        Queues(aws, settings),
        aws.BackupStores(settings.BackupRoleName, settings.ExternalId, "backup-scheduler-cli"),
        aws.TableTags(settings.BackupRoleName, settings.ExternalId, "backup-scheduler-cli"),
        metrics,
        new SystemJitter(),
        time,
        log)
    {
        Copies = aws.Copies(settings, "backup-scheduler-cli"),
    };

    private static EnforcementPorts EnforcementPorts(AwsPorts aws, FunctionSettings settings, CountingMetrics metrics, ILogger log, TimeProvider time) => new(
        Queues(aws, settings),
        aws.IdentityStores(settings.Enforcement.EnforcerRole, settings.ExternalId, "backup-scheduler-cli"),
        aws.Organization(),
        metrics,
        new SystemJitter(),
        time,
        log);

    private static Core.Work.IWorkQueues Queues(AwsPorts aws, FunctionSettings settings) => aws.Queues(new QueueAddresses(
        settings.AccountQueueUrl, settings.TableQueueUrl, settings.EnforcementQueueUrl, settings.DeadLetterQueueUrl));

    private static FunctionSettings Read(FunctionName function, IReadOnlyDictionary<string, string> variables) =>
        SettingsReader.Read(function, variables, out var errors) ?? throw new InvalidOperationException(string.Join("; ", errors));
}
