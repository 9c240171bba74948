using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using BackupScheduler.LocalAws.Lambda;
using BackupScheduler.LocalAws.Processes;
using BackupScheduler.LocalAws.Reading;
using BackupScheduler.LocalAws.Seeding;
using BackupScheduler.LocalAws.Tests.Children;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Tests.Lambda;

[Collection(nameof(MotoServer))]
public sealed class SqsEventSourceTests(MotoServer moto)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly AwsPlace _place = MotoServer.NewPlace();
    private readonly ConcurrentQueue<JsonObject> _records = new();

    private QueueReader Reader => new(moto.Wire, _place);

    private QueueSeeder Queues => moto.Seeder.Queues;

    [Fact]
    public async Task A_record_has_the_form_that_lambda_gives_it()
    {
        var queue = await Queues.CreateAsync(_place, "form");
        var id = await Queues.SendAsync(_place, queue.Url, "{\"kind\":\"ä\"}", new SendOptions
        {
            Group = "111122223333",
            Attributes = new Dictionary<string, string> { ["ErrorCode"] = "Boom" },
        });

        await RunAsync(queue, _ => "{}");

        var record = Assert.Single(_records);
        var attributes = record["attributes"]!.AsObject();
        Assert.Equal(
            ["messageId", "receiptHandle", "body", "attributes", "messageAttributes", "md5OfBody", "eventSource", "eventSourceARN",
                "awsRegion", "md5OfMessageAttributes"],
            record.Select(p => p.Key));
        Assert.Equal((id, "{\"kind\":\"ä\"}", "aws:sqs", queue.Arn, "eu-west-1"),
            (Text("messageId"), Text("body"), Text("eventSource"), Text("eventSourceARN"), Text("awsRegion")));
        Assert.Equal(("1", "111122223333"), ((string?)attributes["ApproximateReceiveCount"], (string?)attributes["MessageGroupId"]));
        Assert.InRange(DateTimeOffset.FromUnixTimeMilliseconds(long.Parse((string)attributes["SentTimestamp"]!)),
            DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow.AddSeconds(1));
        Assert.Equal("""{"ErrorCode":{"stringValue":"Boom","stringListValues":[],"binaryListValues":[],"dataType":"String"}}""",
            record["messageAttributes"]!.ToJsonString());

        string? Text(string name) => (string?)record[name];
    }

    [Fact]
    public async Task Only_the_failed_messages_of_a_batch_come_again_with_a_higher_count()
    {
        var queue = await Queues.CreateAsync(_place, "partial", visibility: TimeSpan.FromSeconds(1));
        for (var i = 0; i < 3; i++)
        {
            await Queues.SendAsync(_place, queue.Url, $"m{i}");
        }

        await RunAsync(queue, records => Failures(records.Where(r =>
            (string?)r["body"] == "m1" && (string?)r["attributes"]!["ApproximateReceiveCount"] == "1")));

        Assert.Equal(["m0 1", "m1 1", "m1 2", "m2 1"], _records.Select(BodyAndCount).Order());
    }

    [Fact]
    public async Task The_functions_own_visibility_decides_when_a_failed_message_comes_again()
    {
        var queue = await Queues.CreateAsync(_place, "own", visibility: TimeSpan.FromMinutes(10));
        await Queues.SendAsync(_place, queue.Url, "m");

        await RunAsync(queue, async records =>
        {
            if (_records.Count > 1)
            {
                return "{}";
            }

            await moto.Wire.CallAsync(JsonService.Sqs, "ChangeMessageVisibility", new()
            {
                ["QueueUrl"] = queue.Url,
                ["ReceiptHandle"] = records[0]["receiptHandle"]!.DeepClone(),
                ["VisibilityTimeout"] = 1,
            }, _place);
            return Failures(records);
        });

        Assert.Equal(["m 1", "m 2"], _records.Select(BodyAndCount));
    }

    [Theory]
    [InlineData("throws")]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":"unknown"}]}""")]
    public async Task A_batch_that_fails_as_a_whole_is_redriven_to_the_dead_letters_by_the_queue(string answer)
    {
        var dead = await Queues.CreateAsync(_place, $"dead-{answer.Length}");
        var queue = await Queues.CreateAsync(_place, $"work-{answer.Length}", TimeSpan.Zero, new Redrive(dead.Arn, 2));
        await Queues.SendAsync(_place, queue.Url, "a", new SendOptions { Attributes = new Dictionary<string, string> { ["x"] = "y" } });
        await Queues.SendAsync(_place, queue.Url, "b");

        await RunAsync(queue, _ => answer == "throws" ? throw new InvalidOperationException("boom") : answer);

        Assert.Equal(["a 1", "a 2", "b 1", "b 2"], _records.Select(BodyAndCount).Order());
        var letters = await Reader.PeekAsync(dead.Url);
        Assert.Equal(["a", "b"], letters.Select(l => l.Body).Order());
        Assert.Equal("y", letters.Single(l => l.Body == "a").Attributes["x"]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task No_more_batches_are_in_work_than_allowed(int maximum)
    {
        var queue = await Queues.CreateAsync(_place, $"parallel-{maximum}");
        for (var i = 0; i < 9; i++)
        {
            await Queues.SendAsync(_place, queue.Url, $"{i}");
        }

        var (now, most) = (0, 0);
        await RunAsync(queue, async _ =>
        {
            most = Math.Max(most, Interlocked.Increment(ref now));
            await Task.Delay(150);
            Interlocked.Decrement(ref now);
            return "{}";
        }, new SqsEventSourceOptions(queue.Url, _place) { BatchSize = 1, MaximumConcurrency = maximum });

        Assert.Equal((maximum, 9), (most, _records.Count));
    }

    [Fact]
    public async Task Draining_waits_for_delayed_messages_and_for_those_that_the_work_sends_on()
    {
        var first = await Queues.CreateAsync(_place, "first");
        var second = await Queues.CreateAsync(_place, "second");
        await Queues.SendAsync(_place, first.Url, "later", new SendOptions { DelaySeconds = 2 });
        await using var one = await StartAsync(first, async records =>
        {
            await Queues.SendAsync(_place, second.Url, (string)records[0]["body"]!, new SendOptions { DelaySeconds = 1 });
            return "{}";
        });
        await using var two = await StartAsync(second, _ => Task.FromResult("{}"));

        var seen = new ConcurrentQueue<QueueCounts>();
        await QueueDrain.UntilEmptyAsync(Reader, [second.Url, first.Url], [one, two], Patience, new Direct(seen.Enqueue));

        Assert.Equal([first.Arn, second.Arn], _records.Select(r => (string?)r["eventSourceARN"]));
        Assert.Contains(new QueueCounts(0, 0, 1), seen);
        Assert.Equal(new QueueCounts(0, 0, 0), seen.Last());
    }

    [Fact]
    public async Task A_queue_that_does_not_empty_in_time_is_named()
    {
        var queue = await Queues.CreateAsync(_place, "stuck");
        await Queues.SendAsync(_place, queue.Url, "m");

        var thrown = await Assert.ThrowsAsync<TimeoutException>(
            () => QueueDrain.UntilEmptyAsync(Reader, [queue.Url], [], TimeSpan.FromSeconds(0.5)));

        Assert.Contains(queue.Url, thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_outlives_the_process_that_was_killed_over_it()
    {
        var queue = await Queues.CreateAsync(_place, "killed", visibility: TimeSpan.FromSeconds(1));
        await Queues.SendAsync(_place, queue.Url, "m");
        await using var function = await LocalFunction.StartAsync(
            new FunctionOptions("tiny", new CommandLine(Child.Dotnet, [Child.Assembly, "function"])));
        await using var source = await SqsEventSource.StartAsync(moto.Wire, new SqsEventSourceOptions(queue.Url, _place),
            (payload, cancellation) =>
            {
                Remember(payload);
                return function.InvokeAsync(_records.Count == 1 ? "\"exit\"" : "{}", cancellation);
            });

        await QueueDrain.UntilEmptyAsync(Reader, [queue.Url], [source], Patience);

        Assert.Equal(["m 1", "m 2"], _records.Select(BodyAndCount));
        Assert.Equal((2L, 1L, 2), (source.Batches, source.Failures, function.Starts));
    }

    private static string Failures(IEnumerable<JsonObject> records) => new JsonObject
    {
        ["batchItemFailures"] = new JsonArray([.. records.Select(r =>
            new JsonObject { ["itemIdentifier"] = r["messageId"]!.DeepClone() })]),
    }.ToJsonString();

    private static string BodyAndCount(JsonObject record) => $"{record["body"]} {record["attributes"]!["ApproximateReceiveCount"]}";

    private Task RunAsync(SeededQueue queue, Func<List<JsonObject>, string> handler) =>
        RunAsync(queue, records => Task.FromResult(handler(records)));

    private async Task RunAsync(
        SeededQueue queue, Func<List<JsonObject>, Task<string>> handler, SqsEventSourceOptions? options = null)
    {
        await using var source = await StartAsync(queue, handler, options);
        await QueueDrain.UntilEmptyAsync(Reader, [queue.Url], [source], Patience);
        Assert.Null(source.LastError);
    }

    private Task<SqsEventSource> StartAsync(
        SeededQueue queue, Func<List<JsonObject>, Task<string>> handler, SqsEventSourceOptions? options = null) =>
        SqsEventSource.StartAsync(moto.Wire, options ?? new SqsEventSourceOptions(queue.Url, _place),
            async (payload, _) => new InvocationResult(await handler(Remember(payload))));

    private List<JsonObject> Remember(string payload)
    {
        var records = JsonNode.Parse(payload)!["Records"]!.AsArray().Select(r => r!.AsObject()).ToList();
        records.ForEach(_records.Enqueue);
        return records;
    }

    private sealed class Direct(Action<QueueCounts> report) : IProgress<QueueCounts>
    {
        public void Report(QueueCounts value) => report(value);
    }
}
