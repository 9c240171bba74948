using BackupScheduler.LocalAws.Proxy.Iam;

namespace BackupScheduler.LocalAws.Proxy.Ledger;

/// <summary>What a policy must allow a call on, as AWS's service authorization reference has it.</summary>
internal sealed class CallResources(IamFacts iam, OrganizationFacts organization)
{
    public static readonly IReadOnlyList<string> Any = ["*"];

    public async Task<IReadOnlyList<string>> OfAsync(ProxyCall call) => call.Service switch
    {
        "dynamodb" => DynamoDbResources.Of(call),
        "events" => EventBridgeResources.Of(call),
        "s3" => S3Resources.Of(call),
        "sqs" => SqsResources.Of(call),
        "sts" => call.Form.TryGetValue("RoleArn", out var role) ? [role] : Any,
        "iam" => await IamResources.OfAsync(call, iam),
        "organizations" => await OrganizationsResources.OfAsync(call, organization),
        _ => Any,
    };
}
