using BackupScheduler.Core.Accounts;

namespace BackupScheduler.Core.Enforcement;

/// <summary>A change in an account's IAM, as CloudTrail told it through EventBridge. Read by <see cref="IamEventReader"/>.</summary>
/// <param name="Account">The account in which it happened: the envelope's.</param>
/// <param name="Name">The API call, such as <c>CreateRole</c>.</param>
/// <param name="Time">When it was called.</param>
public sealed record IamEvent(AccountId Account, string Name, DateTimeOffset Time)
{
    /// <summary>CloudTrail's id of the event; empty where it has none.</summary>
    public string Id { get; init; } = "";

    /// <summary>Why IAM refused the call; null where it took effect.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>The ARN of the role (with its path, unlike its session's), user or root that called; null where a service did.</summary>
    public string? Actor { get; init; }

    /// <summary><c>requestParameters.userName</c>.</summary>
    public string? UserName { get; init; }

    /// <summary><c>requestParameters.newUserName</c>: what a user is called from here on.</summary>
    public string? NewUserName { get; init; }

    /// <summary>The trust that a role was created with, or given: who could assume it since, whatever its trust is now.</summary>
    public string? Trust { get; init; }

    /// <summary><c>requestParameters.roleName</c>.</summary>
    public string? RoleName { get; init; }

    /// <summary><c>requestParameters.policyArn</c>: of a managed policy.</summary>
    public string? PolicyArn { get; init; }

    /// <summary><c>requestParameters.policyName</c>: of an inline policy, or of a managed one that is created.</summary>
    public string? PolicyName { get; init; }
}
