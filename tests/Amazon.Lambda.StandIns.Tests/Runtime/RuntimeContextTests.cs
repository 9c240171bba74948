using Amazon.Lambda.Core;

namespace StandIns.Tests.Runtime;

/// <summary>What a handler is told of its invocation. The address is an environment variable: one test at a time.</summary>
[Collection(nameof(RuntimeLoopTests))]
public sealed class RuntimeContextTests
{
    [Fact]
    public async Task The_context_tells_id_function_and_remaining_time()
    {
        await using var server = await RuntimeApiServer.StartAsync();
        server.Invoke(new Invocation("id-1", """{"Text":"x"}""", DateTimeOffset.UtcNow.AddSeconds(100)));
        ILambdaContext? seen = null;
        var remaining = TimeSpan.Zero;
        await Loop.ServingAsync(server, "", (question, context) =>
        {
            (seen, remaining) = (context, context.RemainingTime);
            return Loop.EchoAsync(question, context);
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
        await Loop.ServingAsync(server, "", (question, context) =>
        {
            trace = Environment.GetEnvironmentVariable("_X_AMZN_TRACE_ID");
            return Loop.EchoAsync(question, context);
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
        await Loop.ServingAsync(server, "", (question, context) =>
        {
            traces.Add(Environment.GetEnvironmentVariable("_X_AMZN_TRACE_ID"));
            return Loop.EchoAsync(question, context);
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
        await Loop.ServingAsync(server, "", (question, context) =>
        {
            remaining = context.RemainingTime;
            return Loop.EchoAsync(question, context);
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
            await Loop.ServingAsync(server, "", (question, context) => Loop.EchoAsync(question, seen = context), server.PostedAsync);
            Assert.Equal(("worker", "7", 256), (seen!.FunctionName, seen.FunctionVersion, seen.MemoryLimitInMB));
            Assert.Equal(("group", "stream"), (seen.LogGroupName, seen.LogStreamName));
        }
        finally
        {
            foreach (var (name, _) in variables) Environment.SetEnvironmentVariable(name, null);
        }
    }
}
