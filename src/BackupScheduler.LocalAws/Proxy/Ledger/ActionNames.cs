namespace BackupScheduler.LocalAws.Proxy.Ledger;

/// <summary>What an operation is called in a policy.</summary>
internal static class ActionNames
{
    private const string Batch = "Batch";

    public static string Of(ProxyCall call) => $"{Prefix(call.Service)}:{Name(call.Service, call.Operation)}";

    private static string Prefix(string signingName) => signingName switch
    {
        "tagging" => "tag",
        "monitoring" => "cloudwatch",
        _ => signingName,
    };

    /// <summary>SQS has no action of its own for a batch: who may send one message may send ten.</summary>
    private static string Name(string service, string operation) =>
        service == "sqs" && operation.EndsWith(Batch, StringComparison.Ordinal) ? operation[..^Batch.Length] : operation;
}
