using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using BackupScheduler.Core.Restores;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Aws.Restores;

/// <summary>DynamoDB's BackupDescription as a fact of the domain.</summary>
internal static class BackupTranslation
{
    public static BackupContent ReadContent(BackupDescription backup)
    {
        var (table, features) = (backup.SourceTableDetails, backup.SourceTableFeatureDetails);
        var indexes = (features?.GlobalSecondaryIndexes ?? []).Select(index => index.IndexName).Concat((features?.LocalSecondaryIndexes ?? []).Select(index => index.IndexName));
        return new BackupContent(
            [.. (table?.KeySchema ?? []).OrderBy(key => key.KeyType == KeyType.HASH ? 0 : 1).Select(key => new KeyPart(key.AttributeName, key.KeyType == KeyType.HASH))],
            table?.ItemCount,
            backup.BackupDetails?.BackupSizeBytes ?? 0)
        {
            // Absent altogether, it says nothing of whether there are any.
            Indexes = features is null ? null : [.. indexes.Order(StringComparer.Ordinal)],
        };
    }
}
