using BackupScheduler.Bench.Functions;
using System.Diagnostics;

namespace BackupScheduler.Bench.Cold;

/// <summary>
/// A function's process as Lambda starts it, with nothing between: the watchdog that other measurements start theirs with would be timed too.
/// Ends when disposed, and by itself when the Runtime API is gone.
/// </summary>
internal sealed class FreshProcess : IAsyncDisposable
{
    // The collector sees a machine as large as Lambda's: with all of this one's memory it would let garbage lie.
    private const string MemoryOfLambda = "0x8000000";

    private readonly Process _process;
    private readonly Task _output;

    private FreshProcess(Process process)
    {
        _process = process;
        _output = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
    }

    public int Id => _process.Id;

    public static FreshProcess Start(Contender contender, string runtimeApi, string stub, Action<int> onExit)
    {
        var start = new ProcessStartInfo(contender.File, contender.Arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in Variables(runtimeApi, stub)) start.Environment[name] = value;
        var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.Exited += (_, _) => onExit(process.ExitCode);
        process.Start();
        return new FreshProcess(process);
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        await _output;
        _process.Dispose();
    }

    private static Dictionary<string, string?> Variables(string runtimeApi, string stub) => new(StubEnvironment.Of(stub))
    {
        ["AWS_LAMBDA_RUNTIME_API"] = runtimeApi,
        ["AWS_LAMBDA_FUNCTION_NAME"] = "cold",
        ["_HANDLER"] = "Worker",
        ["TABLE_QUEUE_URL"] = $"{stub}/123456789012/tables",
        ["DEAD_LETTER_QUEUE_URL"] = $"{stub}/123456789012/dead-letters",
        ["DOTNET_GCTotalPhysicalMemory"] = MemoryOfLambda,
        ["PYTHONDONTWRITEBYTECODE"] = "1",
    };
}
