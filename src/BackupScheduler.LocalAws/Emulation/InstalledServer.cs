using BackupScheduler.LocalAws.Processes;

namespace BackupScheduler.LocalAws.Emulation;

/// <summary>The `moto_server` that is already installed.</summary>
/// <remarks>
/// The server cannot tell its version (`--version` fails), so the Python that runs it is asked: the one in the
/// script's first line or, for shims, the one beside it. If that does not work either, the version stays unknown
/// and the readiness check decides: only moto 5 and late 4 answer `/moto-api/config`.
/// </remarks>
internal sealed class InstalledServer(EmulatorOptions options) : IEmulatorWay
{
    public string Name => "moto_server on PATH";

    public async Task<WayAnswer> PrepareAsync(IProgress<string>? progress, CancellationToken cancellation)
    {
        if (options.SearchPath.Find("moto_server") is not { } server)
        {
            return WayAnswer.Failed("not installed");
        }

        var version = await VersionOfAsync(server, cancellation);
        return version is null || version.StartsWith("5.", StringComparison.Ordinal)
            ? WayAnswer.Ready(Launch.OfServer(server, version ?? "unknown", server))
            : WayAnswer.Failed($"{server} is version {version}, need 5.x");
    }

    private static async Task<string?> VersionOfAsync(string server, CancellationToken cancellation)
    {
        if (PythonOf(server) is not { } python)
        {
            return null;
        }

        var ask = new CommandLine(python, ["-c", "import importlib.metadata as m; print(m.version('moto'))"]);
        try
        {
            var (exitCode, output) = await WatchedProcess.RunAsync(ask, TimeSpan.FromSeconds(20), null, cancellation);
            return exitCode == 0 ? output.LastLine() : null;
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    private static string? PythonOf(string server)
    {
        var firstLine = File.ReadLines(server).FirstOrDefault("");
        if (firstLine.StartsWith("#!", StringComparison.Ordinal) && firstLine.Contains("python", StringComparison.Ordinal))
        {
            var interpreter = firstLine[2..].Trim();
            return File.Exists(interpreter) ? interpreter : null;
        }

        return new SearchPath(Path.GetDirectoryName(server) ?? "").Find("python3", "python");
    }
}
