using BackupScheduler.Core.Enforcement;
using BackupScheduler.Core.Retention;
using BackupScheduler.Core.Tables;
using BackupScheduler.Functions.Enforcement;
using Microsoft.Extensions.Logging;

namespace BackupScheduler.Functions.Logging;

/// <summary>
/// Every line that the functions log. Ids: 1000 ScheduleAccounts, 2000 ScheduleTables, 3000 reviews, 4000 Worker, 5000
/// PolicyEnforcer, 9000 the edge. Never a message body, never a credential.
/// </summary>
internal static partial class Log
{
    [LoggerMessage(1001, LogLevel.Information, "{Where}: scheduled {Accounts} accounts in {Regions} Regions; {Protected} to protect")]
    public static partial void AccountsScheduled(this ILogger log, WorkPlace where, int accounts, int regions, int @protected);

    [LoggerMessage(1002, LogLevel.Information, "{Where}: not backed up: {Reason}")]
    public static partial void AccountLeftOut(this ILogger log, WorkPlace where, string reason);

    [LoggerMessage(1003, LogLevel.Warning, "{Where}: no account is selected: nothing will be backed up")]
    public static partial void NoAccountSelected(this ILogger log, WorkPlace where);

    [LoggerMessage(1004, LogLevel.Warning, "{Where}: named in ACCOUNTS_INCLUDE or ACCOUNTS_EXCLUDE, but no active account of the organization")]
    public static partial void UnknownAccount(this ILogger log, WorkPlace where);

    [LoggerMessage(1011, LogLevel.Error,
        "{Where}: include pattern {Pattern} names an account and Region that this run does not back up: it matches nothing")]
    public static partial void IncludeNamesNoScope(this ILogger log, WorkPlace where, string pattern);

    [LoggerMessage(2001, LogLevel.Information, "{Where}: {Sent} of {Listed} tables scheduled, {AlreadyDone} done before")]
    public static partial void TablesScheduled(this ILogger log, WorkPlace where, int sent, int listed, int alreadyDone);

    [LoggerMessage(2002, LogLevel.Information, "{Where}: goes on behind {After} in {Seconds} s")]
    public static partial void Bookmarked(this ILogger log, WorkPlace where, string after, double seconds);

    [LoggerMessage(2003, LogLevel.Warning, "{Where}: superseded before its tables were sent, none of them is backed up in this run: {Reason}")]
    public static partial void AccountSuperseded(this ILogger log, WorkPlace where, string reason);

    [LoggerMessage(2011, LogLevel.Error,
        "{Where}: the tables' tags cannot be read: no table is excluded by tag, and nothing is pruned: {Code}: {Message}")]
    public static partial void TagsUnreadable(this ILogger log, WorkPlace where, string code, string message);

    [LoggerMessage(2012, LogLevel.Information, "{Where}: {Count} tables not backed up: {Reason}: {Tables}")]
    public static partial void TablesLeftOut(this ILogger log, WorkPlace where, int count, SelectionVerdict reason, string tables);

    [LoggerMessage(2013, LogLevel.Error, "{Where}: include pattern {Pattern} matches nothing: there is no such table")]
    public static partial void IncludeMatchesNothing(this ILogger log, WorkPlace where, string pattern);

    [LoggerMessage(2014, LogLevel.Warning, "{Where}: whether every include pattern names a table could not be told: {Code}: {Message}")]
    public static partial void IncludesNotJudged(this ILogger log, WorkPlace where, string code, string message);

    [LoggerMessage(3001, LogLevel.Information,
        "{Where}: look {Look}: {Verified} verified, {Creating} creating, {Missing} missing, {Superseded} superseded; {Pruning} to prune, {Kept} kept, {Braked} braked, {Foreign} foreign")]
    public static partial void Reviewed(
        this ILogger log, WorkPlace where, int look, int verified, int creating, int missing, int superseded, int pruning, int kept, int braked, int foreign);

    [LoggerMessage(3002, LogLevel.Error, "{Where}: {Count} tables have no AVAILABLE backup of the run after {Looks} looks: {Tables}")]
    public static partial void BackupsMissing(this ILogger log, WorkPlace where, int count, int looks, string tables);

    [LoggerMessage(3003, LogLevel.Information, "{Where}: {Backup} goes: {Reasons}")]
    public static partial void Deciding(this ILogger log, WorkPlace where, string backup, RetentionReasons reasons);

    [LoggerMessage(3004, LogLevel.Warning, "{Where}: the brake put off {Braked} deletions; see PRUNE_MAX_PER_TABLE")]
    public static partial void BrakeBit(this ILogger log, WorkPlace where, int braked);

    [LoggerMessage(3005, LogLevel.Warning, "{Where}: the run is overtaken: reported only; {Verified} verified, {Missing} missing")]
    public static partial void ReviewedTooLate(this ILogger log, WorkPlace where, int verified, int missing);

