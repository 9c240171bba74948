using System.Text.Json;
using System.Text.Json.Nodes;
using BackupScheduler.Core.DeadLetters;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Work;
using BackupScheduler.Functions.Tests;
using BackupScheduler.Fuzz.Running;

namespace BackupScheduler.Fuzz.Targets;

/// <summary>Dead letters: read whatever they hold, and redriven to the queues of the configuration alone, never a deletion.</summary>
internal sealed class LetterTarget : IFuzzTarget
{
    private static readonly Dictionary<WorkQueue, string> s_queues = new()
    {
        [WorkQueue.Accounts] = Variables.Good["ACCOUNT_QUEUE_URL"],
        [WorkQueue.Tables] = Variables.Good["TABLE_QUEUE_URL"],
        [WorkQueue.Enforcement] = Variables.Good["ENFORCEMENT_QUEUE_URL"],
    };

    public string Name => "dead letters";

    public string Seed(Random random) => new JsonObject
    {
        ["body"] = random.Next(4) == 0
            ? """{"version":"0","id":"1","detail-type":"Scheduled Event","source":"aws.scheduler","account":"999988887777","time":"2026-11-22T01:00:00Z","detail":"{}"}"""
            : ItemSeeds.Body(random, ["arn:aws:dynamodb:eu-west-1:111122223333:table/Orders/backup/01795222800000-0000000a"], "0123456789abcdef"),
        ["attributes"] = new JsonObject
        {
            ["ErrorCode"] = ItemSeeds.Any(random, ["AccessDenied", "AssumeRoleFailed", "MalformedItem", "200"]),
            ["ErrorMessage"] = "made to fail",
            ["FailedAt"] = "2026-11-22T01:09:00Z",
            ["Function"] = "Worker",
            ["SourceQueueUrl"] = s_queues[WorkQueue.Tables],
            ["Account"] = "111122223333",
            ["Region"] = "eu-west-1",
            ["Table"] = "Orders",
            ["Run"] = "20261122T010000Z",
        },
    }.ToJsonString();

    public void Run(string input)
    {
        var letter = LetterReader.Read(Read(input));
        OneLine.Demand(letter.Cause);
        OneLine.Demand(letter.Function);
        _ = LetterText.Line(letter.Message, 200) + LetterText.Block(letter.Letter.Body) + Remedies.Of(letter);
        _ = LetterGrouping.Group([letter]);
        foreach (var planned in RedrivePlanning.Plan([letter], new RedriveRules(Schedule.Default, s_queues), World.Run.Time.AddMinutes(20)))
        {
            OneLine.Demand(planned.Decision.Why);
            if (planned.Decision.Body is { } body && WorkItemJson.TryRead(body, out var item, out _)) BrokenPromiseException.Unless(item is not PruneTable, "a deletion is redriven");
        }
    }

    private static StoredLetter Read(string input)
    {
        try
        {
            if (JsonNode.Parse(input) is JsonObject all && all["body"] is JsonValue body && body.TryGetValue<string>(out var text))
                return new StoredLetter("letter", text, Attributes(all["attributes"]), World.Run.Time.AddMinutes(10));
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            // Taken for the body itself.
        }

        return new StoredLetter("letter", input, new Dictionary<string, string>(), World.Run.Time.AddMinutes(10));
    }

    private static Dictionary<string, string> Attributes(JsonNode? attributes) =>
        (attributes as JsonObject)?.Where(attribute => attribute.Value is not null).ToDictionary(attribute => attribute.Key, attribute => attribute.Value!.ToString()) ?? [];
}
