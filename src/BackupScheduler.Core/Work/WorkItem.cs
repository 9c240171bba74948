using System.Text.Json.Serialization;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Events;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Core.Work;

/// <summary>
/// One JSON message on a queue: the only wire contract inside the service. Every item is safe to repeat. Read and written by
/// <see cref="WorkItemJson"/>.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(BackUpAccount), nameof(BackUpAccount))]
[JsonDerivedType(typeof(BackUpTable), nameof(BackUpTable))]
[JsonDerivedType(typeof(ReviewAccount), nameof(ReviewAccount))]
[JsonDerivedType(typeof(PruneTable), nameof(PruneTable))]
[JsonDerivedType(typeof(CopyTable), nameof(CopyTable))]
[JsonDerivedType(typeof(ConfirmCopies), nameof(ConfirmCopies))]
[JsonDerivedType(typeof(ProtectAccount), nameof(ProtectAccount))]
[JsonDerivedType(typeof(TellReview), nameof(TellReview))]
[JsonDerivedType(typeof(CloseRun), nameof(CloseRun))]
[JsonDerivedType(typeof(RunClosed), nameof(RunClosed))]
public abstract record WorkItem
{
    /// <summary>The only version of the contract so far.</summary>
    public const int CurrentVersion = 1;

    /// <summary>An item that causes more items than this on its own queue is dead-lettered: it would go round forever.</summary>
    public const int MaxHops = 100;

    /// <summary>The version of the contract.</summary>
    [JsonPropertyOrder(-3)]
    public required int Version { get; init; }

    /// <summary>The run that the item belongs to.</summary>
    [JsonPropertyOrder(-2)]
    public required RunId Run { get; init; }

    /// <summary>The account that is worked on.</summary>
    [JsonPropertyOrder(-1)]
    public required AccountId Account { get; init; }
}

/// <summary>An item about one account in one Region.</summary>
public abstract record ScopedWorkItem : WorkItem
{
    /// <summary>The Region that is worked in.</summary>
    [JsonPropertyOrder(-1)]
    public required Region Region { get; init; }

    /// <summary>Account and Region together.</summary>
    [JsonIgnore]
    public TableScope Scope => new(Account, Region);
}

/// <summary>An item about one table.</summary>
public abstract record TableWorkItem : ScopedWorkItem
{
    /// <summary>The table.</summary>
    public required TableName Table { get; init; }
}

/// <summary>List the tables of an account in a Region and send one <see cref="BackUpTable"/> for each selected one.</summary>
public sealed record BackUpAccount : ScopedWorkItem
{
    /// <summary>The last table that an earlier item sent: a bookmark. Null starts at the beginning.</summary>
    public TableName? After { get; init; }

    /// <summary>Whether an operator started the run.</summary>
    public required bool AdHoc { get; init; }

    /// <summary>Whether the run's review may delete what retention no longer keeps.</summary>
    public required bool Prune { get; init; }

    /// <summary>Narrows an ad-hoc run to the tables that these patterns name; null for all selected tables.</summary>
    public IReadOnlyList<TablePattern>? Tables { get; init; }

    /// <summary>How many items on this queue led to this one.</summary>
    public required int Hops { get; init; }
}

/// <summary>Take this run's backup of one table.</summary>
public sealed record BackUpTable : TableWorkItem
{
    /// <summary>Whether to look first, because an earlier item may have made the backup already.</summary>
    public required bool Check { get; init; }

    /// <summary>The item for a table of the account, Region and run that another item is about.</summary>
    public static BackUpTable Of(ScopedWorkItem cause, TableName table, bool check) => new()
    {
        Version = CurrentVersion,
        Run = cause.Run,
        Account = cause.Account,
        Region = cause.Region,
        Table = table,
        Check = check,
    };
}

/// <summary>Verify a run in an account and Region, and decide what to prune.</summary>
public sealed record ReviewAccount : ScopedWorkItem
{
    /// <summary>1 for the first look, which also prunes; at most <see cref="Runs.RunReview.MaxLooks"/>.</summary>
    public required int Look { get; init; }

    /// <summary>
    /// A bookmark. Null lists the whole account in bulk; a table's name goes on behind that table, table by table; the empty
    /// text goes table by table from the beginning.
    /// </summary>
    public string? After { get; init; }

    /// <summary>Whether an operator started the run.</summary>
    public required bool AdHoc { get; init; }

    /// <summary>Whether to delete what retention no longer keeps.</summary>
    public required bool Prune { get; init; }

    /// <summary>The patterns of an ad-hoc run; null for all selected tables.</summary>
    public IReadOnlyList<TablePattern>? Tables { get; init; }

    /// <summary>How many items on this queue led to this one.</summary>
    public required int Hops { get; init; }

    /// <summary>How often the first look may still wait for backups whose messages lie in a queue; see <see cref="Runs.ReviewPatience"/>. Absent: not at all.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Patience { get; init; }

    /// <summary>How many tables were unfinished when the first look last waited; absent where it has not.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Awaited { get; init; }

    /// <summary>What the looks and parts before this one have counted; absent where nobody is told of reviews.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ReviewTally? Tally { get; init; }
}

/// <summary>Delete backups that a review decided to delete. Never redriven: it goes stale instead.</summary>
public sealed record PruneTable : TableWorkItem
{
    /// <summary>At most this many backups in one item, so that an interruption leaves little undone.</summary>
    public const int MaxBackups = 10;

    /// <summary>ARNs, oldest first: an interruption leaves the newest without a gap.</summary>
    public required IReadOnlyList<string> Backups { get; init; }

    /// <summary>When the item's delay ends; some time later it is stale.</summary>
    public required DateTimeOffset Due { get; init; }

    /// <summary>The fingerprint of the retention and naming under which it was decided.</summary>
    public required string Policy { get; init; }
}

/// <summary>Copy one table to the vault, up to the run's time.</summary>
public sealed record CopyTable : TableWorkItem
{
    /// <summary>The item for a table of the account, Region and run that another item is about.</summary>
    public static CopyTable Of(ScopedWorkItem cause, TableName table) => new()
    {
        Version = CurrentVersion,
        Run = cause.Run,
        Account = cause.Account,
        Region = cause.Region,
        Table = table,
    };
}

/// <summary>Look what became of the exports of an account and Region; write down what is complete, report what failed.</summary>
public sealed record ConfirmCopies : ScopedWorkItem
{
    /// <summary>How many items on this queue led to this one.</summary>
    public required int Hops { get; init; }

    /// <summary>Where the listing goes on, in the service's own words; null begins it.</summary>
    public string? After { get; init; }

    /// <summary>Whether the part of the listing before <see cref="After"/> had anything left to follow.</summary>
    public bool Following { get; init; }

    /// <summary>The first item for the account, Region and run that another item is about.</summary>
    public static ConfirmCopies Of(ScopedWorkItem cause) => new()
    {
        Version = CurrentVersion,
        Run = cause.Run,
        Account = cause.Account,
        Region = cause.Region,
        Hops = 0,
    };
}

/// <summary>Attach the deny of DeleteBackup to every user and role of an account.</summary>
public sealed record ProtectAccount : WorkItem;
