using BackupScheduler.Aws;
using BackupScheduler.Aws.Sqs;
using BackupScheduler.Core.Work;
using BackupScheduler.Functions.Accounts;
using BackupScheduler.Functions.Batches;
using BackupScheduler.Functions.Enforcement;
using BackupScheduler.Functions.Settings;
using BackupScheduler.Functions.Tables;
using BackupScheduler.Functions.Worker;
using BackupScheduler.Lambda.Observation;
using Microsoft.Extensions.Logging;

namespace BackupScheduler.Lambda;

/// <summary>Puts one function together: its settings, AWS behind the ports, logs and metrics.</summary>
internal sealed class Composition
{
    private readonly FunctionSettings _settings;
    private readonly FunctionName _function;
    private readonly AwsPorts _aws;
    private readonly EmbeddedMetrics _metrics;
    private readonly ILogger _log;

    public Composition(FunctionName function, FunctionSettings settings, TextWriter output)
    {
        _function = function;
        _settings = settings;
        _metrics = new EmbeddedMetrics(function, output, TimeProvider.System);
        _aws = new AwsPorts(AwsOptions.ForLambda(settings.HomeRegion.Value) with { Metrics = _metrics });
        _log = new JsonLineLogger(function.ToString(), output, TimeProvider.System);
    }

    public ScheduleAccountsHandler ScheduleAccounts() =>
        new(_settings, _aws.Organization(), Queues(), _metrics, TimeProvider.System, _log);

    public ScheduleTablesHandler ScheduleTables() => new(_settings, Ports());

    public WorkerHandler Worker() => new(_settings, Ports());

    public PolicyEnforcerHandler PolicyEnforcer() => new(_settings, new EnforcementPorts(
        Queues(),
        _aws.IdentityStores(_settings.Enforcement.EnforcerRole, _settings.ExternalId, SessionName),
        _aws.Organization(),
        _metrics,
        new SystemJitter(),
        TimeProvider.System,
        _log));

    /// <summary>Runs one invocation and writes what it counted, whether or not it failed.</summary>
    public Task MeasuredAsync(Func<Task> invocation) => MeasuredAsync(async () =>
    {
        await invocation();
        return true;
    });

    /// <summary>Runs one invocation and writes what it counted, whether or not it failed.</summary>
    public async Task<T> MeasuredAsync<T>(Func<Task<T>> invocation)
    {
        try
        {
            return await invocation();
        }
        finally
        {
            _metrics.Flush();
        }
    }

    private string SessionName => $"backup-scheduler-{_function}";

    private HandlerPorts Ports()
    {
        var stores = _aws.BackupStores(_settings.BackupRoleName, _settings.ExternalId, SessionName);
        var tags = _aws.TableTags(_settings.BackupRoleName, _settings.ExternalId, SessionName);
        return new HandlerPorts(Queues(), stores, tags, _metrics, new SystemJitter(), TimeProvider.System, _log)
        {
            Copies = CopyPorts(),
            Events = _settings.EventBus is { } bus ? _aws.RunEvents(bus) : null,
            Reports = _settings.ReportQueueUrl is { } reports ? _aws.RunReports(reports) : null,
        };
    }

    private CopyPorts? CopyPorts() => _settings.Copies is not { Vault: var vault } ? null : new CopyPorts(
        _aws.TableExports(_settings.BackupRoleName, _settings.ExternalId, SessionName),
        _aws.Vaults(vault, _settings.BackupRoleName, _settings.ExternalId, SessionName));

    private IWorkQueues Queues() => _aws.Queues(new QueueAddresses(
        _settings.AccountQueueUrl, _settings.TableQueueUrl, _settings.EnforcementQueueUrl, _settings.DeadLetterQueueUrl)
    {
        Reports = _settings.ReportQueueUrl,
    });
}
