using BackupScheduler.Bench.Functions;
using System.Globalization;
using System.Text.Json;
using BackupScheduler.Bench.Throughput.Stub;
using BackupScheduler.LocalAws.Emulation;
using BackupScheduler.LocalAws.Processes;

namespace BackupScheduler.Bench.Throughput;

/// <summary>The plain script in Python: one table after the other.</summary>
/// <param name="Trial">What it took.</param>
/// <param name="Versions">Of Python and boto3.</param>
internal sealed record PythonTrial(Trial Trial, string Versions)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(10);

    /// <summary>A Python that has boto3: the first on the path, or the one that the emulator's own environment has; null if neither does.</summary>
    public static async Task<string?> FindAsync(CancellationToken cancellation)
    {
        var ours = Path.Combine(new EmulatorOptions().CacheDirectory, $"moto-{EmulatorOptions.PinnedVersion}", "bin", "python");
        foreach (var python in (string?[])[SearchPath.FromEnvironment().Find("python3", "python"), ours])
        {
            if (python is null || !File.Exists(python)) continue;
            var (exitCode, _) = await WatchedProcess.RunAsync(new LocalAws.Processes.CommandLine(python, ["-c", "import boto3"]), s_patience, null, cancellation);
            if (exitCode == 0) return python;
        }

        return null;
    }

    /// <summary>Runs the script on the same tables.</summary>
    /// <exception cref="MeasurementException">The script failed, or a table was not backed up and pruned once.</exception>
    public static async Task<PythonTrial> RunAsync(StubAws stub, int tables, int keep, string python, string script, CancellationToken cancellation)
    {
        var run = DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds());
        stub.Serve(new StubTables(ServiceTrial.Account, tables, keep, run));
        var name = $"backup-scheduler_{run.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}";
        var command = new LocalAws.Processes.CommandLine(python, [script, keep.ToString(CultureInfo.InvariantCulture), name]) { Environment = StubEnvironment.Of(stub.Address) };
        var (exitCode, output) = await WatchedProcess.RunAsync(command, s_patience, null, cancellation);
        if (exitCode != 0) throw new MeasurementException($"{script} ended with {exitCode}: {output.LastLine()}");
        var calls = stub.Counts.Calls;
        if (calls.GetValueOrDefault("CreateBackup") != tables || calls.GetValueOrDefault("DeleteBackup") != tables)
            throw new MeasurementException($"{script} did not back up and prune every table once: {string.Join(", ", calls)}");
        return Read(output.Lines[^1], tables, calls, stub.Counts.Connections);
    }

    private static PythonTrial Read(string line, int tables, IReadOnlyDictionary<string, int> calls, int connections)
    {
        using var json = JsonDocument.Parse(line);
        var root = json.RootElement;
        return new PythonTrial(
            new Trial(tables, root.GetProperty("seconds").GetDouble(), root.GetProperty("cpuSeconds").GetDouble(), root.GetProperty("peakBytes").GetInt64(), calls, connections),
            $"Python {root.GetProperty("python").GetString()}, boto3 {root.GetProperty("boto3").GetString()}");
    }
}
