namespace BackupScheduler.Core.Enforcement;

/// <summary>What is known about a user or role.</summary>
/// <param name="Arn">Which one.</param>
public sealed record PrincipalFacts(PrincipalArn Arn)
{
    /// <summary>A role's trust policy, JSON without URL-encoding; null for users.</summary>
    public string? Trust { get; init; }

    /// <summary>The ARNs of the attached managed policies; null where the principal was read alone, without them.</summary>
    public IReadOnlyList<string>? Attached { get; init; }

    /// <summary>The inline policies; null where the principal was read alone, without them.</summary>
    public IReadOnlyList<InlinePolicy>? Inline { get; init; }
}

/// <summary>A policy that is part of a principal.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Document">JSON without URL-encoding.</param>
public sealed record InlinePolicy(string Name, string Document);
