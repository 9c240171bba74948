using System.Text.Json;
using Amazon.Lambda.CloudWatchEvents;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Work;
using BackupScheduler.Functions.Accounts;
using BackupScheduler.Functions.Batches;
using BackupScheduler.Functions.Enforcement;
using BackupScheduler.Functions.Settings;
using BackupScheduler.InProcess.Invocations;
using BackupScheduler.InProcess.Queues;
using BackupScheduler.Simulation.Aws;
using BackupScheduler.Simulation.Lambda;
using BackupScheduler.Simulation.Time;
using BackupScheduler.Simulation.Tracing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace BackupScheduler.Simulation.Enforcement;

/// <summary>One firing of the real <c>ScheduleAccounts</c>, and the real <c>PolicyEnforcer</c> behind its queue.</summary>
public sealed class EnforcementSimulation : IDisposable
{
    private readonly EnforcementScenario _scenario;
    private readonly VirtualTime _time;
    private readonly Trace _trace;
    private readonly ILogger _log;
    private readonly SimulatedAws _aws;
    private readonly SimulatedWire _wire;
    private FedFunction? _function;
    private readonly EnforcementFigures _figures;
    private readonly SimulatedJitter _jitter;
    private readonly MemoryQueues _queues;
    private readonly FunctionSettings _enforcer;
    private readonly NewRoles _newRoles = new();
    private readonly Backlog _backlog;
    private readonly IReadOnlyList<AccountId> _accounts;
    private readonly Dictionary<AccountId, AccountIdentities> _identities;
    private DateTimeOffset _firstInSight;

    /// <summary>Makes the organization; nothing runs yet.</summary>
    /// <param name="scenario">What is simulated.</param>
    /// <param name="follow">Told each line of the trace; null for nobody.</param>
    /// <param name="log">The functions' log; null for none.</param>
    public EnforcementSimulation(EnforcementScenario scenario, Action<string>? follow = null, ILogger? log = null)
    {
        var organization = scenario.Organization;
        (_scenario, _log) = (scenario, log ?? NullLogger.Instance);
        _time = new VirtualTime(organization.FirstRun.Time);
        _trace = new Trace(_time, follow);
        _aws = new SimulatedAws(organization, _time, _trace);
        _wire = new SimulatedWire(_aws, SimulatedSandbox.Fast(_time));
        _figures = new EnforcementFigures(_wire.Figures, _time);
        _jitter = new SimulatedJitter(organization.Seed + 3);
        _queues = new MemoryQueues(_time, organization.Queues with { Seed = organization.Seed + 4 });
        _enforcer = Settings(FunctionName.PolicyEnforcer);
        _backlog = new Backlog(_queues, _time);
        _accounts = SimulatedWorld.Accounts(organization);
        _identities = _accounts.ToDictionary(account => account, Identities);
    }

    /// <summary>Fires the schedule and lets everything that follows from it happen.</summary>
    public EnforcementReport Run()
    {
        _time.Run(RunAsync);
        var (figures, identities, use) = (_wire.Figures, _identities.Values, _function!.Meter.Use());
        return new EnforcementReport
        {
            Accounts = _accounts.Count,
            Swept = _figures.AccountsSwept,
            Principals = identities.Sum(account => account.Count),
            CoveredOnce = identities.Sum(account => account.CoveredOnce),
            Uncovered = identities.Sum(account => account.Uncovered),
            LastSweep = _figures.LastSweepAt - _firstInSight,
            NewRoles = _newRoles.Since(_firstInSight),
            Backlog = _backlog.Samples,
            Calls = figures.Calls,
            Sent = figures.Sent,
            Metrics = figures.Metrics,
            Letters = _queues.Letters.CountBy(letter => letter.ErrorCode).OrderBy(pair => pair.Key, StringComparer.Ordinal).ToDictionary(),
            Deliveries = figures.Deliveries,
            Repeated = figures.Repeated,
            Invocations = use.Invocations,
            ColdStarts = use.ColdStarts,
            TraceLines = _trace.Lines,
            TraceHash = _trace.Hash,
        };
    }

