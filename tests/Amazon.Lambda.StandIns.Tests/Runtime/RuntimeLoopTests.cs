using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.Serialization.SystemTextJson;

namespace StandIns.Tests.Runtime;

public sealed record Question(string Text);

public sealed record Answer(string Text);

[JsonSerializable(typeof(Question))]
[JsonSerializable(typeof(Answer))]
public sealed partial class RuntimeContext : JsonSerializerContext;

/// <summary>The loop against a Runtime API on this machine. The address is an environment variable: one test at a time.</summary>
[Collection(nameof(RuntimeLoopTests))]
public sealed class RuntimeLoopTests
{
    private static readonly SourceGeneratorLambdaJsonSerializer<RuntimeContext> Serializer = new();

    [Fact]
    public async Task An_answer_is_posted_under_the_request_id()
    {
        await using var server = await RuntimeApiServer.StartAsync();
        server.Invoke(new Invocation("id-1", """{"Text":"who?"}"""));
        await Serving(server, "", Echo, async () =>
            Assert.Equal(new Posted("invocation/id-1/response", null, """{"Text":"who?!"}"""), await server.PostedAsync()));
    }

    [Fact]
    public async Task Invocations_follow_one_another()
    {
        await using var server = await RuntimeApiServer.StartAsync();
        foreach (var id in (string[])["a", "b", "c"]) server.Invoke(new Invocation(id, $$"""{"Text":"{{id}}"}"""));
        await Serving(server, "", Echo, async () =>
        {
            foreach (var id in (string[])["a", "b", "c"])
                Assert.Equal(new Posted($"invocation/{id}/response", null, $$"""{"Text":"{{id}}!"}"""), await server.PostedAsync());
        });
    }

    [Fact]
    public async Task A_failing_handler_is_an_error_of_its_invocation_and_the_loop_goes_on()
    {
        await using var server = await RuntimeApiServer.StartAsync();
        server.Invoke(new Invocation("bad", """{"Text":"fail"}"""));
        server.Invoke(new Invocation("good", """{"Text":"x"}"""));
        await Serving(server, "", (question, context) =>
            question.Text == "fail" ? throw new TimeoutException("too slow \"today\"") : Echo(question, context), async () =>
        {
            var error = await server.PostedAsync();
            Assert.Equal(("invocation/bad/error", "TimeoutException"), (error.Path, error.ErrorType));
            using var body = JsonDocument.Parse(error.Body);
            Assert.Equal("TimeoutException", body.RootElement.GetProperty("errorType").GetString());
            Assert.Equal("too slow \"today\"", body.RootElement.GetProperty("errorMessage").GetString());
            Assert.NotEqual(0, body.RootElement.GetProperty("stackTrace").GetArrayLength());
            Assert.Equal("invocation/good/response", (await server.PostedAsync()).Path);
        });
    }

    [Theory]
    [InlineData("{\"Text\":")]
    [InlineData("")]
    public async Task A_bad_payload_is_an_error_of_its_invocation_and_the_loop_goes_on(string payload)
    {
        await using var server = await RuntimeApiServer.StartAsync();
        server.Invoke(new Invocation("bad", payload));
        server.Invoke(new Invocation("good", """{"Text":"x"}"""));
        await Serving(server, "", Echo, async () =>
        {
            var error = await server.PostedAsync();
            Assert.Equal(("invocation/bad/error", "JsonSerializerException"), (error.Path, error.ErrorType));
            Assert.Equal("invocation/good/response", (await server.PostedAsync()).Path);
        });
    }

    [Fact]
    public async Task The_address_may_hold_a_path()
    {
        await using var server = await RuntimeApiServer.StartAsync("/functions/worker");
        server.Invoke(new Invocation("id-1", """{"Text":"x"}"""));
        await Serving(server, "/functions/worker", Echo, async () =>
            Assert.Equal("invocation/id-1/response", (await server.PostedAsync()).Path));
    }

    [Fact]
    public async Task The_context_tells_id_function_and_remaining_time()
    {
        await using var server = await RuntimeApiServer.StartAsync();
        server.Invoke(new Invocation("id-1", """{"Text":"x"}""", DateTimeOffset.UtcNow.AddSeconds(100)));
        ILambdaContext? seen = null;
        var remaining = TimeSpan.Zero;
        await Serving(server, "", (question, context) =>
        {
            (seen, remaining) = (context, context.RemainingTime);
            return Echo(question, context);
        }, server.PostedAsync);
        Assert.Equal(("id-1", "arn:aws:lambda:eu-west-1:111122223333:function:f"), (seen!.AwsRequestId, seen.InvokedFunctionArn));
        Assert.InRange(remaining, TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(100));
    }

    [Fact]
    public async Task The_trace_id_is_in_the_environment_of_the_invocation()
    {
        await using var server = await RuntimeApiServer.StartAsync();
        server.Invoke(new Invocation("id-1", """{"Text":"x"}""", Trace: "Root=1-2-3"));
        string? trace = null;
        await Serving(server, "", (question, context) =>
        {
            trace = Environment.GetEnvironmentVariable("_X_AMZN_TRACE_ID");
            return Echo(question, context);
        }, server.PostedAsync);
        Assert.Equal("Root=1-2-3", trace);
    }

