using System.Net;
using BackupScheduler.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BackupScheduler.Cli.WebConsole;

/// <summary>The web server on 127.0.0.1, with one handler for everything. It logs nothing: addresses may hold the token.</summary>
internal sealed class ConsoleServer : IAsyncDisposable
{
    // Thousands of letters may be named in one form, 36 characters each.
    private const int LargestForm = 1024 * 1024;
    private readonly WebApplication _app;

    private ConsoleServer(WebApplication app) => _app = app;

    public int Port => new Uri(_app.Urls.Single()).Port;

    /// <summary>Starts.</summary>
    /// <param name="port">The port; 0 for a free one.</param>
    /// <param name="handler">Takes every request; asked for once the port is known, before any request is answered.</param>
    /// <param name="cancellation">Gives up starting.</param>
    /// <exception cref="BadUsageException">The port is taken.</exception>
    public static async Task<ConsoleServer> StartAsync(int port, Func<int, RequestDelegate> handler, CancellationToken cancellation)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        // Each chosen letter is a value of the form; the form's size is the limit.
        builder.Services.Configure<Microsoft.AspNetCore.Http.Features.FormOptions>(options => options.ValueCountLimit = LargestForm);
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(2));
        builder.WebHost.ConfigureKestrel(options =>
        {
            options.Listen(IPAddress.Loopback, port);
            options.AddServerHeader = false;
            options.Limits.MaxRequestBodySize = LargestForm;
        });
        var app = builder.Build();
        var known = new TaskCompletionSource<RequestDelegate>(TaskCreationOptions.RunContinuationsAsynchronously);
        app.Run(async context => await (await known.Task)(context));
        try
        {
            await app.StartAsync(cancellation);
        }
        catch (IOException)
        {
            await app.DisposeAsync();
            throw new BadUsageException(Given.Line("--port", $"'{port}'", "a port of this machine that nothing listens on, or 0 for any such"));
        }

        var server = new ConsoleServer(app);
        known.SetResult(handler(server.Port));
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    /// <summary>The usual lifetime would swallow Ctrl+C and SIGTERM of the whole program.</summary>
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
