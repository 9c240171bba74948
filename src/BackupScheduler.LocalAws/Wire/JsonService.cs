namespace BackupScheduler.LocalAws.Wire;

/// <summary>A service that speaks an AWS JSON protocol: the operation is in the X-Amz-Target header.</summary>
public sealed record JsonService(string SigningName, string TargetPrefix, string ContentType)
{
    public static readonly JsonService DynamoDb = new("dynamodb", "DynamoDB_20120810", "application/x-amz-json-1.0");
    public static readonly JsonService Sqs = new("sqs", "AmazonSQS", "application/x-amz-json-1.0");
    public static readonly JsonService Organizations =
        new("organizations", "AWSOrganizationsV20161128", "application/x-amz-json-1.1");
    public static readonly JsonService EventBridge = new("events", "AWSEvents", "application/x-amz-json-1.1");
    public static readonly JsonService Tagging = new("tagging", "ResourceGroupsTaggingAPI_20170126", "application/x-amz-json-1.1");
}

/// <summary>A service that speaks the AWS Query protocol: a form in, XML out.</summary>
public sealed record QueryService(string SigningName, string Version)
{
    public static readonly QueryService Iam = new("iam", "2010-05-08");
    public static readonly QueryService Sts = new("sts", "2011-06-15");
    public static readonly QueryService CloudFormation = new("cloudformation", "2010-05-15");
}