    [Fact]
    public async Task A_trace_id_does_not_leak_into_an_invocation_without_one()
    {
        await using var server = await RuntimeApiServer.StartAsync();
        server.Invoke(new Invocation("traced", """{"Text":"x"}""", Trace: "Root=1-2-3"));
        server.Invoke(new Invocation("plain", """{"Text":"x"}"""));
        List<string?> traces = [];
        await Serving(server, "", (question, context) =>
        {
            traces.Add(Environment.GetEnvironmentVariable("_X_AMZN_TRACE_ID"));
            return Echo(question, context);
        }, async () =>
        {
            await server.PostedAsync();
            await server.PostedAsync();
        });
        Assert.Equal(["Root=1-2-3", ""], traces.Select(trace => trace ?? ""));
    }

    [Fact]
    public async Task Time_that_has_run_out_is_not_left_over()
    {
        await using var server = await RuntimeApiServer.StartAsync();
        server.Invoke(new Invocation("id-1", """{"Text":"x"}""", DateTimeOffset.UtcNow.AddSeconds(-5)));
        var remaining = TimeSpan.MaxValue;
        await Serving(server, "", (question, context) =>
        {
            remaining = context.RemainingTime;
            return Echo(question, context);
        }, server.PostedAsync);
        Assert.True(remaining < TimeSpan.Zero, $"{remaining}");
    }

    [Fact]
    public async Task The_context_tells_what_the_functions_environment_says()
    {
        await using var server = await RuntimeApiServer.StartAsync();
        server.Invoke(new Invocation("id-1", """{"Text":"x"}"""));
        (string Name, string Value)[] variables =
        [
            ("AWS_LAMBDA_FUNCTION_NAME", "worker"), ("AWS_LAMBDA_FUNCTION_VERSION", "7"), ("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "256"),
            ("AWS_LAMBDA_LOG_GROUP_NAME", "group"), ("AWS_LAMBDA_LOG_STREAM_NAME", "stream"),
        ];
        foreach (var (name, value) in variables) Environment.SetEnvironmentVariable(name, value);
        try
        {
            ILambdaContext? seen = null;
            await Serving(server, "", (question, context) => Echo(question, seen = context), server.PostedAsync);
            Assert.Equal(("worker", "7", 256), (seen!.FunctionName, seen.FunctionVersion, seen.MemoryLimitInMB));
            Assert.Equal(("group", "stream"), (seen.LogGroupName, seen.LogStreamName));
        }
        finally
        {
            foreach (var (name, _) in variables) Environment.SetEnvironmentVariable(name, null);
        }
    }

    [Fact]
    public async Task An_invocation_under_way_is_answered_before_a_cancelled_loop_returns()
    {
        await using var server = await RuntimeApiServer.StartAsync();
        server.Invoke(new Invocation("id-1", """{"Text":"x"}"""));
        var (started, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        using var address = new RuntimeAddress(server.Address);
        using var bootstrap = LambdaBootstrapBuilder.Create<Question, Answer>(async (question, context) =>
        {
            started.SetResult();
            await goOn.Task;
            return await Echo(question, context);
        }, Serializer).Build();
        using var stop = new CancellationTokenSource();
        var running = bootstrap.RunAsync(stop.Token);
        await started.Task.WaitAsync(TimeSpan.FromSeconds(20));
        await stop.CancelAsync();
        goOn.SetResult();
        Assert.Equal("invocation/id-1/response", (await server.PostedAsync()).Path);
        await running.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_cancelled_loop_returns_while_it_waits_for_work()
    {
        await using var server = await RuntimeApiServer.StartAsync();
        await Serving(server, "", Echo, () => server.Polled);
    }

    [Fact]
    public async Task An_initializer_that_says_no_ends_the_loop_before_it_starts()
    {
        await using var server = await RuntimeApiServer.StartAsync();
        using var address = new RuntimeAddress(server.Address);
        using var bootstrap = LambdaBootstrapBuilder.Create<Question, Answer>(Echo, Serializer)
            .UseBootstrapHandler(() => Task.FromResult(false))
            .Build();
        await bootstrap.RunAsync().WaitAsync(TimeSpan.FromSeconds(10));
        Assert.False(server.Polled.IsCompleted);
    }

    [Fact]
    public async Task A_handler_of_streams_answers_with_its_stream()
    {
        await using var server = await RuntimeApiServer.StartAsync();
        server.Invoke(new Invocation("id-1", "raw"));
        using var address = new RuntimeAddress(server.Address);
        using var client = new HttpClient();
        using var bootstrap = LambdaBootstrapBuilder
            .Create((Func<Stream, ILambdaContext, Task<Stream>>)((input, _) => Task.FromResult(input)))
            .UseHttpClient(client)
            .Build();
        using var stop = new CancellationTokenSource();
        var running = bootstrap.RunAsync(stop.Token);
        Assert.Equal(new Posted("invocation/id-1/response", null, "raw"), await server.PostedAsync());
        await stop.CancelAsync();
        await running.WaitAsync(TimeSpan.FromSeconds(10));
    }

    private static Task<Answer> Echo(Question question, ILambdaContext context) => Task.FromResult(new Answer(question.Text + "!"));

    private static async Task Serving(
        RuntimeApiServer server, string path, Func<Question, ILambdaContext, Task<Answer>> handler, Func<Task> check)
    {
        using var address = new RuntimeAddress(server.Address + path);
        using var bootstrap = LambdaBootstrapBuilder.Create(handler, Serializer).Build();
        using var stop = new CancellationTokenSource();
        var running = bootstrap.RunAsync(stop.Token);
        await check();
        await stop.CancelAsync();
        await running.WaitAsync(TimeSpan.FromSeconds(10));
    }
}
