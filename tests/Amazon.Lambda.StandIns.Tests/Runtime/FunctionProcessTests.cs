using System.Diagnostics;
using System.Text.Json;

namespace StandIns.Tests.Runtime;

public sealed class FunctionProcessTests
{
#if OFFICIAL_AWS_PACKAGES
    // 128 + SIGABRT: the failure is thrown on, past the end of the program. 128 + SIGTERM: the signal's default action.
    private const int FailedToInitialize = 134, Terminated = 143;
#else
    private const int FailedToInitialize = 1, Terminated = 0;
#endif

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
        Assert.Equal("FormatException", error.ErrorType);
        Assert.Equal(FailedToInitialize, await EndAsync(function));
        Assert.False(server.Polled.IsCompleted);
    }

    [Fact]
    public async Task A_function_told_to_terminate_while_it_waits_for_work_ends_cleanly()
    {
        await using var server = await RuntimeApiServer.StartAsync();
        using var function = Start(FunctionProgram.Serve, server);
        await server.Polled.WaitAsync(TimeSpan.FromSeconds(20));
        using (var kill = Process.Start("sh", ["-c", $"kill -TERM {function.Id}"])) await kill.WaitForExitAsync();
        Assert.Equal(Terminated, await EndAsync(function));
    }

    [Fact]
    public async Task A_function_that_cannot_reach_the_Runtime_API_ends_with_an_error()
    {
        var server = await RuntimeApiServer.StartAsync();
        using var function = Start(FunctionProgram.Serve, server);
        await server.Polled.WaitAsync(TimeSpan.FromSeconds(20));
        await server.DisposeAsync();
        Assert.NotEqual(0, await EndAsync(function));
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