    [LoggerMessage(3006, LogLevel.Warning, "{Where}: the listing is longer than {Pages} pages, or the time is short: going table by table")]
    public static partial void GoingTableByTable(this ILogger log, WorkPlace where, int pages);

    [LoggerMessage(3012, LogLevel.Information, "{Where}: {Unfinished} tables have no AVAILABLE backup of the run yet, which may still be on its way: looks again in {Seconds} s")]
    public static partial void ReviewWaits(this ILogger log, WorkPlace where, int unfinished, double seconds);

    [LoggerMessage(3007, LogLevel.Warning, "{Where}: not the first try of this look: verified, but not pruned; the next run prunes")]
    public static partial void NotPrunedAgain(this ILogger log, WorkPlace where);

    [LoggerMessage(3011, LogLevel.Warning, "{Where}: tags could not be read: verified, but not pruned; the next run prunes")]
    public static partial void NotPrunedWithoutTags(this ILogger log, WorkPlace where);

    [LoggerMessage(4001, LogLevel.Information, "{Where}: backup {Name} is being made")]
    public static partial void BackedUp(this ILogger log, WorkPlace where, string name);

    [LoggerMessage(4002, LogLevel.Information, "{Where}: was backed up before")]
    public static partial void AlreadyBackedUp(this ILogger log, WorkPlace where);

    [LoggerMessage(4003, LogLevel.Information, "{Where}: superseded: {Reason}")]
    public static partial void Superseded(this ILogger log, WorkPlace where, string reason);

    [LoggerMessage(4004, LogLevel.Warning, "{Where}: the table is gone")]
    public static partial void TableGone(this ILogger log, WorkPlace where);

    [LoggerMessage(4005, LogLevel.Information, "{Where}: deleted {Backup}")]
    public static partial void Pruned(this ILogger log, WorkPlace where, string backup);

    [LoggerMessage(4006, LogLevel.Information, "{Where}: {Backup} was gone before")]
    public static partial void AlreadyPruned(this ILogger log, WorkPlace where, string backup);

    [LoggerMessage(4007, LogLevel.Warning, "{Where}: stale, nothing deleted: {Reason}")]
    public static partial void Stale(this ILogger log, WorkPlace where, string reason);

    [LoggerMessage(4008, LogLevel.Error, "{Where}: not deleted, retention keeps {Backup}: {Reasons}; the item was sent by {Sender}")]
    public static partial void PruneRefused(this ILogger log, WorkPlace where, string backup, string reasons, string sender);

    [LoggerMessage(4009, LogLevel.Information, "{Where}: sent by {Sender}, not known as the one that reviews: looked up what retention lets go")]
    public static partial void PruneLookedUp(this ILogger log, WorkPlace where, string sender);

    [LoggerMessage(4101, LogLevel.Information, "{Where}: export {Export} begun: {Span}; {Reason}")]
    public static partial void CopyBegun(this ILogger log, WorkPlace where, string export, string span, string reason);

    [LoggerMessage(4102, LogLevel.Information, "{Where}: export {Export} confirmed: {Span}, {Items} items")]
    public static partial void CopyConfirmed(this ILogger log, WorkPlace where, string export, string span, long items);

    [LoggerMessage(4103, LogLevel.Error, "{Where}: dead letter: {Code}: {Message}")]
    public static partial void CopyFailed(this ILogger log, WorkPlace where, string code, string message);

    [LoggerMessage(4104, LogLevel.Warning, "{Where}: not copied to the vault: {Reason}")]
    public static partial void NotCopied(this ILogger log, WorkPlace where, string reason);

    [LoggerMessage(4105, LogLevel.Information, "{Where}: nothing to copy: {Reason}")]
    public static partial void NothingToCopy(this ILogger log, WorkPlace where, string reason);

    [LoggerMessage(4106, LogLevel.Warning, "{Where}: point-in-time recovery was switched on: {Reason}")]
    public static partial void RecoveryEnabled(this ILogger log, WorkPlace where, string reason);

    [LoggerMessage(4107, LogLevel.Information, "{Where}: superseded, the next run copies: {Reason}")]
    public static partial void CopySuperseded(this ILogger log, WorkPlace where, string reason);

    [LoggerMessage(4108, LogLevel.Warning, "{Where}: a record in the vault cannot be read, another is written: {Key}: {Reason}")]
    public static partial void CopyRecordUnreadable(this ILogger log, WorkPlace where, string key, string reason);

    [LoggerMessage(5001, LogLevel.Information,
        "{Where}: {Principals} users and roles: {Covered} covered before, {NewlyCovered} newly, {Exempt} exempt, {NotCoverable} not coverable, {Failed} failed; whole: {IsWhole}")]
    public static partial void AccountSwept(
        this ILogger log, WorkPlace where, int principals, int covered, int newlyCovered, int exempt, int notCoverable, int failed, bool isWhole);

