namespace BackupScheduler.Simulation.Aws;

/// <summary>AWS's own rates in calls a second; a bucket holds what one second brings, but for IAM.</summary>
public sealed record ServiceRates
{
    /// <summary>DynamoDB API reference.</summary>
    public double CreateBackup { get; init; } = 50;

    /// <summary>DynamoDB API reference.</summary>
    public double DeleteBackup { get; init; } = 10;

    /// <summary>DynamoDB API reference.</summary>
    public double ListBackups { get; init; } = 5;

    /// <summary>AWS documents no rate; an assumption.</summary>
    public double ListTables { get; init; } = 10;

    /// <summary>For all accounts together: the calling account's.</summary>
    public double AssumeRole { get; init; } = 600;

    /// <summary>AWS documents no rate; an assumption.</summary>
    public double ListAccounts { get; init; } = 5;

    /// <summary>All reads of one account's IAM. AWS documents no rate; an assumption.</summary>
    public double IamReads { get; init; } = 20;

    /// <summary>All writes to one account's IAM. AWS documents no rate; an assumption.</summary>
    public double IamWrites { get; init; } = 5;

    /// <summary>How many calls an operation's bucket holds at most.</summary>
    public double BurstOf(Operation operation) => Operations.BucketOf(operation) switch
    {
        Operation.GetAccountAuthorizationDetails => 2 * IamReads,
        Operation.AttachUserPolicy => 3 * IamWrites,
        _ => Of(operation) ?? 1,
    };

    /// <summary>The rate of an operation; null where there is none that matters.</summary>
    public double? Of(Operation operation) => Operations.BucketOf(operation) switch
    {
        Operation.CreateBackup => CreateBackup,
        Operation.DeleteBackup => DeleteBackup,
        Operation.ListBackups => ListBackups,
        Operation.ListTables => ListTables,
        Operation.AssumeRole => AssumeRole,
        Operation.ListAccounts => ListAccounts,
        Operation.GetAccountAuthorizationDetails => IamReads,
        Operation.AttachUserPolicy => IamWrites,
        _ => null,
    };
}