    /// <inheritdoc/>
    public void Dispose() => _trace.Dispose();

    private AccountIdentities Identities(AccountId account)
    {
        var identities = new AccountIdentities(account, _scenario.Principals);
        return _scenario.IsCovered ? identities.Cover(_time.GetUtcNow()) : identities;
    }

    private async Task RunAsync()
    {
        var sources = new EventSources(_queues, _time, _log);
        var options = new FunctionOptions(FunctionName.PolicyEnforcer, 0, double.PositiveInfinity, _scenario.Source.Timeout);
        var concurrency = new AccountConcurrency(_scenario.Organization.Lambda.AccountConcurrency, _time);
        _function = new FedFunction(_scenario.Source, new SimulatedFunction<BatchFunction>(options, NewSandbox, concurrency, _aws), _aws);
        // The function gives up by itself.
        sources.Add(_scenario.Source with { Timeout = TimeSpan.FromDays(1) }, _function.InvokeAsync);
        // Lambda polls all the time: it begins while the firing still sends.
        var inSight = Polling.NextChangeAsync(_queues);
        var firings = Task.WhenAll(Enumerable.Range(0, _scenario.Firings).Select(_ => FireAsync()));
        await inSight;
        _firstInSight = _time.GetUtcNow();
        var watching = _backlog.WatchAsync();
        var created = Task.WhenAll(_scenario.NewRolesAfter.Select(CreateRoleAsync));
        var causes = Task.WhenAll(firings, created);
        await Polling.DrainAsync(sources, _queues, causes);
        _backlog.Stop();
        await watching;
    }

    private async Task FireAsync()
    {
        await Task.Delay(_wire.Draw(_scenario.Organization.Latencies.ColdStart), _time);
        var handler = new ScheduleAccountsHandler(
            Settings(FunctionName.ScheduleAccounts), new SimulatedOrganization(_accounts, _wire), new SimulatedQueues(_queues, _wire, _time), _figures, _time, _log);
        await handler.HandleAsync(
            new CloudWatchEvent<JsonElement> { Time = _scenario.Organization.FirstRun.Time.UtcDateTime },
            new InProcessContext(nameof(FunctionName.ScheduleAccounts), "firing", _scenario.Source.Timeout, _time));
    }

    private async Task CreateRoleAsync(TimeSpan after, int number)
    {
        await Task.Delay(after, _time);
        var role = _identities[_accounts[_accounts.Count - 1 - number]].AddRole();
        _newRoles.NoteSent(role, _time.GetUtcNow());
        _queues.SendBody(WorkQueue.Enforcement, NewRoles.EventOf(role, _time.GetUtcNow()));
    }

    private BatchFunction NewSandbox(SimulatedSandbox sandbox)
    {
        var wire = new SimulatedWire(_aws, sandbox);
        // Each sandbox is a process: it holds sessions of its own, and learns for itself which accounts are the organization's.
        var ports = new EnforcementPorts(
            new SimulatedQueues(_queues, wire, _time),
            new SimulatedIdentities(_identities, wire, _newRoles, _time),
            new SimulatedOrganization(_accounts, wire),
            _figures,
            _jitter,
            _time,
            _log);
        return new PolicyEnforcerHandler(_enforcer, ports).HandleAsync;
    }

    private FunctionSettings Settings(FunctionName function)
    {
        var scenario = _scenario.Organization;
        var variables = new Dictionary<string, string>(scenario.Variables)
        {
            ["AWS_REGION"] = scenario.Regions[0],
            ["REGIONS"] = string.Join(',', scenario.Regions),
            // Backups of nobody: the accounts are swept all the same.
            ["ACCOUNTS_INCLUDE"] = "999999999999",
            ["ACCOUNT_QUEUE_URL"] = "https://in.this.process/accounts",
            ["ENFORCEMENT_QUEUE_URL"] = "https://in.this.process/enforcement",
            ["DEAD_LETTER_QUEUE_URL"] = "https://in.this.process/letters",
        };
        return SettingsReader.Read(function, variables, out var errors)
            ?? throw new ArgumentException(string.Join("; ", errors), nameof(function));
    }
}
