namespace BackupScheduler.Functions.Tests;

/// <summary>The least environment that every function accepts.</summary>
internal static class Variables
{
    public static IReadOnlyDictionary<string, string> Good { get; } = new Dictionary<string, string>
    {
        ["ACCOUNT_QUEUE_URL"] = "https://sqs.eu-west-1.amazonaws.com/999988887777/accounts",
        ["TABLE_QUEUE_URL"] = "https://sqs.eu-west-1.amazonaws.com/999988887777/tables",
        ["ENFORCEMENT_QUEUE_URL"] = "https://sqs.eu-west-1.amazonaws.com/999988887777/enforcement",
        ["DEAD_LETTER_QUEUE_URL"] = "https://sqs.eu-west-1.amazonaws.com/999988887777/dead-letters",
        ["REGIONS"] = "eu-west-1,us-east-1",
        ["AWS_REGION"] = "eu-west-1",
    };
}
