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

/// <summary>The runtime's loop around a handler, for as long as a check takes.</summary>
internal static class Loop
{
    public static readonly SourceGeneratorLambdaJsonSerializer<RuntimeContext> Serializer = new();

    public static Task<Answer> EchoAsync(Question question, ILambdaContext context) => Task.FromResult(new Answer(question.Text + "!"));

    public static async Task ServingAsync(
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
