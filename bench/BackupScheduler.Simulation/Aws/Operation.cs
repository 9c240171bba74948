namespace BackupScheduler.Simulation.Aws;

/// <summary>What the service calls.</summary>
public enum Operation
{
    /// <summary>Organizations.</summary>
    ListAccounts,

    /// <summary>Organizations.</summary>
    DescribeAccount,

    /// <summary>Organizations.</summary>
    DescribeOrganization,

    /// <summary>STS.</summary>
    AssumeRole,

    /// <summary>DynamoDB.</summary>
    ListTables,

    /// <summary>DynamoDB.</summary>
    ListBackups,

    /// <summary>DynamoDB.</summary>
    CreateBackup,

    /// <summary>DynamoDB.</summary>
    DeleteBackup,

    /// <summary>SQS, ten messages at most.</summary>
    SendMessageBatch,

    /// <summary>SQS, to the dead-letter queue.</summary>
    SendMessage,

    /// <summary>SQS.</summary>
    ChangeMessageVisibility,

    /// <summary>IAM, a page of up to 1,000 users and roles.</summary>
    GetAccountAuthorizationDetails,

    /// <summary>IAM.</summary>
    GetUser,

    /// <summary>IAM.</summary>
    GetRole,

    /// <summary>IAM.</summary>
    GetUserPolicy,

    /// <summary>IAM.</summary>
    GetRolePolicy,

    /// <summary>IAM.</summary>
    GetPolicy,

    /// <summary>IAM.</summary>
    GetPolicyVersion,

    /// <summary>IAM.</summary>
    ListPolicyVersions,

    /// <summary>IAM.</summary>
    AttachUserPolicy,

    /// <summary>IAM.</summary>
    AttachRolePolicy,

    /// <summary>IAM.</summary>
    DetachUserPolicy,

    /// <summary>IAM.</summary>
    DetachRolePolicy,

    /// <summary>IAM.</summary>
    PutUserPolicy,

    /// <summary>IAM.</summary>
    PutRolePolicy,

    /// <summary>IAM.</summary>
    DeleteUserPolicy,

    /// <summary>IAM.</summary>
    DeleteRolePolicy,

    /// <summary>IAM.</summary>
    CreatePolicy,

    /// <summary>IAM.</summary>
    CreatePolicyVersion,

    /// <summary>IAM.</summary>
    SetDefaultPolicyVersion,

    /// <summary>IAM.</summary>
    DeletePolicyVersion,

    /// <summary>IAM.</summary>
    DeletePolicy,
}

/// <summary>Which operations belong together.</summary>
public static class Operations
{
    /// <summary>Those that are limited for each account and Region.</summary>
    public static IReadOnlyList<Operation> OfDynamoDb { get; } =
        [Operation.ListTables, Operation.ListBackups, Operation.CreateBackup, Operation.DeleteBackup];

    /// <summary>Whether it is one of those.</summary>
    public static bool IsOfDynamoDb(Operation operation) => operation is >= Operation.ListTables and <= Operation.DeleteBackup;

    /// <summary>Whether it is a call of SQS or STS.</summary>
    public static bool IsOfQueuesOrSessions(Operation operation) =>
        operation is Operation.AssumeRole or >= Operation.SendMessageBatch and <= Operation.ChangeMessageVisibility;

    /// <summary>Whether it reads IAM.</summary>
    public static bool IsIamRead(Operation operation) =>
        operation is >= Operation.GetAccountAuthorizationDetails and <= Operation.ListPolicyVersions;

    /// <summary>Whether it writes to IAM.</summary>
    public static bool IsIamWrite(Operation operation) => operation is >= Operation.AttachUserPolicy and <= Operation.DeletePolicy;

    /// <summary>The operation whose bucket it takes from: an account's reads of IAM share one, its writes another.</summary>
    internal static Operation BucketOf(Operation operation) =>
        IsIamRead(operation) ? Operation.GetAccountAuthorizationDetails
        : IsIamWrite(operation) ? Operation.AttachUserPolicy
        : operation;
}
