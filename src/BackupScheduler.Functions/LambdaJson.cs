using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.Lambda.CloudWatchEvents;
using Amazon.Lambda.SQSEvents;

namespace BackupScheduler.Functions;

/// <summary>The one JSON context of the functions' events and answers, for the serializer of the Lambda runtime.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(SQSEvent))]
[JsonSerializable(typeof(SQSBatchResponse))]
[JsonSerializable(typeof(CloudWatchEvent<JsonElement>))]
public sealed partial class LambdaJson : JsonSerializerContext;
