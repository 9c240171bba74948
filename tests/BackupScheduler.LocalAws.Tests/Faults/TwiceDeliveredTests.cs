using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using BackupScheduler.LocalAws.Lambda;
using BackupScheduler.LocalAws.Reading;
using BackupScheduler.LocalAws.Seeding;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Tests.Faults;

[Collection(nameof(MotoServer))]
public sealed class TwiceDeliveredTests(MotoServer moto)
{
    // What is drawn follows from the queue's ARN too: always the same account, and no other test's.
    private readonly AwsPlace _place = new("799999999999", "eu-west-1");
    private readonly ConcurrentQueue<JsonObject> _records = new();

    [Fact]
    public async Task A_batch_can_be_delivered_twice_with_the_same_ids_and_counts()
    {
        var queue = await QueueAsync("twice", "m");

        var source = await RunAsync(queue, _ => "{}");

        Assert.Equal(["m 1", "m 1"], _records.Select(BodyAndCount));
        Assert.Single(_records.Select(record => (string?)record["messageId"]).Distinct());
        Assert.Equal((1L, 1L), (source.Batches, source.DeliveredTwice));
    }

    [Fact]
    public async Task A_message_that_fails_in_one_of_two_deliveries_stays()
    {
        var queue = await QueueAsync("half", "m");
        var deliveries = 0;

        await RunAsync(queue, record => Interlocked.Increment(ref deliveries) == 1
            ? $$"""{"batchItemFailures":[{"itemIdentifier":"{{record["messageId"]}}"}]}"""
            : "{}");

        Assert.Equal(["m 1", "m 1", "m 2", "m 2"], _records.Select(BodyAndCount));
    }

    [Fact]
    public async Task Which_batches_are_delivered_twice_follows_from_the_seed()
    {
        var queue = await QueueAsync("seeded");
        var (first, second) = (await TwiceAsync(queue, seed: 3), await TwiceAsync(queue, seed: 3));

        Assert.Equal(first, second);
        Assert.NotEqual(first, await TwiceAsync(queue, seed: 4));
        Assert.InRange(first.Count, 13, 19);
    }

    private static string BodyAndCount(JsonObject record) => $"{record["body"]} {record["attributes"]!["ApproximateReceiveCount"]}";

    private async Task<List<string>> TwiceAsync(SeededQueue queue, int seed)
    {
        _records.Clear();
        for (var i = 0; i < 10; i++) await moto.Seeder.Queues.SendAsync(_place, queue.Url, $"{i}");
        await RunAsync(queue, _ => "{}", probability: 0.5, seed);
        return [.. _records.Select(record => (string)record["body"]!).Order(StringComparer.Ordinal)];
    }

    private async Task<SeededQueue> QueueAsync(string name, params string[] bodies)
    {
        var queue = await moto.Seeder.Queues.CreateAsync(_place, name, visibility: TimeSpan.FromSeconds(1));
        foreach (var body in bodies) await moto.Seeder.Queues.SendAsync(_place, queue.Url, body);
        return queue;
    }

    private async Task<SqsEventSource> RunAsync(
        SeededQueue queue, Func<JsonObject, string> handler, double probability = 1, int seed = 1)
    {
        var options = new SqsEventSourceOptions(queue.Url, _place)
        {
            BatchSize = 1,
            MaximumConcurrency = 1,
            TwiceProbability = probability,
            Seed = seed,
        };
        await using var source = await SqsEventSource.StartAsync(moto.Wire, options, (payload, _) =>
        {
            var record = JsonNode.Parse(payload)!["Records"]![0]!.AsObject();
            _records.Enqueue(record);
            return Task.FromResult(new InvocationResult(handler(record)));
        });
        await QueueDrain.UntilEmptyAsync(new QueueReader(moto.Wire, _place), [queue.Url], [source], TimeSpan.FromSeconds(20));
        return source;
    }
}
