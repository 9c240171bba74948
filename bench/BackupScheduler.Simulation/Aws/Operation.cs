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
}

/// <summary>Which operations belong together.</summary>
public static class Operations
{
    /// <summary>Those that are limited for each account and Region.</summary>
    public static IReadOnlyList<Operation> OfDynamoDb { get; } =
        [Operation.ListTables, Operation.ListBackups, Operation.CreateBackup, Operation.DeleteBackup];
}
