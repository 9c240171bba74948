namespace BackupScheduler.Templates.Tests.Policies.Evaluation;

/// <summary>Who calls: a role, a user or an AWS service.</summary>
/// <param name="Principal">The ARN of the role (with its path; sessions are judged as their role) or user, or a service's name.</param>
public sealed record Caller(string Principal)
{
    /// <summary>Null for a service, and for an account that is in none.</summary>
    public string? Organization { get; init; }

    /// <summary>
    /// Made again under its old name after the policies were saved. AWS keeps a role that a policy names as principal by its unique
    /// id, so that such a policy no longer means this one.
    /// </summary>
    public bool IsReinstalled { get; init; }

    /// <summary>Bears the deny that the enforcer attaches.</summary>
    public bool BearsDeny { get; init; }

    public bool IsService => !Principal.StartsWith("arn:", StringComparison.Ordinal);

    public string Account => IsService ? "" : Principal.Split(':')[4];

    // Service control policies do not reach these.
    public bool IsServiceLinked => Principal.Contains(":role/aws-service-role/", StringComparison.Ordinal);

    public override string ToString() => IsService ? Principal : $"{Principal.Split(':', 6)[5]}@{Account}";
}
