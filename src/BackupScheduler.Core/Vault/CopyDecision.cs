namespace BackupScheduler.Core.Vault;

/// <summary>An export to begin.</summary>
/// <param name="From">Beginning of the window, inclusive; null for a full copy.</param>
/// <param name="To">End of the window, exclusive; of a full copy its time.</param>
public sealed record PlannedExport(DateTimeOffset? From, DateTimeOffset To);

/// <summary>What a run does about the copy of a table.</summary>
/// <param name="Reason">Why, in a phrase for logs and tables.</param>
public abstract record CopyDecision(string Reason)
{
    /// <summary>Begin these exports.</summary>
    public sealed record Begin(IReadOnlyList<PlannedExport> Exports, string Reason) : CopyDecision(Reason);

    /// <summary>Nothing is to be done in this run.</summary>
    public sealed record Nothing(string Reason) : CopyDecision(Reason);

    /// <summary>Not yet possible: decide again in a while.</summary>
    public sealed record Wait(string Reason) : CopyDecision(Reason);

    /// <summary>Switch point-in-time recovery on, and decide again in a while.</summary>
    public sealed record EnableRecovery(string Reason) : CopyDecision(Reason);

    /// <summary>It cannot be copied, and is reported so; its backup still counts.</summary>
    public sealed record NotCopied(string Reason) : CopyDecision(Reason);
}
