namespace BackupScheduler.Core.Enforcement;

/// <summary>What became of a write on one principal. Refusals that ask for another way are results; everything else is thrown.</summary>
public enum IdentityOutcome
{
    /// <summary>IAM confirmed it, or it was so before: attaching twice and removing what is not there succeed.</summary>
    Done,

    /// <summary>The user or role does not exist (any more, or not yet everywhere: IAM is eventually consistent).</summary>
    PrincipalGone,

    /// <summary>The principal exists, and the managed policy does not.</summary>
    PolicyGone,

    /// <summary>IAM's <c>LimitExceeded</c>: no attachment is left, or the inline policies would be too long. Not throttling.</summary>
    LimitReached,

    /// <summary>IAM's <c>UnmodifiableEntity</c>: AWS lets nobody change this role.</summary>
    Unmodifiable,
}
