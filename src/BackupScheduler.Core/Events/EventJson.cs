using System.Text.Json;
using System.Text.Json.Serialization;
using BackupScheduler.Core.Work;

namespace BackupScheduler.Core.Events;

/// <summary>The JSON form of the events' details.</summary>
public static class EventJson
{
    /// <summary>Who tells them, as EventBridge has it.</summary>
    public const string Source = "backup-scheduler";

    /// <summary>The detail type of a <see cref="ReviewEvent"/>.</summary>
    public const string ReviewType = "Backup Review";

    /// <summary>The detail type of a <see cref="RunEvent"/>.</summary>
    public const string RunType = "Backup Run";

    /// <summary>One line of JSON.</summary>
    public static string Write(ReviewEvent review) => JsonSerializer.Serialize(review, EventContext.Default.ReviewEvent);

    /// <summary>One line of JSON.</summary>
    public static string Write(RunEvent run) => JsonSerializer.Serialize(run, EventContext.Default.RunEvent);

    /// <summary>An outcome as the events spell it.</summary>
    public static string Name(EventOutcome outcome) => outcome switch
    {
        EventOutcome.Ok => "OK",
        EventOutcome.Partial => "PARTIAL",
        _ => "FAILED",
    };
}

[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters = [typeof(AccountIdConverter), typeof(RegionConverter), typeof(RunIdConverter), typeof(TableNameConverter)])]
[JsonSerializable(typeof(ReviewEvent))]
[JsonSerializable(typeof(RunEvent))]
internal sealed partial class EventContext : JsonSerializerContext;
