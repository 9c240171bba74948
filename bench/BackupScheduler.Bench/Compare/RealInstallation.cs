using BackupScheduler.LocalAws.Emulation;
using BackupScheduler.LocalAws.Faults;
using BackupScheduler.LocalAws.Lambda;
using BackupScheduler.LocalAws.Proxy;
using BackupScheduler.LocalAws.Reading;
using BackupScheduler.LocalAws.Seeding;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.Bench.Compare;

/// <summary>The published functions on the real clock: real queues, the emulator, and a proxy that throttles at AWS's rates and logs each call.</summary>
internal sealed class RealInstallation : IAsyncDisposable
{
    private const string Region = "us-east-1";
    private static readonly AwsPlace s_home = new(AwsPlace.DefaultAccount, Region);
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(20);

    private readonly Emulator _emulator;
    private readonly AwsProxy _proxy;
    private readonly AwsWire _direct;
    private readonly AwsWire _logged;
    private readonly List<LocalFunction> _functions = [];
    private readonly List<SqsEventSource> _sources = [];
    private LocalFunction _schedule = null!;
    private string[] _queues = [];

    private RealInstallation(Emulator emulator, AwsProxy proxy) =>
        (_emulator, _proxy, _direct, _logged) = (emulator, proxy, new AwsWire(emulator.Address), new AwsWire(proxy.Address));

    public CallLog Log => _proxy.Log;

    public static async Task<RealInstallation> StartAsync(CompareOptions options, CancellationToken cancellation)
    {
        var emulator = await Emulator.StartAsync(cancellation: cancellation);
        var proxy = await AwsProxy.StartAsync(emulator.Address, new AwsProxyOptions
        {
            Backups = new BackupSemanticsOptions { CreatingFor = TimeSpan.Zero },
            Behaviours = [new RateLimits(RateLimit.OfAws)],
        }, cancellation);
        var installation = new RealInstallation(emulator, proxy);
        try
        {
            await installation.SeedAsync(options, cancellation);
            await installation.ServeAsync(options, cancellation);
            return installation;
        }
        catch
        {
            await installation.DisposeAsync();
            throw;
        }
    }

    /// <summary>Fires the schedule and waits until nothing is left to do; answers when it was fired.</summary>
    public async Task<DateTimeOffset> RunAsync(CancellationToken cancellation)
    {
        Log.Clear();
        var firedAt = TimeProvider.System.GetUtcNow();
        var result = await _schedule.InvokeAsync(
            $$"""{"version":"0","id":"1","detail-type":"Scheduled Event","source":"aws.scheduler","time":"{{firedAt.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}}","detail":"{}"}""",
            cancellation);
        if (result.Error is { } error) throw new InvalidOperationException($"{error.Type}: {error.Message}");
        await QueueDrain.UntilEmptyAsync(new QueueReader(_direct, s_home), _queues, _sources, s_patience, cancellation: cancellation);
        return firedAt;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var source in _sources) await source.DisposeAsync();
        foreach (var function in _functions) await function.DisposeAsync();
        await _proxy.DisposeAsync();
        await _emulator.DisposeAsync();
        _direct.Dispose();
        _logged.Dispose();
    }

    private async Task SeedAsync(CompareOptions options, CancellationToken cancellation)
    {
        var seeder = new Seeder(_direct);
        await seeder.Organization.CreateAsync(cancellation: cancellation);
        var now = TimeProvider.System.GetUtcNow();
        for (var i = 1; i <= options.Tables; i++)
        {
            await seeder.Tables.CreateAsync(s_home, $"table-{i:000000}", items: 0, cancellation);
            for (var hours = options.Keep; hours >= 1; hours--)
                await seeder.Tables.BackUpAsync(s_home, $"table-{i:000000}", $"backup-scheduler_{now.AddHours(-hours).UtcDateTime:yyyyMMdd'T'HHmmss'Z'}", cancellation);
        }
    }

    private async Task ServeAsync(CompareOptions options, CancellationToken cancellation)
    {
        // The queues' addresses name whoever made them: through the proxy, so that the functions' calls are logged.
        var queues = new QueueSeeder(_logged);
        var letters = await queues.CreateAsync(s_home, "dead-letters", cancellation: cancellation);
        var accounts = await queues.CreateAsync(s_home, "accounts", TimeSpan.FromMinutes(15), cancellation: cancellation);
        var tables = await queues.CreateAsync(s_home, "tables", TimeSpan.FromMinutes(15), cancellation: cancellation);
        _queues = [accounts.Url, tables.Url];
        var environment = new Dictionary<string, string?>
        {
            ["AWS_ENDPOINT_URL"] = _proxy.Address.ToString().TrimEnd('/'),
            ["AWS_REGION"] = Region,
            ["ACCOUNT_QUEUE_URL"] = accounts.Url,
            ["TABLE_QUEUE_URL"] = tables.Url,
            ["DEAD_LETTER_QUEUE_URL"] = letters.Url,
            // As the template has it: the worker knows who reviews. The emulator names every sender so.
            ["PRUNE_SENDER"] = "AIDAIT2UOQQY3AUEKVGXU",
            ["ENFORCEMENT"] = "off",
            ["REGIONS"] = Region,
            ["BACKUP_RETENTION"] = $"{options.Keep}",
            ["REVIEW_DELAY_SECONDS"] = $"{options.ReviewDelaySeconds}",
        };
        _schedule = await StartAsync("ScheduleAccounts", 1, options, environment, cancellation);
        var scheduleTables = await StartAsync("ScheduleTables", 1, options, environment, cancellation);
        var worker = await StartAsync("Worker", options.Concurrency, options, environment, cancellation);
        await ServeAsync(new SqsEventSourceOptions(accounts.Url, s_home) { BatchSize = 1, MaximumConcurrency = 1 }, scheduleTables, cancellation);
        await ServeAsync(new SqsEventSourceOptions(tables.Url, s_home) { MaximumConcurrency = options.Concurrency }, worker, cancellation);
    }

    private async Task ServeAsync(SqsEventSourceOptions source, LocalFunction function, CancellationToken cancellation) =>
        _sources.Add(await SqsEventSource.StartAsync(_logged, source, function.InvokeAsync, cancellation));

    private async Task<LocalFunction> StartAsync(
        string handler, int concurrency, CompareOptions options, Dictionary<string, string?> environment, CancellationToken cancellation)
    {
        var function = await LocalFunction.StartAsync(
            new FunctionOptions(handler, FunctionOptions.ProgramOf(options.Program))
            {
                Handler = handler,
                Timeout = TimeSpan.FromSeconds(900),
                Concurrency = concurrency,
                Environment = environment,
            },
            cancellation);
        _functions.Add(function);
        return function;
    }
}
