using BackupScheduler.Core.Events;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Core.Work;

/// <summary>What the types of a work item's fields cannot say.</summary>
internal static class WorkItemBounds
{
    private const int LongestToken = 8192;
    private const int MostScopes = 100_000;

    public static string? Check(WorkItem item) => item switch
    {
        BackUpAccount account => CheckTables(account.Tables) ?? CheckHops(account.Hops),
        ReviewAccount review =>
            CheckLook(review.Look) ?? CheckAfter(review.After) ?? CheckTables(review.Tables) ?? CheckHops(review.Hops) ?? CheckPatience(review.Patience) ?? CheckAwaited(review.Awaited),
        ConfirmCopies confirm => CheckListing(confirm.After) ?? CheckHops(confirm.Hops),
        TellReview told => CheckReview(told) ?? CheckParts(told.Review),
        CloseRun closing => CheckScopes(closing) ?? CheckHops(closing.Hops),
        PruneTable prune => CheckBackups(prune.Backups) ?? CheckPolicy(prune.Policy),
        _ => null,
    };

    // Whoever may send here could else speak for another account.
    private static string? CheckReview(TellReview told) =>
        (told.Review.Run, told.Review.Scope) == (told.Run, told.Scope) && told.Review.Version == ReviewEvent.CurrentVersion
            ? null
            : $"review: given {told.Review.Run} of {told.Review.Scope}, accepted is the item's own run, account and Region, version {ReviewEvent.CurrentVersion}";

    // What a constructor takes may be missing in JSON, whatever its type says, and a list may hold null.
    private static string? CheckParts(ReviewEvent review) =>
        review.Error is { Code: null } or { Message: null } || review.Reasons.Any(reason => reason is null) || review.Unfinished.Any(table => table is null)
            ? "review: given a part that is not whole, accepted are codes with messages, and tables"
            : null;

    private static string? CheckScopes(CloseRun closing) =>
        (long)closing.Accounts.Count * closing.Regions.Count <= MostScopes
            ? null
            : $"accounts: given {closing.Accounts.Count} in {closing.Regions.Count} Regions, accepted are {MostScopes} together";

    private static string? CheckListing(string? after) =>
        after is null or { Length: > 0 and <= LongestToken } ? null : $"after: given {Given.Show(after)}, accepted is 1 to {LongestToken} characters, or null";

    private static string? CheckHops(int hops) => hops >= 0 ? null : $"hops: given {hops}, accepted is 0 or more";

    private static string? CheckPatience(int patience) =>
        patience is >= 0 and <= ReviewPatience.Most ? null : $"patience: given {patience}, accepted is 0 to {ReviewPatience.Most}";

    private static string? CheckAwaited(int awaited) => awaited >= 0 ? null : $"awaited: given {awaited}, accepted is 0 or more";

    private static string? CheckLook(int look) =>
        look is >= 1 and <= RunReview.MaxLooks ? null : $"look: given {look}, accepted is 1 to {RunReview.MaxLooks}";

    private static string? CheckAfter(string? after) =>
        string.IsNullOrEmpty(after) || TableName.TryParse(after, out _)
            ? null
            : $"after: given {Given.Show(after)}, accepted is a table name, empty text or null";

    // Nullable annotations do not reach into a list: JSON may put null there.
    private static string? CheckTables(IReadOnlyList<TablePattern>? tables) =>
        tables is null || tables.All(pattern => pattern is not null)
            ? null
            : $"tables: given null among {tables.Count}, accepted is {TablePattern.Accepts}";

    private static string? CheckBackups(IReadOnlyList<string> backups) =>
        backups.Count is >= 1 and <= PruneTable.MaxBackups && backups.All(arn => !string.IsNullOrEmpty(arn))
            ? null
            : $"backups: given {backups.Count}, accepted are 1 to {PruneTable.MaxBackups} ARNs";

    private static string? CheckPolicy(string policy) =>
        policy.Length > 0 ? null : "policy: given '', accepted is a fingerprint";
}
