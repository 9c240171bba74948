namespace BackupScheduler.Core.Enforcement;

/// <summary>A customer-managed policy by the version that is in force.</summary>
/// <param name="Arn">Its ARN.</param>
/// <param name="DefaultVersion">The id of the version in force, such as <c>v1</c>.</param>
/// <param name="Document">That version's JSON, without URL-encoding.</param>
public sealed record ManagedPolicy(string Arn, string DefaultVersion, string Document);

/// <summary>A version of a managed policy; its document never changes.</summary>
/// <param name="Id">Such as <c>v3</c>.</param>
/// <param name="IsDefault">Whether it is in force.</param>
/// <param name="Created">When it was made.</param>
public sealed record ManagedPolicyVersion(string Id, bool IsDefault, DateTimeOffset Created);
