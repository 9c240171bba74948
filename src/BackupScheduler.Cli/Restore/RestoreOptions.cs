using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Restores;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Cli.Restore;

/// <summary>What is restored from.</summary>
internal enum RestoreFrom
{
    Backup,
    Vault,
}

/// <summary>How a copy becomes a table.</summary>
internal enum RestoreMethod
{
    Auto,
    Import,
    Load,
}

/// <summary>The command line of <c>restore</c>.</summary>
internal sealed record RestoreOptions
{
    public required TableName Table { get; init; }

    public required AccountId Account { get; init; }

    public required Region Region { get; init; }

    public required RestorePoint Point { get; init; }

    public RestoreFrom From { get; init; }

    /// <summary>The name to restore to; null where <see cref="ReplaceAs"/> is given.</summary>
    public TableName? To { get; init; }

    /// <summary>The table that the restored one is to take the place of; null for none.</summary>
    public TableName? ReplaceAs { get; init; }

    public AccountId? ToAccount { get; init; }

    public Region? ToRegion { get; init; }

    public bool IntoExisting { get; init; }

    public RestoreMethod Method { get; init; }

    public string? TableId { get; init; }

    /// <summary>A file that describes the table.</summary>
    public string? Schema { get; init; }

    public bool Resume { get; init; }

    public bool DryRun { get; init; }

    public bool Yes { get; init; }

    public bool Json { get; init; }

    /// <summary>The caller's own credentials for what is the caller's account.</summary>
    public bool Direct { get; init; }

    public string? Profile { get; init; }

    public TableArn Source => new(new TableScope(Account, Region), Table);

    public TableScope TargetScope => new(ToAccount ?? Account, ToRegion ?? Region);
}
