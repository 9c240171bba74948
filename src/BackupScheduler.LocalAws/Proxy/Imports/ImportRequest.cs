using System.Text.Json.Nodes;
using BackupScheduler.LocalAws.Proxy.History;
using BackupScheduler.LocalAws.Proxy.Jobs;

namespace BackupScheduler.LocalAws.Proxy.Imports;

/// <summary>What ImportTable asks for, once its table has been made. <see cref="Source"/> and <see cref="Table"/> are the call's own, as texts.</summary>
internal sealed record ImportRequest(
    TableFacts Made, string Bucket, string BucketOwner, string Prefix, string Compression, string Source, string Table)
{
    /// <summary>The members of TableCreationParameters. Local indexes are none of them: an import cannot make one.</summary>
    private static readonly string[] s_members =
    [
        "TableName", "AttributeDefinitions", "KeySchema", "BillingMode", "ProvisionedThroughput", "OnDemandThroughput",
        "SSESpecification", "GlobalSecondaryIndexes",
    ];

    public bool IsPacked => Compression == "GZIP";

    public static Refusal? Check(JsonObject input) =>
        (string?)input["S3BucketSource"]?["S3Bucket"] is not { Length: > 0 } ? Refusal.Invalid("S3BucketSource.S3Bucket must not be null.")
        : (string?)input["InputFormat"] is not "DYNAMODB_JSON" ? Refusal.Invalid("InputFormat: only DYNAMODB_JSON is emulated.")
        : (string?)input["InputCompressionType"] is not (null or "GZIP" or "NONE") ? Refusal.Invalid("InputCompressionType: only GZIP and NONE are emulated.")
        : (string?)input["TableCreationParameters"]?["TableName"] is null ? Refusal.Invalid("TableCreationParameters.TableName must not be null.")
        : null;

    /// <param name="input">A checked one.</param>
    public static ImportRequest Read(ProxyCall call, TableFacts made)
    {
        var (input, source) = (call.Input, call.Input["S3BucketSource"]!);
        return new(
            made, (string)source["S3Bucket"]!, (string?)source["S3BucketOwner"] ?? call.Account, (string?)source["S3KeyPrefix"] ?? "",
            (string?)input["InputCompressionType"] ?? "NONE", source.ToJsonString(), input["TableCreationParameters"]!.ToJsonString());
    }

    /// <summary>The CreateTable that makes the table.</summary>
    public static JsonObject ToCreateTable(JsonObject input) => new(input["TableCreationParameters"]!.AsObject()
        .Where(member => s_members.Contains(member.Key)).Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())));
}
