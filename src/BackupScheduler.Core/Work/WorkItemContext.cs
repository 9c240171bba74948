using System.Text.Json.Serialization;

namespace BackupScheduler.Core.Work;

[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    AllowOutOfOrderMetadataProperties = true,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true,
    Converters =
    [
        typeof(AccountIdConverter), typeof(RegionConverter), typeof(RunIdConverter), typeof(TableNameConverter),
        typeof(TablePatternConverter),
    ])]
[JsonSerializable(typeof(WorkItem))]
internal sealed partial class WorkItemContext : JsonSerializerContext;
