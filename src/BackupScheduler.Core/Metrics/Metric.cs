namespace BackupScheduler.Core.Metrics;

/// <summary>What is counted. Every name is also the metric's name in CloudWatch.</summary>
public enum Metric
{
    /// <summary>BackUpAccount items sent, one per selected account and Region.</summary>
    AccountsScheduled,

    /// <summary>BackUpTable items sent by BackUpAccount items, repeated ones included.</summary>
    TablesScheduled,

    /// <summary>CreateBackup confirmed by DynamoDB (not yet verified).</summary>
    BackedUp,

    /// <summary>A repeated item whose backup existed already.</summary>
    AlreadyBackedUp,

    /// <summary>Tables, by name, whose backup of the run was seen AVAILABLE.</summary>
    Verified,

    /// <summary>Tables without an AVAILABLE backup of the run at the last look: none, or one that is still being made.</summary>
    Missing,

    /// <summary>BackUpTable items sent again because a look found no backup.</summary>
    SentAgain,

    /// <summary>Tables gone since they were listed.</summary>
    TableGone,

    /// <summary>Backups that DynamoDB confirmed deleted.</summary>
    Pruned,

    /// <summary>Backups to prune that were gone already.</summary>
    AlreadyPruned,

    /// <summary>Own backups that retention keeps.</summary>
    Kept,

    /// <summary>Backups that are not ours and were left alone.</summary>
    Foreign,

    /// <summary>Deletions that the brake put off to a later run.</summary>
    Braked,

    /// <summary>Reviews that left pruning to the next run, because an earlier try may have pruned already, or tags were unreadable.</summary>
    PruningPutOff,

    /// <summary>PruneTable items too late, or decided under another policy.</summary>
    Stale,

    /// <summary>Backups that an item told to delete and retention keeps: nothing was deleted. No review of ours asks for that.</summary>
    PruneRefused,

    /// <summary>Items of a run that a later one has overtaken.</summary>
    Superseded,

    /// <summary>Calls that the service answered with "too many".</summary>
    Throttled,

    /// <summary>Messages put back for another try.</summary>
    Retried,

    /// <summary>Letters sent to the dead-letter queue.</summary>
    DeadLettered,

    /// <summary>Accounts' Regions that are not enabled or closed by a service control policy.</summary>
    RegionUnavailable,

    /// <summary>Times that the tags of a scope's tables could not be read: nothing was excluded by tag, and nothing pruned.</summary>
    TagsUnreadable,

    /// <summary>Include patterns without <c>*</c> that name an account and Region, and no table there.</summary>
    IncludeMatchesNothing,

    /// <summary>Events of reviews and runs that EventBridge has taken.</summary>
    EventsPublished,

    /// <summary>Events of reviews and runs that could not be published for good: the alarm.</summary>
    EventsNotPublished,

    /// <summary>Exports to the vault that were begun.</summary>
    CopiesBegun,

    /// <summary>Exports that DynamoDB called complete, once the catalogue in the vault had their record.</summary>
    CopiesConfirmed,

    /// <summary>Exports that DynamoDB called failed; each is a dead letter: the alarm.</summary>
    CopiesFailed,

    /// <summary>CopyTable items of tables whose copies reach the run already, or nearly.</summary>
    AlreadyCopied,

    /// <summary>Tables that cannot be copied: recovery is off and may not be switched on, or they are the vault's own: the alarm.</summary>
    NotCopied,

    /// <summary>Tables whose point-in-time recovery was switched on, so that they can be copied.</summary>
    RecoveryEnabled,

    /// <summary>Accounts whose every user and role a sweep has looked at.</summary>
    AccountsSwept,

    /// <summary>Users and roles that a sweep found denied already.</summary>
    PrincipalsCovered,

    /// <summary>Users and roles that were given the deny, attached or inline, confirmed by IAM.</summary>
    PrincipalsNewlyCovered,

    /// <summary>Users and roles that are exempt.</summary>
    PrincipalsExempt,

    /// <summary>Users and roles on which no policy can be put, service-linked roles apart: reported with reason and remedy, not tried again before the next sweep.</summary>
    PrincipalsNotCoverable,

    /// <summary>Service-linked roles: no policy can be put on them, and only their own AWS service can use them.</summary>
    PrincipalsServiceLinked,

    /// <summary>Users and roles that were gone before they could be looked at.</summary>
    PrincipalsGone,

    /// <summary>Users and roles for which a call failed; the sweep comes again, or is a dead letter.</summary>
    PrincipalsFailed,

    /// <summary>Exempt users and roles that the deny was taken off.</summary>
    PrincipalsReleased,

    /// <summary>Managed deny policies that were made, or put right.</summary>
    PolicyRepaired,

    /// <summary>Events that ask for nothing, our own doings among them.</summary>
    EventsIgnored,

    /// <summary>Events about our roles, the deny policy or a principal's deny that others caused, and accounts where another policy bears its name: the alarm.</summary>
    Tampering,
}
