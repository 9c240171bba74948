using System.Diagnostics;
using System.Text.Json;

namespace StandIns.Tests.Runtime;

public sealed class FunctionProcessTests
{
    // 128 + SIGTERM: what a .NET process gives that ends by the signal's default action, in good order.
    private const int EndedBySignal = 143;

    [Fact]
    public async Task A_function_that_fails_to_initialize_says_so_and_ends()
    {
        await using var server = await RuntimeApiServer.StartAsync();
        using var function = Start(FunctionProgram.FailToInitialize, server);
        var error = await server.PostedAsync();
        Assert.Equal("init/error", error.Path);
        using var body = JsonDocument.Parse(error.Body);
        Assert.Equal("FormatException", body.RootElement.GetProperty("errorType").GetString());
        Assert.Equal("REGIONS is not set", body.RootElement.GetProperty("errorMessage").GetString());
        Assert.NotEqual(0, await EndAsync(function));
        Assert.False(server.Polled.IsCompleted);
    }

    [Fact]
    public async Task A_function_told_to_terminate_while_it_waits_for_work_ends_cleanly()
    {
        await using var server = await RuntimeApiServer.StartAsync();
        using var function = Start(FunctionProgram.Serve, server);
        await server.Polled.WaitAsync(TimeSpan.FromSeconds(20));
        using (var kill = Process.Start("sh", ["-c", $"kill -TERM {function.Id}"])) await kill.WaitForExitAsync();
        Assert.Contains(await EndAsync(function), (int[])[0, EndedBySignal]);
    }

    private static Process Start(string mode, RuntimeApiServer server)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(FunctionProgram).Assembly.Location, mode])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        start.Environment["AWS_LAMBDA_RUNTIME_API"] = server.Address;
        var process = Process.Start(start)!;
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        return process;
    }

    private static async Task<int> EndAsync(Process process)
    {
        try
        {
            await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(20));
            return process.ExitCode;
        }
        finally
        {
            if (!process.HasExited) process.Kill();
        }
    }
}
