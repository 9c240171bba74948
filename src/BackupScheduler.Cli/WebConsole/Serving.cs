using BackupScheduler.Cli.Output;

namespace BackupScheduler.Cli.WebConsole;

/// <summary>Serves the console until somebody ends it.</summary>
internal static class Serving
{
    private static readonly TimeSpan s_ending = TimeSpan.FromSeconds(15);

    /// <summary>Serves.</summary>
    /// <param name="desk">What is shown and done.</param>
    /// <param name="options">How.</param>
    /// <param name="terminal">Gets the address, once, on its output; everything else on the error output.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellation">Ends it: that is how a console ends, and no failure.</param>
    /// <returns>0; 130 where letters were being dealt with when it ended.</returns>
    public static async Task<int> RunAsync(IDesk desk, ConsoleOptions options, Terminal terminal, TimeProvider time, CancellationToken cancellation)
    {
        var state = new ConsoleState(desk, time, terminal.Progress.Warn, cancellation);
        var site = new ConsoleSite(desk, state, options, time, terminal.Progress.Warn);
        await using var server = await ConsoleServer.StartAsync(options.Port, site.HandlerAt, cancellation);
        state.Refresh();
        await terminal.Out.WriteLineAsync($"console: http://127.0.0.1:{server.Port}/?token={site.Secrets.Token}");
        await terminal.Out.FlushAsync(CancellationToken.None);
        await terminal.Error.WriteLineAsync($"whoever has this address may {(options.AllowsChanges ? "redrive and discard dead letters" : "see everything, and change nothing (--allow-changes)")}; Ctrl+C ends it");
        await UntilAsync(cancellation);
        return await EndAsync(state, terminal);
    }

    private static async Task UntilAsync(CancellationToken cancellation)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = cancellation.Register(ended.SetResult);
        await ended.Task;
    }

    private static async Task<int> EndAsync(ConsoleState state, Terminal terminal)
    {
        var wasBusy = state.Errands.Now is { IsRunning: true };
        await Task.WhenAny(Task.WhenAll(state.Errands.WhenDoneAsync(), state.Status.WhenReadAsync(), state.Letters.WhenReadAsync()), Task.Delay(s_ending, CancellationToken.None));
        if (wasBusy) await terminal.Error.WriteLineAsync("interrupted while letters were being dealt with; those that were not done still lie in the queue");
        await terminal.Error.WriteLineAsync("the console has ended");
        return wasBusy ? ExitCode.Interrupted : ExitCode.Done;
    }
}
