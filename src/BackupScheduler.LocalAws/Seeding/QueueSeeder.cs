using System.Globalization;
using System.Text.Json.Nodes;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Seeding;

/// <summary>A queue that was made.</summary>
public sealed record SeededQueue(string Url, string Arn);

/// <summary>Where messages go after too many receives.</summary>
public sealed record Redrive(string DeadLetterArn, int MaxReceiveCount);

/// <summary>Queues, and messages put into them as a stranger would.</summary>
public sealed class QueueSeeder(AwsWire wire)
{
    public async Task<SeededQueue> CreateAsync(
        AwsPlace place, string name, TimeSpan? visibility = null, Redrive? redrive = null,
        CancellationToken cancellation = default)
    {
        var attributes = new JsonObject();
        if (visibility is { } time)
        {
            attributes["VisibilityTimeout"] = time.TotalSeconds.ToString("0", CultureInfo.InvariantCulture);
        }

        if (redrive is not null)
        {
            attributes["RedrivePolicy"] = new JsonObject
            {
                ["deadLetterTargetArn"] = redrive.DeadLetterArn,
                ["maxReceiveCount"] = redrive.MaxReceiveCount,
            }.ToJsonString();
        }

        var answer = await CallAsync(place, "CreateQueue",
            new() { ["QueueName"] = name, ["Attributes"] = attributes }, cancellation);
        return new SeededQueue(answer["QueueUrl"]!.GetValue<string>(), $"arn:aws:sqs:{place.Region}:{place.Account}:{name}");
    }

    /// <summary>Answers the message's id.</summary>
    public async Task<string> SendAsync(
        AwsPlace place, string queueUrl, string body, SendOptions? options = null, CancellationToken cancellation = default)
    {
        options ??= new SendOptions();
        var input = new JsonObject
        {
            ["QueueUrl"] = queueUrl,
            ["MessageBody"] = body,
            ["DelaySeconds"] = options.DelaySeconds,
            ["MessageAttributes"] = new JsonObject(options.Attributes.Select(a => KeyValuePair.Create(a.Key,
                (JsonNode?)new JsonObject { ["DataType"] = "String", ["StringValue"] = a.Value }))),
        };
        if (options.Group is { } group)
        {
            input["MessageGroupId"] = group;
        }

        var answer = await CallAsync(place, "SendMessage", input, cancellation);
        return answer["MessageId"]!.GetValue<string>();
    }

    private Task<JsonObject> CallAsync(
        AwsPlace place, string operation, JsonObject input, CancellationToken cancellation) =>
        wire.CallAsync(JsonService.Sqs, operation, input, place, cancellation);
}

/// <summary>What else a message may carry.</summary>
public sealed record SendOptions
{
    public int DelaySeconds { get; init; }

    public string? Group { get; init; }

    public IReadOnlyDictionary<string, string> Attributes { get; init; } = new Dictionary<string, string>();
}