    [LoggerMessage(5002, LogLevel.Information, "{Where}: {Principal} is denied now: {Reason}")]
    public static partial void Covered(this ILogger log, WorkPlace where, PrincipalArn principal, string reason);

    [LoggerMessage(5003, LogLevel.Warning, "{Where}: {Principal} is not coverable: {Reason}; remedy: {Remedy}")]
    public static partial void NotCoverable(this ILogger log, WorkPlace where, PrincipalArn principal, string reason, string remedy);

    [LoggerMessage(5013, LogLevel.Information, "{Where}: {Principal} is not coverable: {Reason}")]
    public static partial void ServiceLinked(this ILogger log, WorkPlace where, PrincipalArn principal, string reason);

    [LoggerMessage(5004, LogLevel.Information, "{Where}: {Principal} is gone")]
    public static partial void PrincipalGone(this ILogger log, WorkPlace where, string principal);

    [LoggerMessage(5005, LogLevel.Warning, "{Where}: {Principal} may lack the deny: {Code}: {Message}")]
    public static partial void CoverageFailed(this ILogger log, WorkPlace where, PrincipalArn principal, string code, string message);

    [LoggerMessage(5006, LogLevel.Warning, "{Where}: the deny was taken off {Principal}: {Reason}")]
    public static partial void Released(this ILogger log, WorkPlace where, PrincipalArn principal, string reason);

    [LoggerMessage(5007, LogLevel.Warning, "{Where}: the deny policy was put right: {Repair}")]
    public static partial void PolicyRepaired(this ILogger log, WorkPlace where, DenyRepair repair);

    [LoggerMessage(5008, LogLevel.Error, "{Where}: another policy bears the name {Policy} on another path: the deny goes inline")]
    public static partial void PolicyNameTaken(this ILogger log, WorkPlace where, string policy);

    [LoggerMessage(5014, LogLevel.Error, "{Where}: the account may have no further managed policies, {Policy} cannot be made: the deny goes inline")]
    public static partial void PolicyQuotaReached(this ILogger log, WorkPlace where, string policy);

    [LoggerMessage(5009, LogLevel.Information, "{Where}: not swept: with ENFORCEMENT={Method} nothing is attached in this account")]
    public static partial void NotAttaching(this ILogger log, WorkPlace where, EnforcementMethod method);

    [LoggerMessage(5010, LogLevel.Information, "{Where}: {Call} on {Subject}: {Because}")]
    public static partial void Acting(this ILogger log, WorkPlace where, string call, string subject, string because);

    [LoggerMessage(5011, LogLevel.Information, "{Where}: {Call} asks for nothing: {Because}")]
    public static partial void EventIgnored(this ILogger log, WorkPlace where, string call, string because);

    [LoggerMessage(5012, LogLevel.Error, "{Where}: tampering: {What} by {Actor}, event {EventId}")]
    public static partial void Tampering(this ILogger log, WorkPlace where, string what, string actor, string eventId);

    [LoggerMessage(9001, LogLevel.Warning, "{Where}: {Code}: {Message}; receive {Receive}, again in {Seconds} s")]
    public static partial void Retrying(this ILogger log, WorkPlace where, string code, string message, int receive, double seconds);

    [LoggerMessage(9002, LogLevel.Error, "{Where}: dead letter: {Code}: {Message} ({Because})")]
    public static partial void DeadLettered(this ILogger log, WorkPlace where, string code, string message, string because);

    [LoggerMessage(9003, LogLevel.Warning, "{Where}: region-unavailable: {Code}: {Message}")]
    public static partial void RegionUnavailable(this ILogger log, WorkPlace where, string code, string message);

    [LoggerMessage(9004, LogLevel.Error, "{Where}: the dead letter could not be sent, the message comes again: {Code}: {Message}")]
    public static partial void LetterNotSent(this ILogger log, WorkPlace where, string code, string message);

    [LoggerMessage(9005, LogLevel.Warning, "{Where}: could not be put back, comes again when its visibility ends: {Code}: {Message}")]
    public static partial void NotPutBack(this ILogger log, WorkPlace where, string code, string message);

    [LoggerMessage(9006, LogLevel.Warning, "{Where}: {Code}: the letter about this account, Region and run stands for this message too")]
    public static partial void RoleLetterStands(this ILogger log, WorkPlace where, string code);

    [LoggerMessage(9007, LogLevel.Error, "{Where}: a defect while settling a failure, the message comes again when its visibility ends: {Code}: {Message}")]
    public static partial void NotSettled(this ILogger log, WorkPlace where, string code, string message);
}

/// <summary>The reasons of a decision, put into words only when the line is written.</summary>
internal readonly record struct RetentionReasons(RetentionDecision Decision)
{
    public override string ToString() => Decision.Why;
}
