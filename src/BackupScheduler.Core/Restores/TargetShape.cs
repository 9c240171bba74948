using BackupScheduler.Core.Tables;

namespace BackupScheduler.Core.Restores;

/// <summary>Fits a table's description to where it is restored.</summary>
public static class TargetShape
{
    /// <summary>The description without a KMS key that lies elsewhere, and what an operator should know about that; null where nothing.</summary>
    /// <param name="table">The table as it was.</param>
    /// <param name="target">Where it is restored.</param>
    public static (TableDescription Shape, string? Note) Fit(TableDescription table, TableScope target)
    {
        if (table.Encryption is not { } key || key == "aws" || IsIn(key, target)) return (table, null);
        return (table with { Encryption = null }, $"the table was encrypted with {key}, which {target} does not have: it gets DynamoDB's own key, change it by hand");
    }

    private static bool IsIn(string keyArn, TableScope target) =>
        keyArn.Split(':') is ["arn", _, "kms", var region, var account, ..] && region == target.Region.Value && account == target.Account.Value;
}
