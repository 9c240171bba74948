namespace BackupScheduler.LocalAws.Proxy.Ledger;

/// <summary>Queues, known by their URLs or names.</summary>
internal static class SqsResources
{
    public static IReadOnlyList<string> Of(ProxyCall call)
    {
        if ((string?)call.Input["QueueUrl"] is { } url && url.Split('/') is [.., var account, var queue])
        {
            return [$"arn:aws:sqs:{call.Region}:{account}:{queue}"];
        }

        return (string?)call.Input["QueueName"] is { } name ? [$"arn:aws:sqs:{call.Region}:{call.Account}:{name}"] : CallResources.Any;
    }
}
