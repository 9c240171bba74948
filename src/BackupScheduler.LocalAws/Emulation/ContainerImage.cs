using BackupScheduler.LocalAws.Processes;

namespace BackupScheduler.LocalAws.Emulation;

/// <summary>The published moto image, through docker or podman.</summary>
internal sealed class ContainerImage(EmulatorOptions options) : IEmulatorWay
{
    private const string Image = $"docker.io/motoserver/moto:{EmulatorOptions.PinnedVersion}";

    public string Name => $"container image {Image}";

    public async Task<WayAnswer> PrepareAsync(IProgress<string>? progress, CancellationToken cancellation)
    {
        var failures = new List<string>();
        foreach (var name in (string[])["docker", "podman"])
        {
            if (options.SearchPath.Find(name) is not { } engine)
            {
                failures.Add($"no {name} on PATH");
            }
            else if (await FailureOfPullAsync(engine, progress, cancellation) is { } failure)
            {
                failures.Add($"{name}: {failure}");
            }
            else
            {
                return WayAnswer.Ready(new Launch($"{name} {Image}", EmulatorOptions.PinnedVersion, port => Run(engine, port)));
            }
        }

        return WayAnswer.Failed(string.Join(", ", failures));
    }

    /// <summary>In the foreground: the client passes SIGTERM on to the container, and `--rm` then removes it.</summary>
    private static CommandLine Run(string engine, int port) =>
        new(engine, ["run", "--rm", "--publish", $"127.0.0.1:{port}:5000", Image]);

    private async Task<string?> FailureOfPullAsync(
        string engine, IProgress<string>? progress, CancellationToken cancellation)
    {
        try
        {
            var (present, _) = await WatchedProcess.RunAsync(
                new CommandLine(engine, ["image", "inspect", Image]), options.InstallTimeout, null, cancellation);
            if (present == 0)
            {
                return null;
            }

            progress?.Report($"pulling {Image}");
            var (pulled, output) = await WatchedProcess.RunAsync(
                new CommandLine(engine, ["pull", Image]), options.InstallTimeout, line => progress?.Report(line), cancellation);
            return pulled == 0 ? null : output.LastLine();
        }
        catch (TimeoutException e)
        {
            return e.Message;
        }
    }
}
