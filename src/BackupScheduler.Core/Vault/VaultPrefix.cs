using System.Diagnostics.CodeAnalysis;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Exports;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Core.Vault;

/// <summary>
/// Where one incarnation of a table lies in the vault: <c>account/region/table/table id</c>, without a slash at the end. The bucket's
/// policy lets each account write below its own first part alone.
/// </summary>
/// <param name="Scope">Account and Region.</param>
/// <param name="Table">The table.</param>
/// <param name="TableId">Its incarnation: letters, digits and hyphens.</param>
public readonly record struct VaultPrefix(TableScope Scope, TableName Table, string TableId)
{
    /// <summary>The folder of our own records of the copies, with a slash at the end.</summary>
    public string Catalogue => $"{this}/catalogue/";

    /// <summary>The folder under which DynamoDB puts one folder for each export, with a slash at the end.</summary>
    public string Exports => $"{this}/AWSDynamoDB/";

    /// <summary>The table's ARN.</summary>
    public string TableArn => $"arn:{Scope.Region.Partition}:dynamodb:{Scope.Region}:{Scope.Account}:table/{Table}";

    /// <summary>The folder of one export, with a slash at the end.</summary>
    public string ExportOf(string exportId) => $"{Exports}{exportId}/";

    /// <summary>Reads a prefix, with or without a slash at the end.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out VaultPrefix prefix)
    {
        prefix = default;
        if (text?.TrimEnd('/').Split('/') is not [var account, var region, var table, var id]) return false;
        if (!AccountId.TryParse(account, out var parsedAccount) || !Region.TryParse(region, out var parsedRegion)) return false;
        if (!TableName.TryParse(table, out var parsedTable) || !ExportId.IsValid(id)) return false;
        prefix = new VaultPrefix(new TableScope(parsedAccount, parsedRegion), parsedTable, id);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Scope}/{Table}/{TableId}";
}
