using System.Collections.Concurrent;
using BackupScheduler.LocalAws.Lambda;
using BackupScheduler.LocalAws.Processes;
using BackupScheduler.LocalAws.Tests.Children;

namespace BackupScheduler.LocalAws.Tests.Lambda;

public sealed class LocalFunctionTests
{
    private static readonly FunctionOptions Options =
        new("tiny", new CommandLine(Child.Dotnet, [Child.Assembly, "function"])) { Timeout = TimeSpan.FromSeconds(20) };

    [Fact]
    public async Task A_function_gets_its_event_and_its_answer_comes_back()
    {
        await using var function = await LocalFunction.StartAsync(Options);

        Assert.Equal(new InvocationResult("""{"ä":1}"""), await function.InvokeAsync("""{"ä":1}"""));
        Assert.Equal(1, function.Starts);
    }

    [Fact]
    public async Task A_function_gets_the_headers_and_variables_of_lambda()
    {
        var lines = new ConcurrentQueue<string>();
        await using var function = await LocalFunction.StartAsync(Options with
        {
            Handler = "Worker",
            Environment = new Dictionary<string, string?> { ["EXTRA"] = "more" },
            OnLine = lines.Enqueue,
        });

        var described = (await function.InvokeAsync("\"headers\"")).Payload.Split('\n');

        var left = DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(described[0])) - DateTimeOffset.UtcNow;
        Assert.InRange(left, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(20));
        Assert.Matches("^Root=1-[0-9a-f]{8}-[0-9a-f]{24};Sampled=0$", described[1]);
        Assert.Equal(["arn:aws:lambda:us-east-1:123456789012:function:tiny", "Worker", "more"], described[2..]);
        Assert.Equal(["polling"], lines);
    }

    [Fact]
    public async Task An_error_of_the_function_is_reported_and_the_process_lives_on()
    {
        await using var function = await LocalFunction.StartAsync(Options);

        var result = await function.InvokeAsync("\"fail\"");

        Assert.Equal(new InvocationError("Boom", "it broke"), result.Error);
        Assert.False((await function.InvokeAsync("1")).IsError);
        Assert.Equal(1, function.Starts);
    }

    [Fact]
    public async Task A_process_that_exits_fails_its_invocation_and_is_started_again()
    {
        await using var function = await LocalFunction.StartAsync(Options);

        var result = await function.InvokeAsync("\"exit\"");

        Assert.Equal(new InvocationError("Runtime.ExitError", "Runtime exited with error: exit status 3"), result.Error);
        Assert.Equal("2", (await function.InvokeAsync("2")).Payload);
        Assert.Equal(2, function.Starts);
    }

    [Fact]
    public async Task An_invocation_that_takes_too_long_is_killed_with_its_process()
    {
        await using var function = await LocalFunction.StartAsync(Options with { Timeout = TimeSpan.FromSeconds(2) });

        var result = await function.InvokeAsync("\"hang\"");

        Assert.Equal("Sandbox.Timedout", result.Error?.Type);
        Assert.EndsWith("Task timed out after 2.00 seconds", result.Error?.Message, StringComparison.Ordinal);
        Assert.Equal("3", (await function.InvokeAsync("3")).Payload);
        Assert.Equal(2, function.Starts);
    }

    [Fact]
    public async Task A_killed_process_fails_its_invocation_and_is_replaced()
    {
        await using var function = await LocalFunction.StartAsync(Options);
        await function.InvokeAsync("1");
        var hanging = function.InvokeAsync("\"hang\"");
        await Task.Delay(200);

        function.KillAll();

        Assert.Equal("Runtime.ExitError", (await hanging).Error?.Type);
        Assert.Equal("4", (await function.InvokeAsync("4")).Payload);
    }

    [Theory]
    [InlineData("CrashesAtStart", "Runtime.ExitError", "Runtime exited with error: exit status 7")]
    [InlineData("FailsToInitialise", "NoHandler", "no such handler")]
    public async Task A_function_that_cannot_start_fails_what_waits_for_it(string handler, string type, string message)
    {
        await using var function = await LocalFunction.StartAsync(Options with { Handler = handler });

        Assert.Equal(new InvocationError(type, message), (await function.InvokeAsync("1")).Error);
    }

    [Fact]
    public async Task As_many_events_are_worked_on_at_once_as_there_are_processes()
    {
        await using var function = await LocalFunction.StartAsync(Options with { Concurrency = 2 });
        await Task.WhenAll(function.InvokeAsync("\"slow\""), function.InvokeAsync("\"slow\""));

        var pids = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => function.InvokeAsync("\"slow\"")));

        Assert.Equal([2, 2], pids.CountBy(r => r.Payload).Select(p => p.Value));
    }

    [Fact]
    public async Task Disposing_ends_waiting_invocations_and_processes()
    {
        var function = await LocalFunction.StartAsync(Options);
        var pid = int.Parse((await function.InvokeAsync("\"slow\"")).Payload);
        var hanging = function.InvokeAsync("\"hang\"");
        var waiting = function.InvokeAsync("1");
        await Task.Delay(100);

        await function.DisposeAsync();

        Assert.True((await hanging).IsError && (await waiting).IsError);
        Assert.False(Directory.Exists($"/proc/{pid}"));
    }
}
