using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using BackupScheduler.Core.Tables;
using CoreDescription = BackupScheduler.Core.Tables.TableDescription;
using SdkDescription = Amazon.DynamoDBv2.Model.TableDescription;

namespace BackupScheduler.Aws.Exports;

/// <summary>DynamoDB's TableDescription as a fact of the domain; time to live, tags and recovery are told by other calls.</summary>
internal static class TableTranslation
{
    public static CoreDescription Read(SdkDescription table)
    {
        var isOnDemand = table.BillingModeSummary?.BillingMode == BillingMode.PAY_PER_REQUEST;
        return new CoreDescription(Keys(table.KeySchema), table.TableId ?? "")
        {
            AttributeTypes = (table.AttributeDefinitions ?? []).ToDictionary(a => a.AttributeName, a => a.AttributeType.Value, StringComparer.Ordinal),
            GlobalIndexes = [.. (table.GlobalSecondaryIndexes ?? []).Select(index => new TableIndex(
                index.IndexName, Keys(index.KeySchema), Projection(index.Projection), Included(index.Projection), isOnDemand ? null : Capacity(index.ProvisionedThroughput)))],
            LocalIndexes = [.. (table.LocalSecondaryIndexes ?? []).Select(index => new TableIndex(
                index.IndexName, Keys(index.KeySchema), Projection(index.Projection), Included(index.Projection), null))],
            Capacity = isOnDemand ? null : Capacity(table.ProvisionedThroughput),
            StreamView = table.StreamSpecification is { StreamEnabled: true } stream ? stream.StreamViewType?.Value : null,
            Encryption = Encryption(table.SSEDescription),
            IsDeletionProtected = table.DeletionProtectionEnabled == true,
            Class = table.TableClassSummary?.TableClass?.Value is { } named && named != "STANDARD" ? named : null,
            Items = table.ItemCount ?? 0,
            Bytes = table.TableSizeBytes ?? 0,
        };
    }

    private static IReadOnlyList<KeyPart> Keys(List<KeySchemaElement>? keys) =>
        [.. (keys ?? []).OrderBy(key => key.KeyType == KeyType.HASH ? 0 : 1).Select(key => new KeyPart(key.AttributeName, key.KeyType == KeyType.HASH))];

    private static string Projection(Projection? projection) => projection?.ProjectionType?.Value ?? "ALL";

    private static List<string> Included(Projection? projection) => projection?.NonKeyAttributes ?? [];

    // An on-demand table reports 0 and 0; so does an emulator that has lost the billing mode.
    private static TableCapacity? Capacity(ProvisionedThroughputDescription? capacity) =>
        capacity is { ReadCapacityUnits: > 0, WriteCapacityUnits: > 0 } ? new TableCapacity(capacity.ReadCapacityUnits.Value, capacity.WriteCapacityUnits.Value) : null;

    private static string? Encryption(SSEDescription? encryption) =>
        encryption is { Status.Value: "ENABLED" or "UPDATING" } ? encryption.KMSMasterKeyArn ?? "aws" : null;
}
