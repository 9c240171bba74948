using BackupScheduler.Core.Accounts;

namespace BackupScheduler.Aws.Scratch;

/// <summary>Where an export goes.</summary>
/// <param name="Bucket">The bucket.</param>
/// <param name="Owner">The account that owns it.</param>
/// <param name="Prefix">What the objects' keys begin with, without a slash at the end.</param>
/// <param name="KeyArn">The KMS key to name; null leaves encryption to the bucket.</param>
public sealed record ExportTarget(string Bucket, AccountId Owner, string Prefix, string? KeyArn);

/// <summary>How an export stands, in the service's words.</summary>
/// <param name="Status">IN_PROGRESS, COMPLETED or FAILED.</param>
/// <param name="FailureCode">Why it failed; null otherwise.</param>
/// <param name="FailureMessage">The same in a sentence.</param>
/// <param name="Items">How many items it holds; null until it is complete.</param>
public sealed record ExportState(string Status, string? FailureCode, string? FailureMessage, long? Items);
