using System.Text.Json;
using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport;

namespace StandIns.Tests.Runtime;

/// <summary>The loop against a Runtime API on this machine. The address is an environment variable: one test at a time.</summary>
[Collection(nameof(RuntimeLoopTests))]
public sealed class RuntimeLoopTests
{
    [Fact]
    public async Task An_answer_is_posted_under_the_request_id()
    {
        await using var server = await RuntimeApiServer.StartAsync();
        server.Invoke(new Invocation("id-1", """{"Text":"who?"}"""));
        await Loop.ServingAsync(server, "", Loop.EchoAsync, async () =>
            Assert.Equal(new Posted("invocation/id-1/response", null, """{"Text":"who?!"}"""), await server.PostedAsync()));
    }

    [Fact]
    public async Task Invocations_follow_one_another()
    {
        await using var server = await RuntimeApiServer.StartAsync();
        foreach (var id in (string[])["a", "b", "c"]) server.Invoke(new Invocation(id, $$"""{"Text":"{{id}}"}"""));
        await Loop.ServingAsync(server, "", Loop.EchoAsync, async () =>
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
        await Loop.ServingAsync(server, "", (question, context) =>
            question.Text == "fail" ? throw new TimeoutException("too slow \"today\"") : Loop.EchoAsync(question, context), async () =>
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
        await Loop.ServingAsync(server, "", Loop.EchoAsync, async () =>
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
        await Loop.ServingAsync(server, "/functions/worker", Loop.EchoAsync, async () =>
            Assert.Equal("invocation/id-1/response", (await server.PostedAsync()).Path));
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
            return await Loop.EchoAsync(question, context);
        }, Loop.Serializer).Build();
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
        await Loop.ServingAsync(server, "", Loop.EchoAsync, () => server.Polled);
    }

    [Fact]
    public async Task An_initializer_that_says_no_ends_the_loop_before_it_starts()
    {
        await using var server = await RuntimeApiServer.StartAsync();
        using var address = new RuntimeAddress(server.Address);
        using var bootstrap = LambdaBootstrapBuilder.Create<Question, Answer>(Loop.EchoAsync, Loop.Serializer)
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
}
