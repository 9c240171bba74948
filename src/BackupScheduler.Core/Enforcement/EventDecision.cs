namespace BackupScheduler.Core.Enforcement;

/// <summary>What an event in an account's IAM asks for.</summary>
public abstract record EventDecision
{
    private EventDecision(string because) => Because = because;

    /// <summary>Why, for the log.</summary>
    public string Because { get; }

    /// <summary>Who or what of ours was touched by somebody else; null for nothing. It raises the alarm, whatever else is done.</summary>
    public string? Tampering { get; init; }

    /// <summary>Nothing has to be done.</summary>
    public sealed record Ignore(string Why) : EventDecision(Why);

    /// <summary>This user or role is to be looked at.</summary>
    public sealed record CoverPrincipal(PrincipalKind Kind, string Name, string Why) : EventDecision(Why);

    /// <summary>The managed policy is to be looked at.</summary>
    public sealed record RepairPolicy(string Why) : EventDecision(Why);

    /// <summary>The whole account is to be swept: what was done concerns every user and role.</summary>
    public sealed record SweepAccount(string Why) : EventDecision(Why);
}
