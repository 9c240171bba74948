using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.Lambda.CloudWatchEvents;
using Amazon.Lambda.CloudWatchEvents.ScheduledEvents;
using Amazon.Lambda.SQSEvents;

namespace StandIns.Tests.Events;

public sealed record IamDetail(string? EventName, string? ErrorCode, IamIdentity? UserIdentity);

public sealed record IamIdentity(string? Arn);

[JsonSerializable(typeof(SQSEvent))]
[JsonSerializable(typeof(SQSBatchResponse))]
[JsonSerializable(typeof(CloudWatchEvent<JsonElement>))]
[JsonSerializable(typeof(CloudWatchEvent<IamDetail>))]
[JsonSerializable(typeof(ScheduledEvent))]
public sealed partial class EventContext : JsonSerializerContext;
