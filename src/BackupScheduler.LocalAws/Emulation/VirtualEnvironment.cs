using BackupScheduler.LocalAws.Processes;

namespace BackupScheduler.LocalAws.Emulation;

/// <summary>A Python virtual environment of our own, with the pinned moto, kept in the user's cache directory.</summary>
internal sealed class VirtualEnvironment(EmulatorOptions options) : IEmulatorWay
{
    private readonly string _directory = Path.Combine(options.CacheDirectory, $"moto-{EmulatorOptions.PinnedVersion}");

    public string Name => "virtual environment";

    private string Binaries => Path.Combine(_directory, OperatingSystem.IsWindows() ? "Scripts" : "bin");

    /// <summary>Written last: without it the environment is half-made and is made again.</summary>
    private string Marker => Path.Combine(_directory, "complete");

    public async Task<WayAnswer> PrepareAsync(IProgress<string>? progress, CancellationToken cancellation)
    {
        if (options.SearchPath.Find("python3", "python") is not { } python)
        {
            return WayAnswer.Failed("no python3 on PATH");
        }

        try
        {
            Directory.CreateDirectory(options.CacheDirectory);
            await using var one = await OneAtATimeAsync(cancellation);
            var failure = File.Exists(Marker) ? null : await MakeAsync(python, progress, cancellation);
            return failure is null ? WayAnswer.Ready(Server()) : WayAnswer.Failed(failure);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or TimeoutException)
        {
            return WayAnswer.Failed(e.Message);
        }
    }

    private Launch Server() =>
        Launch.OfServer(_directory, EmulatorOptions.PinnedVersion, Path.Combine(Binaries, "moto_server"));

    private async Task<string?> MakeAsync(string python, IProgress<string>? progress, CancellationToken cancellation)
    {
        progress?.Report($"installing moto {EmulatorOptions.PinnedVersion} into {_directory}");
        var pip = new CommandLine(Path.Combine(Binaries, "python"),
            ["-m", "pip", "install", "--disable-pip-version-check", $"moto[server]=={EmulatorOptions.PinnedVersion}"]);
        var failure = await FailureOfAsync(new CommandLine(python, ["-m", "venv", "--clear", _directory]), progress, cancellation)
            ?? await FailureOfAsync(pip, progress, cancellation);
        if (failure is null)
        {
            await File.WriteAllTextAsync(Marker, EmulatorOptions.PinnedVersion, cancellation);
        }

        return failure;
    }

    private async Task<string?> FailureOfAsync(
        CommandLine command, IProgress<string>? progress, CancellationToken cancellation)
    {
        var (exitCode, output) = await WatchedProcess.RunAsync(
            command, options.InstallTimeout, line => progress?.Report(line), cancellation);
        return exitCode == 0 ? null : $"`{string.Join(' ', command.Arguments.Take(3))}` failed: {output.LastLine()}";
    }

    /// <summary>Two test processes may start at once on a fresh machine: the second waits for the first.</summary>
    private async Task<FileStream> OneAtATimeAsync(CancellationToken cancellation)
    {
        var deadline = DateTime.UtcNow + options.InstallTimeout;
        while (true)
        {
            try
            {
                return new FileStream($"{_directory}.lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (DateTime.UtcNow < deadline)
            {
                await Task.Delay(200, cancellation);
            }
        }
    }
}
