namespace BackupScheduler.Core.Tables;

/// <summary>The parts of <c>arn:aws:dynamodb:region:account:table/name</c>.</summary>
/// <param name="Scope">The account and Region.</param>
/// <param name="Table">The table's name.</param>
public readonly record struct TableArn(TableScope Scope, TableName Table)
{
    private const string Prefix = "table/";

    /// <summary>Reads an ARN; null for anything else, the parts of a table (its streams, indexes, backups) included.</summary>
    public static TableArn? Parse(string? arn) =>
        arn?.Split(':') is ["arn", _, "dynamodb", var region, var account, var resource]
        && resource.StartsWith(Prefix, StringComparison.Ordinal)
        && Accounts.Region.TryParse(region, out var parsedRegion)
        && Accounts.AccountId.TryParse(account, out var parsedAccount)
        && TableName.TryParse(resource[Prefix.Length..], out var table)
            ? new TableArn(new TableScope(parsedAccount, parsedRegion), table)
            : null;
}
