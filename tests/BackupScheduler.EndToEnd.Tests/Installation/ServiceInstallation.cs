using BackupScheduler.EndToEnd.Publishing;
using BackupScheduler.LocalAws.Emulation;
using BackupScheduler.LocalAws.Lambda;
using BackupScheduler.LocalAws.Proxy;
using BackupScheduler.LocalAws.Proxy.Iam;
using BackupScheduler.LocalAws.Reading;
using BackupScheduler.LocalAws.Seeding;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.EndToEnd.Installation;

/// <summary>The whole service as installed: the published executable, one process per function, real queues, the emulator behind the proxy.</summary>
internal sealed class ServiceInstallation : IAsyncDisposable
{
    public const string HomeRegion = "us-east-1";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private readonly List<LocalFunction> _functions = [];
    private readonly List<SqsEventSource> _sources = [];
    private readonly InstallationOptions _options;
    private readonly Emulator _emulator;
    private LocalFunction _schedule = null!;

    private ServiceInstallation(InstallationOptions options, Emulator emulator, AwsProxy proxy)
    {
        _options = options;
        _emulator = emulator;
        Proxy = proxy;
        Wire = new AwsWire(emulator.Address);
        Seeder = new Seeder(Wire);
        Reader = new IndependentReader(Wire);
        Queues = new QueueReader(Wire, Home);
    }

    public static AwsPlace Home { get; } = new(AwsPlace.DefaultAccount, HomeRegion);

    public AwsProxy Proxy { get; }

    public AwsWire Wire { get; }

    public Seeder Seeder { get; }

    public IndependentReader Reader { get; }

    public QueueReader Queues { get; }

    public SeededQueue AccountQueue { get; private set; } = null!;

    public SeededQueue TableQueue { get; private set; } = null!;

    public SeededQueue EnforcementQueue { get; private set; } = null!;

    public SeededQueue DeadLetterQueue { get; private set; } = null!;

    public LocalFunction Worker { get; private set; } = null!;

    public LocalFunction ScheduleTables { get; private set; } = null!;

    /// <summary>Everything that the functions printed, a JSON object a line.</summary>
    public List<string> Lines { get; } = [];

    public static Task<ServiceInstallation> StartAsync(AwsProxyOptions? proxy = null) =>
        StartAsync(new InstallationOptions { Proxy = proxy });

    public static async Task<ServiceInstallation> StartAsync(InstallationOptions options)
    {
        var emulator = await Emulator.StartAsync();
        var installation = new ServiceInstallation(options, emulator, await AwsProxy.StartAsync(emulator.Address, options.Proxy));
        await installation.Seeder.Organization.CreateAsync();
        await installation.CreateQueuesAsync();
        return installation;
    }

    /// <summary>Starts the functions with these settings besides the queues.</summary>
    public async Task StartFunctionsAsync(PublishedFunctions published, params (string Name, string Value)[] settings)
    {
        var environment = Environment(settings);
        _schedule = await StartAsync(published, "ScheduleAccounts", environment);
        ScheduleTables = await StartAsync(published, "ScheduleTables", environment);
        Worker = await StartAsync(published, "Worker", environment);
        await ServeAsync(AccountQueue, ScheduleTables, batchSize: 1);
        await ServeAsync(TableQueue, Worker, batchSize: 10);
    }

    /// <summary>Starts the one function that attaches the deny.</summary>
    public async Task StartEnforcerAsync(PublishedFunctions published, params (string Name, string Value)[] settings)
    {
        var environment = Environment([("ENFORCEMENT", "attach"), .. settings]);
        await ServeAsync(EnforcementQueue, await StartAsync(published, "PolicyEnforcer", environment), batchSize: 5);
    }

    /// <summary>
    /// From here on the enforcer is told of the IAM writes that pass through the proxy, its own among them. As by the rule, not of
    /// attachments: a sweep of many principals would fill the emulator's queue, which grows slow.
    /// </summary>
    public void TellOfIam() => Proxy.Trail.SendTo(new IamTrailTarget(Home, EnforcementQueue.Url)
    {
        Names = new HashSet<string>
        {
            "CreateUser", "CreateRole", "DetachUserPolicy", "DetachRolePolicy", "DeleteUserPolicy", "DeleteRolePolicy", "PutUserPolicy", "PutRolePolicy",
            "CreatePolicy", "CreatePolicyVersion", "SetDefaultPolicyVersion", "DeletePolicyVersion", "DeletePolicy", "UpdateAssumeRolePolicy",
        },
    });

    /// <summary>Sweeps an account, and everything that follows from it.</summary>
    public async Task SweepAsync(string account)
    {
        await Seeder.Queues.SendAsync(
            Home, EnforcementQueue.Url, $$"""{"version":1,"kind":"ProtectAccount","run":"{{DateTimeOffset.UtcNow:yyyyMMdd'T'HHmmss'Z'}}","account":"{{account}}"}""");
        await SettleAsync();
    }

