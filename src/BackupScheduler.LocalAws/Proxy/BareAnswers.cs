namespace BackupScheduler.LocalAws.Proxy;

/// <summary>
/// On AWS, tagging and untagging a table answer without a body, where the emulator says `{}`. The SDK for .NET does not read it, and then finds that its
/// checksum does not fit.
/// </summary>
internal sealed class BareAnswers : IProxyBehaviour
{
    public async Task HandleAsync(ProxyCall call, Func<Task> next)
    {
        await next();
        if (call.Answer is { IsSuccess: true } answer && (call.Is("dynamodb", "TagResource") || call.Is("dynamodb", "UntagResource")))
        {
            call.Answer = answer with { Body = [], Headers = answer.Headers.Where(header => header.Key != "x-amz-crc32").ToDictionary() };
        }
    }
}
