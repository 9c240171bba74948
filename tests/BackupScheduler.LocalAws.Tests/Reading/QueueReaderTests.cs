using BackupScheduler.LocalAws.Reading;
using BackupScheduler.LocalAws.Seeding;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Tests.Reading;

[Collection(nameof(MotoServer))]
public sealed class QueueReaderTests(MotoServer moto)
{
    private readonly AwsPlace _place = MotoServer.NewPlace();

    private QueueReader Reader => new(moto.Wire, _place);

    [Fact]
    public async Task Counts_tell_visible_delayed_and_in_flight_apart()
    {
        var queue = await moto.Seeder.Queues.CreateAsync(_place, "counts");
        foreach (var delay in (int[])[0, 0, 0, 600, 600])
        {
            await moto.Seeder.Queues.SendAsync(_place, queue.Url, "x", new SendOptions { DelaySeconds = delay });
        }

        await moto.Wire.CallAsync(JsonService.Sqs, "ReceiveMessage", new() { ["QueueUrl"] = queue.Url }, _place);

        Assert.Equal(new QueueCounts(2, 1, 2), await Reader.CountsAsync(queue.Url));
    }

    [Fact]
    public async Task Peeking_leaves_every_message_in_the_queue_with_its_attributes()
    {
        var queue = await moto.Seeder.Queues.CreateAsync(_place, "letters");
        var id = await moto.Seeder.Queues.SendAsync(_place, queue.Url, "{\"ä\":1}",
            new SendOptions { Group = "acc", Attributes = new Dictionary<string, string> { ["ErrorCode"] = "AccessDenied" } });
        for (var i = 0; i < 11; i++)
        {
            await moto.Seeder.Queues.SendAsync(_place, queue.Url, "more");
        }

        var peeked = await Reader.PeekAsync(queue.Url);

        Assert.Equal(12, peeked.Count);
        var letter = peeked.Single(m => m.MessageId == id);
        Assert.Equal("{\"ä\":1}", letter.Body);
        Assert.Equal("AccessDenied", letter.Attributes["ErrorCode"]);
        Assert.Equal(("1", "acc"), (letter.SystemAttributes["ApproximateReceiveCount"], letter.SystemAttributes["MessageGroupId"]));
        Assert.Equal(new QueueCounts(12, 0, 0), await Reader.CountsAsync(queue.Url));
    }

    [Fact]
    public async Task Draining_empties_the_queue()
    {
        var queue = await moto.Seeder.Queues.CreateAsync(_place, "drained");
        for (var i = 0; i < 12; i++)
        {
            await moto.Seeder.Queues.SendAsync(_place, queue.Url, $"{i}");
        }

        Assert.Equal(12, (await Reader.DrainAsync(queue.Url)).Count);
        Assert.Equal(0, (await Reader.CountsAsync(queue.Url)).Total);
    }
}
