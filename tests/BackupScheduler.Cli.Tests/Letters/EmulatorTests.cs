using BackupScheduler.Aws;
using BackupScheduler.Aws.Sqs;
using BackupScheduler.Cli.Demo;
using BackupScheduler.Cli.Letters;
using BackupScheduler.Cli.Tests.Run;
using BackupScheduler.Core.DeadLetters;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Work;
using BackupScheduler.Functions.Batches;

namespace BackupScheduler.Cli.Tests.Letters;

/// <summary>The same desk over queues that we have not made up, with letters that the functions' own adapter has sent.</summary>
[Collection(RunCollection.Name)]
public sealed class EmulatorTests(RunWorld world)
{
    [Fact]
    public async Task Letters_are_listed_redriven_and_discarded()
    {
        await world.SeedAsync();
        var ports = new AwsPorts(AwsOptions.ForEmulator(world.World.Proxy.Address, DemoWorld.HomeRegion));
        var (tables, letters) = (world.Queues["TABLE_QUEUE_URL"], world.Queues["DEAD_LETTER_QUEUE_URL"]);
        var addresses = new QueueAddresses(null, tables, null, letters);
        foreach (var (table, code) in new[] { ("Orders", "AssumeRoleFailed"), ("Customers", "AccessDenied") })
        {
            var item = LetterHouse.Table(table, RunId.At(DateTimeOffset.UtcNow));
            await ports.Queues(addresses).SendDeadLetterAsync(
                new DeadLetter(WorkItemJson.Write(item), code, "said \u001bso", DateTimeOffset.UtcNow, "Worker", WorkQueue.Tables, item), default);
        }

        var desk = new LetterDesk(new LetterWorld(
            ports.DeadLetters(letters), ports.LetterSender(addresses), new Dictionary<WorkQueue, string> { [WorkQueue.Tables] = tables }, Schedule.Default, new Patience(new SystemJitter(), TimeProvider.System)));
        var files = Directory.CreateTempSubdirectory("emulated");
        try
        {
            var listing = await desk.ListAsync(new LetterFilter(), null, default);
            var redriven = await desk.RedriveAsync(new RedriveRequest(new LetterFilter { Causes = ["AssumeRoleFailed"] }, Path.Combine(files.FullName, "journal")), null, default);
            var discarded = await desk.DiscardAsync(new DiscardRequest(new LetterFilter { All = true }, Path.Combine(files.FullName, "file")), null, default);
            var left = await desk.ListAsync(new LetterFilter(), null, default);

            Assert.True(listing.Look.IsComplete);
            Assert.Equal([("AccessDenied", LetterOrigin.Function), ("AssumeRoleFailed", LetterOrigin.Function)], listing.Letters.Select(letter => (letter.Cause, letter.Origin)).Order());
            Assert.Equal(0, redriven.ExitCode);
            Assert.Equal(0, discarded.ExitCode);
            Assert.Equal("Customers", Assert.Single(discarded.Letters).Letter.Table!.Value.Value);
            Assert.Empty(left.Letters);
            var sent = Assert.Single(await world.World.Queues.DrainAsync(tables));
            Assert.True(WorkItemJson.TryRead(sent.Body, out var item, out _));
            Assert.True(Assert.IsType<BackUpTable>(item).Check);
        }
        finally
        {
            files.Delete(recursive: true);
        }
    }
}
