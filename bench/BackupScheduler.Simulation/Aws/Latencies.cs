namespace BackupScheduler.Simulation.Aws;

/// <summary>What takes how long. AWS promises none of these: they are assumptions, to be replaced by what was measured.</summary>
public sealed record Latencies
{
    /// <summary>Organizations.</summary>
    public Latency ListAccounts { get; init; } = new(120);

    /// <summary>STS.</summary>
    public Latency AssumeRole { get; init; } = new(60);

    /// <summary>DynamoDB.</summary>
    public Latency ListTables { get; init; } = new(25);

    /// <summary>DynamoDB, a full page.</summary>
    public Latency ListBackups { get; init; } = new(60);

    /// <summary>DynamoDB.</summary>
    public Latency CreateBackup { get; init; } = new(80);

    /// <summary>DynamoDB.</summary>
    public Latency DeleteBackup { get; init; } = new(50);

    /// <summary>IAM, a page of GetAccountAuthorizationDetails.</summary>
    public Latency IamPage { get; init; } = new(400);

    /// <summary>IAM, any other read.</summary>
    public Latency IamRead { get; init; } = new(60);

    /// <summary>IAM.</summary>
    public Latency IamWrite { get; init; } = new(120);

    /// <summary>Any call of SQS.</summary>
    public Latency Queue { get; init; } = new(12);

    /// <summary>From a message in sight to the function: the poller's receive and the invocation.</summary>
    public Latency Delivery { get; init; } = new(20);

    /// <summary>A sandbox that has to be made first.</summary>
    public Latency ColdStart { get; init; } = new(200);

    /// <summary>From CREATING to AVAILABLE.</summary>
    public Latency Making { get; init; } = new(5_000, 0.8);

    /// <summary>How long a call takes.</summary>
    public Latency Of(Operation operation) => operation switch
    {
        Operation.ListAccounts or Operation.DescribeAccount or Operation.DescribeOrganization => ListAccounts,
        Operation.AssumeRole => AssumeRole,
        Operation.ListTables => ListTables,
        Operation.ListBackups => ListBackups,
        Operation.CreateBackup => CreateBackup,
        Operation.DeleteBackup => DeleteBackup,
        Operation.GetAccountAuthorizationDetails => IamPage,
        _ when Operations.IsIamRead(operation) => IamRead,
        _ when Operations.IsIamWrite(operation) => IamWrite,
        _ => Queue,
    };
}
