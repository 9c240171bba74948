using System.Text.Json.Nodes;
using BackupScheduler.EndToEnd.Publishing;
using BackupScheduler.LocalAws.Deployment;
using BackupScheduler.LocalAws.Emulation;
using BackupScheduler.LocalAws.Lambda;
using BackupScheduler.LocalAws.Proxy;
using BackupScheduler.LocalAws.Proxy.Iam;
using BackupScheduler.LocalAws.Reading;
using BackupScheduler.LocalAws.Seeding;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.EndToEnd.Deployed;

/// <summary>
/// The service as its templates install it, with the emulator's IAM enforced: the published functions get environment, handler,
/// timeout and queues from the deployed stack, and sign with sessions of their own execution roles; so do their event sources.
/// </summary>
internal sealed class DeployedInstallation : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private readonly Dictionary<string, AwsCredentials> _administrators = [];
    private readonly Dictionary<string, AwsCredentials> _sessions = [];
    private readonly Dictionary<string, LocalFunction> _functions = [];
    private readonly Dictionary<string, SqsEventSource> _sources = [];
    private readonly List<AwsWire> _wires = [];
    private readonly Emulator _emulator;
    private IAsyncDisposable? _enforcement;

    private DeployedInstallation(Emulator emulator)
    {
        _emulator = emulator;
        Direct = Wire(emulator.Address, _administrators.GetValueOrDefault);
        Seeder = new Seeder(Direct);
        Reader = new IndependentReader(Direct);
        Queues = new QueueReader(Direct, Home);
    }

    public static AwsPlace Home { get; } = new(AwsPlace.DefaultAccount, "us-east-1");

    /// <summary>Behind the proxy's back, with every right.</summary>
    public AwsWire Direct { get; }

    public Seeder Seeder { get; }

    public IndependentReader Reader { get; }

    public QueueReader Queues { get; }

    public AwsProxy Proxy { get; private set; } = null!;

    public DeployedOrganization Organization { get; private set; } = null!;

    public ServiceDeployment Deployment { get; private set; } = null!;

    /// <summary>As shipped.</summary>
    public IReadOnlyList<RoleGrant> Grants { get; private set; } = [];

    /// <summary>Everything that the functions printed.</summary>
    public List<string> Lines { get; } = [];

    public static async Task<DeployedInstallation> StartAsync(Dictionary<string, string> parameters)
    {
        var installation = new DeployedInstallation(await Emulator.StartAsync());
        installation.Proxy = await AwsProxy.StartAsync(
            installation._emulator.Address, new AwsProxyOptions { CredentialsOf = installation._administrators.GetValueOrDefault });
        await installation.DeployAsync(parameters);
        return installation;
    }

    /// <summary>From here on each call must be allowed to its signer.</summary>
    public async Task EnforceAsync()
    {
        foreach (var account in Organization.Accounts)
            _administrators[account] = await Seeder.Principals.AdministratorAsync(account);
        Grants = await new GrantWidening(Reader, Seeder.Principals).WidenAsync(Organization.Accounts);
        foreach (var function in Deployment.Functions) _sessions[function.LogicalId] = await SessionAsync(function.RoleArn);
        foreach (var role in Organization.PeoplesRoles) _sessions[role] = await SessionAsync(role);
        Proxy.Trail.SendTo(new IamTrailTarget(Home, QueueUrl("EnforcementQueue")) { Names = Deployment.ForwardedEvents });
        _enforcement = await new IamGuard(_emulator.Address).EnforceAsync();
    }

    public string QueueUrl(string logicalId) => Deployment.QueueUrl(logicalId, Proxy.Address);

    /// <summary>Signed by a role's session, through the proxy.</summary>
    public AwsWire As(AwsCredentials session) => Wire(Proxy.Address, _ => session);

    /// <summary>The session of a function, by logical id, or of people's role, by ARN.</summary>
    public AwsCredentials SessionOf(string role) => _sessions[role];

    /// <summary>With every right, but through the proxy, which tells of it.</summary>
    public AwsWire Told() => Wire(Proxy.Address, _administrators.GetValueOrDefault);

    /// <summary>Starts a function, or starts it again with variables changed as an update of the stack would change them.</summary>
    public async Task StartAsync(PublishedFunctions published, string logicalId, params (string Name, string Value)[] changed)
    {
        await StopAsync(logicalId);
        var function = Deployment.Function(logicalId);
        var running = _functions[logicalId] = await LocalFunction.StartAsync(new FunctionOptions(function.Name, published.Program)
        {
            Handler = function.Handler,
            Timeout = function.Timeout,
            Environment = Environment(function, changed),
            OnLine = Remember,
        });
        if (Deployment.EventSources.SingleOrDefault(source => source.Function == logicalId) is { } source)
        {
            _sources[logicalId] = await SqsEventSource.StartAsync(
                As(_sessions[logicalId]), new SqsEventSourceOptions(QueueUrl(source.Queue), Home) { BatchSize = Math.Min(source.BatchSize, SqsEventSourceOptions.OneReceive), MaximumConcurrency = 1 }, running.InvokeAsync);
        }
    }

    /// <summary>As an operator does who takes the deny off: nobody puts it back meanwhile.</summary>
    public Task StopEnforcerAsync() => StopAsync("PolicyEnforcer");

    /// <summary>Fires the schedule as EventBridge Scheduler does, with the template's input, and waits until nothing is left to do.</summary>
    public async Task RunAsync(DateTimeOffset time)
    {
        var result = await _functions["ScheduleAccounts"].InvokeAsync(Deployment.Schedule.EventAt(time));
        Assert.False(result.IsError, result.Error?.Message);
        await SettleAsync();
    }

    /// <summary>Waits until every event has been sent and dealt with, and every queue is empty.</summary>
    public async Task SettleAsync()
    {
        string[] urls = [QueueUrl("AccountQueue"), QueueUrl("TableQueue"), QueueUrl("EnforcementQueue")];
        do
        {
            await Proxy.Trail.WhenSentAsync();
            await QueueDrain.UntilEmptyAsync(Queues, urls, _sources.Values, Patience);
        }
        while (Proxy.Trail.Pending > 0);
    }

    /// <summary>Variables of a function as an operator of the command line has them.</summary>
    public Dictionary<string, string?> OperatorsEnvironment(string role, params (string Name, string Value)[] changed) =>
        Environment(Deployment.Function("PolicyEnforcer"), [.. changed, .. Keys(_sessions[role])]);

    public async ValueTask DisposeAsync()
    {
        foreach (var id in _functions.Keys.ToList()) await StopAsync(id);
        if (_enforcement is not null) await _enforcement.DisposeAsync();
        await Proxy.DisposeAsync();
        await _emulator.DisposeAsync();
        _wires.ForEach(wire => wire.Dispose());
    }

    private async Task DeployAsync(Dictionary<string, string> parameters)
    {
        Organization = await DeployedOrganization.CreateAsync(Seeder, Home);
        var described = await Direct.CallAsync(JsonService.Organizations, "DescribeOrganization", new JsonObject(), Home);
        Organization = Organization with { Id = (string)described["Organization"]!["Id"]! };
        Deployment = await new ServiceDeployer(Direct, TemplateLibrary.InSources(Repository.Root)).DeployAsync(new DeploymentOptions(Home)
        {
            OrganizationId = Organization.Id,
            DeployTo = [Organization.Root],
            VaultAccount = Organization.Vault,
            Parameters = new Dictionary<string, string>(parameters)
            {
                ["OrganizationalUnits"] = Organization.Workloads,
                ["OperatorRoleArn"] = Organization.OperatorRole,
                ["MaintenanceRoleArn"] = Organization.MaintenanceRole,
            },
        });
    }

    private async Task StopAsync(string logicalId)
    {
        if (_sources.Remove(logicalId, out var source)) await source.DisposeAsync();
        if (_functions.Remove(logicalId, out var function)) await function.DisposeAsync();
    }

    // Through the proxy, so that it knows whose session it is.
    private Task<AwsCredentials> SessionAsync(string role) => Wire(Proxy.Address, _ => null).AssumeRoleAsync(role, "end-to-end");

    private Dictionary<string, string?> Environment(DeployedFunction function, (string Name, string Value)[] changed)
    {
        var environment = function.Environment.ToDictionary(variable => variable.Key, variable => (string?)EmulatedUrls.In(variable.Value, Proxy.Address));
        environment["AWS_ENDPOINT_URL"] = Proxy.Address.ToString().TrimEnd('/');
        environment["AWS_REGION"] = Home.Region;
        foreach (var (name, value) in Keys(_sessions[function.LogicalId]).Concat(changed)) environment[name] = value;
        return environment;
    }

    private static (string Name, string Value)[] Keys(AwsCredentials session) =>
        [("AWS_ACCESS_KEY_ID", session.AccessKey), ("AWS_SECRET_ACCESS_KEY", session.Secret), ("AWS_SESSION_TOKEN", session.SessionToken!)];

    private AwsWire Wire(Uri address, Func<string, AwsCredentials?> keys)
    {
        var wire = new AwsWire(address, keys);
        _wires.Add(wire);
        return wire;
    }

    private void Remember(string line)
    {
        lock (Lines) Lines.Add(line);
    }
}
