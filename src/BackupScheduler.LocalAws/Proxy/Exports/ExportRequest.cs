using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using BackupScheduler.LocalAws.Proxy.History;
using BackupScheduler.LocalAws.Proxy.Jobs;

namespace BackupScheduler.LocalAws.Proxy.Exports;

/// <summary>What ExportTableToPointInTime asks for, on a table that is there. <see cref="Prefix"/> is empty when there is none.</summary>
internal sealed partial record ExportRequest(
    TableFacts Table, string Bucket, string BucketOwner, string Prefix, string SseAlgorithm, string? SseKey, ExportWindow Window, string View)
{
    public const string Incremental = "INCREMENTAL_EXPORT", NewImage = "NEW_IMAGE", NewAndOldImages = "NEW_AND_OLD_IMAGES";

    public string Type => Window.IsIncremental ? Incremental : "FULL_EXPORT";

    /// <summary>What is wrong with the call itself, whatever table it names.</summary>
    public static Refusal? Check(JsonObject input) =>
        (string?)input["TableArn"] is null ? Refusal.Invalid("TableArn must not be null.")
        : !BucketName().IsMatch((string?)input["S3Bucket"] ?? "") ? Refusal.Invalid("S3Bucket is not the name of a bucket.")
        : (string?)input["S3BucketOwner"] is { } owner && !Account().IsMatch(owner) ? Refusal.Invalid("S3BucketOwner is not an account id.")
        : OneOf(input, "ExportType", "FULL_EXPORT", Incremental)
        ?? OneOf(input, "ExportFormat", "DYNAMODB_JSON")
        ?? OneOf(input, "S3SseAlgorithm", "AES256", "KMS")
        ?? CheckWindow(input);

    /// <param name="input">A checked one.</param>
    /// <param name="latest">What is exported when no moment is named.</param>
    public static ExportRequest Read(ProxyCall call, TableFacts table, DateTimeOffset latest)
    {
        var (input, window) = (call.Input, call.Input["IncrementalExportSpecification"]);
        return new(
            table, (string)input["S3Bucket"]!, (string?)input["S3BucketOwner"] ?? call.Account, ((string?)input["S3Prefix"] ?? "").TrimEnd('/'),
            (string?)input["S3SseAlgorithm"] ?? "AES256", (string?)input["S3SseKmsKeyId"],
            IsIncremental(input)
                ? new(null, EpochSeconds.Read(window!["ExportFromTime"])!.Value, EpochSeconds.Read(window["ExportToTime"]) ?? latest)
                : new(EpochSeconds.Read(input["ExportTime"]) ?? latest, default, default),
            (string?)window?["ExportViewType"] ?? NewAndOldImages);
    }

    private static bool IsIncremental(JsonObject input) => (string?)input["ExportType"] == Incremental;

    private static Refusal? CheckWindow(JsonObject input)
    {
        var window = input["IncrementalExportSpecification"] as JsonObject;
        return !IsIncremental(input)
            ? window is null ? null : Refusal.Invalid("IncrementalExportSpecification is for incremental exports only.")
            : window?["ExportFromTime"] is null ? Refusal.Invalid("An incremental export needs IncrementalExportSpecification with ExportFromTime.")
            : input["ExportTime"] is not null ? Refusal.Invalid("ExportTime is for full exports only.")
            : OneOf(window, "ExportViewType", NewImage, NewAndOldImages);
    }

    private static Refusal? OneOf(JsonObject input, string name, params string[] values) =>
        (string?)input[name] is not { } value || values.Contains(value)
            ? null
            : Refusal.Invalid($"Value '{value}' at '{name}' failed to satisfy constraint: Member must satisfy enum value set: [{string.Join(", ", values)}]");

    [GeneratedRegex(@"^[a-z0-9A-Z]+[\.\-\w]*[a-z0-9A-Z]+$")]
    private static partial Regex BucketName();

    [GeneratedRegex("^[0-9]{12}$")]
    private static partial Regex Account();
}