    /// <summary>Waits until every event has been sent and dealt with, and nothing is left to enforce.</summary>
    public async Task SettleAsync()
    {
        do
        {
            await Proxy.Trail.WhenSentAsync();
            await QueueDrain.UntilEmptyAsync(Queues, [EnforcementQueue.Url], _sources, Patience);
        }
        while (Proxy.Trail.Pending > 0);
    }

    /// <summary>Fires the schedule as EventBridge Scheduler does, again if the function fails, and waits until nothing is left to do.</summary>
    public async Task RunAsync(DateTimeOffset time, int tries = 1)
    {
        var result = await FireAsync(time);
        for (var i = 1; result.IsError && i < tries; i++) result = await FireAsync(time);
        Assert.False(result.IsError, result.Error?.Message);
        await DrainAsync();
    }

    public Task DrainAsync() => QueueDrain.UntilEmptyAsync(Queues, [AccountQueue.Url, TableQueue.Url], _sources, Patience);

    public Task<IReadOnlyList<MessageFact>> DeadLettersAsync() => Queues.PeekAsync(DeadLetterQueue.Url);

    /// <summary>From here on each batch reaches its function with this probability twice.</summary>
    public void DeliverTwice(double probability) => _sources.ForEach(source => source.TwiceProbability = probability);

    /// <summary>So many batches have reached their function twice.</summary>
    public long DeliveredTwice => _sources.Sum(source => source.DeliveredTwice);

    public async ValueTask DisposeAsync()
    {
        foreach (var source in _sources) await source.DisposeAsync();
        foreach (var function in _functions) await function.DisposeAsync();
        await Proxy.DisposeAsync();
        await _emulator.DisposeAsync();
        Wire.Dispose();
    }

    private Task<InvocationResult> FireAsync(DateTimeOffset time) => _schedule.InvokeAsync(
        $$"""
        {"version":"0","id":"1","detail-type":"Scheduled Event","source":"aws.scheduler","account":"123456789012",
         "time":"{{time.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}}","region":"us-east-1","resources":[],"detail":"{}"}
        """);

    private async Task CreateQueuesAsync()
    {
        using var throughProxy = new AwsWire(Proxy.Address);
        var seeder = new QueueSeeder(throughProxy);
        DeadLetterQueue = await seeder.CreateAsync(Home, "dead-letters");
        var redrive = new Redrive(DeadLetterQueue.Arn, 50);
        AccountQueue = await seeder.CreateAsync(Home, "accounts", _options.Visibility, redrive);
        TableQueue = await seeder.CreateAsync(Home, "tables", _options.Visibility, redrive);
        EnforcementQueue = await seeder.CreateAsync(Home, "enforcement", _options.Visibility, redrive);
    }

    private Dictionary<string, string?> Environment((string Name, string Value)[] settings)
    {
        var environment = new Dictionary<string, string?>
        {
            ["AWS_ENDPOINT_URL"] = Proxy.Address.ToString().TrimEnd('/'),
            ["AWS_REGION"] = HomeRegion,
            ["AWS_ACCESS_KEY_ID"] = "test",
            ["AWS_SECRET_ACCESS_KEY"] = "test",
            ["AWS_SESSION_TOKEN"] = "test",
            ["ACCOUNT_QUEUE_URL"] = AccountQueue.Url,
            ["TABLE_QUEUE_URL"] = TableQueue.Url,
            ["ENFORCEMENT_QUEUE_URL"] = EnforcementQueue.Url,
            ["DEAD_LETTER_QUEUE_URL"] = DeadLetterQueue.Url,
            ["ENFORCEMENT"] = "off",
            ["REGIONS"] = HomeRegion,
        };
        foreach (var (name, value) in settings) environment[name] = value;
        return environment;
    }

    private async Task<LocalFunction> StartAsync(PublishedFunctions published, string handler, Dictionary<string, string?> environment)
    {
        var function = await LocalFunction.StartAsync(new FunctionOptions(handler, published.Program)
        {
            Handler = handler,
            Timeout = _options.FunctionTimeout,
            Concurrency = _options.Concurrency,
            Environment = environment,
            OnLine = Remember,
        });
        _functions.Add(function);
        return function;
    }

    private void Remember(string line)
    {
        lock (Lines) Lines.Add(line);
    }

    private async Task ServeAsync(SeededQueue queue, LocalFunction function, int batchSize) =>
        _sources.Add(await SqsEventSource.StartAsync(
            Wire,
            new SqsEventSourceOptions(queue.Url, Home) { BatchSize = batchSize, MaximumConcurrency = _options.Concurrency },
            function.InvokeAsync));
}
