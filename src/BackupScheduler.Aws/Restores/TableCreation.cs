using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using BackupScheduler.Core.Restores;
using BackupScheduler.Core.Tables;
using CoreDescription = BackupScheduler.Core.Tables.TableDescription;

namespace BackupScheduler.Aws.Restores;

/// <summary>A described table as CreateTable and ImportTable want it.</summary>
internal static class TableCreation
{
    public static CreateTableRequest Create(TableName table, CoreDescription shape, IReadOnlyDictionary<string, string> tags) => new()
    {
        TableName = table.Value,
        KeySchema = Keys(shape.Keys),
        AttributeDefinitions = Attributes(shape),
        BillingMode = Billing(shape),
        ProvisionedThroughput = Capacity(shape.Capacity),
        GlobalSecondaryIndexes = Global(shape),
        LocalSecondaryIndexes = shape.LocalIndexes.Count == 0 ? null : [.. shape.LocalIndexes.Select(index => new LocalSecondaryIndex
        {
            IndexName = index.Name,
            KeySchema = Keys(index.Keys),
            Projection = Projection(index),
        })],
        SSESpecification = Encryption(shape.Encryption),
        TableClass = shape.Class is { } named ? new TableClass(named) : null,
        Tags = Tags(tags),
    };

    public static ImportTableRequest Import(ImportOrder order) => new()
    {
        ClientToken = order.Token,
        InputFormat = InputFormat.DYNAMODB_JSON,
        InputCompressionType = InputCompressionType.GZIP,
        S3BucketSource = new S3BucketSource
        {
            S3Bucket = order.Vault.Bucket,
            S3BucketOwner = order.Vault.Account.Value,
            S3KeyPrefix = order.Prefix,
        },
        TableCreationParameters = new TableCreationParameters
        {
            TableName = order.Table.Value,
            KeySchema = Keys(order.Shape.Keys),
            AttributeDefinitions = Attributes(order.Shape),
            BillingMode = Billing(order.Shape),
            ProvisionedThroughput = Capacity(order.Shape.Capacity),
            GlobalSecondaryIndexes = Global(order.Shape),
            SSESpecification = Encryption(order.Shape.Encryption),
        },
    };

    public static List<Tag> Tags(IReadOnlyDictionary<string, string> tags) => [.. tags.Select(tag => new Tag { Key = tag.Key, Value = tag.Value })];

    // An attribute that is part of no key is refused.
    private static List<AttributeDefinition> Attributes(CoreDescription shape) =>
    [
        .. shape.GlobalIndexes.Concat(shape.LocalIndexes).SelectMany(index => index.Keys).Concat(shape.Keys).Select(key => key.Name)
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(name => new AttributeDefinition(name, new ScalarAttributeType(shape.AttributeTypes[name]))),
    ];

    private static List<KeySchemaElement> Keys(IReadOnlyList<KeyPart> keys) =>
        [.. keys.OrderByDescending(key => key.IsPartition).Select(key => new KeySchemaElement(key.Name, key.IsPartition ? KeyType.HASH : KeyType.RANGE))];

    private static BillingMode Billing(CoreDescription shape) => shape.Capacity is null ? BillingMode.PAY_PER_REQUEST : BillingMode.PROVISIONED;

    private static ProvisionedThroughput? Capacity(TableCapacity? capacity) =>
        capacity is { } units ? new ProvisionedThroughput(units.Read, units.Write) : null;

    private static List<GlobalSecondaryIndex>? Global(CoreDescription shape) =>
        shape.GlobalIndexes.Count == 0 ? null : [.. shape.GlobalIndexes.Select(index => new GlobalSecondaryIndex
        {
            IndexName = index.Name,
            KeySchema = Keys(index.Keys),
            Projection = Projection(index),
            // A provisioned table's index needs units of its own.
            ProvisionedThroughput = shape.Capacity is null ? null : Capacity(index.Capacity ?? shape.Capacity),
        })];

    private static Projection Projection(TableIndex index) => new()
    {
        ProjectionType = new ProjectionType(index.Projection),
        NonKeyAttributes = index.Included.Count == 0 ? null : [.. index.Included],
    };

    private static SSESpecification? Encryption(string? key) => key switch
    {
        null => null,
        "aws" => new SSESpecification { Enabled = true, SSEType = SSEType.KMS },
        _ => new SSESpecification { Enabled = true, SSEType = SSEType.KMS, KMSMasterKeyId = key },
    };
}
