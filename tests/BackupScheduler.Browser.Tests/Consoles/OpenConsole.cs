using BackupScheduler.Cli.Tests.Status;
using BackupScheduler.Cli.WebConsole;
using BackupScheduler.Core.DeadLetters;
using BackupScheduler.Core.Status;
using Microsoft.Extensions.Time.Testing;

namespace BackupScheduler.Browser.Tests.Consoles;

/// <summary>A console that serves an organization on paper.</summary>
internal sealed class OpenConsole : IAsyncDisposable
{
    private readonly CancellationTokenSource _ending = new();
    private readonly ConsoleServer _server;
    private readonly ConsoleSite _site;

    private OpenConsole(ConsoleServer server, ConsoleSite site, ConsoleState state, RecordingDesk desk, List<string> log) =>
        (_server, _site, State, Desk, Log) = (server, site, state, desk, log);

    public RecordingDesk Desk { get; }

    public ConsoleState State { get; }

    /// <summary>What it wrote on the error output.</summary>
    public List<string> Log { get; }

    public FakeTimeProvider Clock { get; private init; } = null!;

    public int Port => _server.Port;

    public string Address => $"http://127.0.0.1:{Port}";

    public string Token => _site.Secrets.Token;

    /// <summary>The address that lets a browser in.</summary>
    public string Entry => $"{Address}/?token={Token}";

    public string Session => _site.Secrets.Session;

    public string Form => _site.Secrets.Form;

    public static async Task<OpenConsole> StartAsync(
        OrganizationStatus? status = null, IReadOnlyList<LetterReading>? letters = null, bool allowsChanges = true, Task? looking = null)
    {
        var desk = new RecordingDesk(status ?? SyntheticOrganization.Of(6), letters ?? Letters.Of(7)) { Looking = looking ?? Task.CompletedTask };
        var clock = new FakeTimeProvider(SyntheticOrganization.Now.AddMinutes(1));
        var options = new ConsoleOptions { AllowsChanges = allowsChanges };
        var log = new List<string>();
        var state = new ConsoleState(desk, clock, log.Add, CancellationToken.None);
        var site = new ConsoleSite(desk, state, options, clock, log.Add);
        var server = await ConsoleServer.StartAsync(0, site.HandlerAt, CancellationToken.None);
        state.Refresh();
        if (looking is null) await state.Status.WhenReadAsync();
        await state.Letters.WhenReadAsync();
        return new OpenConsole(server, site, state, desk, log) { Clock = clock };
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _server.DisposeAsync();
        _ending.Dispose();
    }
}
