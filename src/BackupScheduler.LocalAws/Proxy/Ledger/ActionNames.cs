namespace BackupScheduler.LocalAws.Proxy.Ledger;

/// <summary>What an operation is called in a policy.</summary>
internal static class ActionNames
{
    private const string Batch = "Batch";

    public static string Of(ProxyCall call) => $"{Prefix(call.Service)}:{Name(call)}";

    private static string Prefix(string signingName) => signingName switch
    {
        "tagging" => "tag",
        "monitoring" => "cloudwatch",
        _ => signingName,
    };

    /// <summary>SQS has no action of its own for a batch: who may send one message may send ten.</summary>
    private static string Name(ProxyCall call) => call.Service switch
    {
        "sqs" when call.Operation.EndsWith(Batch, StringComparison.Ordinal) => call.Operation[..^Batch.Length],
        "s3" => S3Resources.Action(call),
        _ => call.Operation,
    };
}
