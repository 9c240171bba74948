using System.Text;
using Amazon.Lambda.Core;
using Amazon.Lambda.Serialization.SystemTextJson;
using BackupScheduler.Functions;
using BackupScheduler.InProcess.Invocations;
using BackupScheduler.LocalAws.Lambda;

namespace BackupScheduler.Cli.InProcess;

/// <summary>A function's real handler behind its real JSON, in this process: what Lambda would run, without Lambda.</summary>
internal sealed class InProcessFunction<TInput, TOutput>(string name, Func<TInput, ILambdaContext, Task<TOutput>> handler)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(2);
    private readonly SourceGeneratorLambdaJsonSerializer<LambdaJson> _serializer = new();

    /// <summary>Invokes the handler as the runtime does: an exception is an answer of its own, not a crash.</summary>
    public async Task<InvocationResult> InvokeAsync(string payload, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(payload));
        var context = new InProcessContext(name, Guid.NewGuid().ToString(), Timeout, TimeProvider.System);
        var answer = await handler(_serializer.Deserialize<TInput>(input), context);
        using var output = new MemoryStream();
        _serializer.Serialize(answer, output);
        return new InvocationResult(Encoding.UTF8.GetString(output.ToArray()));
    }
}
