using BackupScheduler.LocalAws.Emulation;
using BackupScheduler.LocalAws.Lambda;
using BackupScheduler.LocalAws.Proxy;
using BackupScheduler.LocalAws.Seeding;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.Bench.Calls;

/// <summary>
/// An emulator of its own behind the proxy that logs each call. Only what the functions call passes through the proxy: seeding, and the
/// polling that Lambda does by itself, go around it.
/// </summary>
internal sealed class EmulatedAws : IAsyncDisposable
{
    public const string Region = "us-east-1";

    // Longer than any case takes: a function that is given up on, or a message that comes into sight again, would be counted twice.
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(15);

    private readonly Emulator _emulator;
    private readonly AwsProxy _proxy;
    private readonly AwsWire _logged;
    private readonly List<LocalFunction> _functions = [];

    private EmulatedAws(Emulator emulator, AwsProxy proxy) =>
        (_emulator, _proxy, Direct, _logged) = (emulator, proxy, new AwsWire(emulator.Address), new AwsWire(proxy.Address));

    /// <summary>The management account, where functions and queues are.</summary>
    public static AwsPlace Home { get; } = new(AwsPlace.DefaultAccount, Region);

    /// <summary>The emulator itself, around the proxy.</summary>
    public AwsWire Direct { get; }

    public CallLog Log => _proxy.Log;

    public static async Task<EmulatedAws> StartAsync(CancellationToken cancellation)
    {
        var emulator = await Emulator.StartAsync(cancellation: cancellation);
        try
        {
            return new EmulatedAws(emulator, await AwsProxy.StartAsync(emulator.Address, new AwsProxyOptions
            {
                // A backup that is still CREATING would be looked at once more: by chance, not by the size of the case.
                Backups = new BackupSemanticsOptions { CreatingFor = TimeSpan.Zero },
                Iam = new() { TrustsListings = true },
            }, cancellation));
        }
        catch
        {
            await emulator.DisposeAsync();
            throw;
        }
    }

    /// <summary>A queue whose address leads through the proxy, so that what is sent to it is logged.</summary>
    public Task<SeededQueue> QueueAsync(string name, CancellationToken cancellation) =>
        new QueueSeeder(_logged).CreateAsync(Home, name, s_longest, cancellation: cancellation);

    /// <summary>One process of a function.</summary>
    public async Task<LocalFunction> FunctionAsync(
        string handler, string program, IReadOnlyDictionary<string, string?> variables, CancellationToken cancellation)
    {
        var options = new FunctionOptions(handler, FunctionOptions.ProgramOf(program))
        {
            Handler = handler,
            Timeout = s_longest,
            Environment = new Dictionary<string, string?>(variables)
            {
                ["AWS_ENDPOINT_URL"] = _proxy.Address.ToString().TrimEnd('/'),
                ["AWS_REGION"] = Region,
            },
        };
        var function = await LocalFunction.StartAsync(options, cancellation);
        _functions.Add(function);
        return function;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var function in _functions) await function.DisposeAsync();
        await _proxy.DisposeAsync();
        await _emulator.DisposeAsync();
        Direct.Dispose();
        _logged.Dispose();
    }
}
