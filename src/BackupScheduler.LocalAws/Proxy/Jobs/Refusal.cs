namespace BackupScheduler.LocalAws.Proxy.Jobs;

/// <summary>Why a call is answered with an error, always of status 400: these are DynamoDB's own.</summary>
internal sealed record Refusal(string Code, string Message)
{
    public static Refusal Invalid(string message) => new("ValidationException", message);

    public ProxyAnswer Answer(ProxyCall call) => AwsError.Of(call, 400, Code, Message);
}
