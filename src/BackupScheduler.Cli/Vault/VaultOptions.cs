using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Cli.Vault;

/// <summary>What <c>vault list</c> and <c>vault verify</c> have in common.</summary>
internal record VaultOptions
{
    /// <summary>One account alone; null for all.</summary>
    public AccountId? Account { get; init; }

    /// <summary>One Region alone; null for all.</summary>
    public Region? Region { get; init; }

    /// <summary>Patterns of tables; null for all.</summary>
    public IReadOnlyList<TablePattern>? Tables { get; init; }

    /// <summary>Earlier incarnations and older copies too.</summary>
    public bool All { get; init; }

    /// <summary>With the caller's own credentials instead of the vault's reader.</summary>
    public bool Direct { get; init; }

    /// <summary>One JSON document.</summary>
    public bool Json { get; init; }

    public string? Profile { get; init; }

    /// <summary>Whether this table is asked for.</summary>
    public bool Names(TableScope scope, TableName table) =>
        (Account is null || Account == scope.Account) && (Region is null || Region == scope.Region)
        && (Tables is null || Tables.Any(pattern => pattern.Matches(scope, table)));
}
