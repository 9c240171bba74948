using BackupScheduler.LocalAws.Processes;

namespace BackupScheduler.LocalAws.Emulation;

/// <summary>A running moto server on a loopback port: the embedded AWS. It ends with this object or, at the latest, with this process.</summary>
public sealed class Emulator : IAsyncDisposable
{
    private readonly WatchedProcess _process;

    private Emulator(WatchedProcess process, Uri address, Launch launch)
    {
        _process = process;
        Address = address;
        Version = launch.Version;
        Origin = launch.Origin;
    }

    public Uri Address { get; }

    /// <summary>The moto version, or `unknown` for an installed server that does not tell.</summary>
    public string Version { get; }

    /// <summary>Where the server comes from: a file, a directory or a container image.</summary>
    public string Origin { get; }

    /// <summary>The server's last lines of output.</summary>
    public IReadOnlyList<string> OutputTail => _process.Tail.Lines;

    /// <exception cref="EmulatorUnavailableException">No way worked.</exception>
    public static async Task<Emulator> StartAsync(
        EmulatorOptions? options = null, IProgress<string>? progress = null, CancellationToken cancellation = default)
    {
        options ??= new EmulatorOptions();
        IEmulatorWay[] ways = [new InstalledServer(options), new VirtualEnvironment(options), new ContainerImage(options)];
        var failures = new List<string>();
        foreach (var way in ways)
        {
            var answer = await way.PrepareAsync(progress, cancellation);
            var failure = answer.Failure;
            if (answer.Launch is { } launch)
            {
                (var emulator, failure) = await TryStartAsync(launch, options.StartTimeout, cancellation);
                if (emulator is not null)
                {
                    progress?.Report($"moto {emulator.Version} ({emulator.Origin}) at {emulator.Address}");
                    return emulator;
                }
            }

            failures.Add($"{way.Name}: {failure}");
        }

        throw new EmulatorUnavailableException(failures);
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    /// <summary>A free port may be lost to another program before the server binds it: the second try gets another.</summary>
    private static async Task<(Emulator? Emulator, string Failure)> TryStartAsync(
        Launch launch, TimeSpan timeout, CancellationToken cancellation)
    {
        var failure = "";
        for (var attempt = 0; attempt < 2; attempt++)
        {
            var port = FreePort.Next();
            var address = new Uri($"http://127.0.0.1:{port}/");
            var process = WatchedProcess.Start(launch.Command(port));
            var ready = false;
            try
            {
                ready = await Readiness.WaitAsync(address, process.Exited, timeout, cancellation);
                if (ready)
                {
                    return (new Emulator(process, address, launch), "");
                }

                if (!process.Exited.IsCompleted)
                {
                    return (null, $"{launch.Origin} did not answer within {timeout.TotalSeconds:0} s: {process.Tail.LastLine()}");
                }

                failure = $"{launch.Origin} exited with {await process.Exited}: {process.Tail.LastLine()}";
            }
            finally
            {
                if (!ready)
                {
                    await process.DisposeAsync();
                }
            }
        }

        return (null, failure);
    }
}
