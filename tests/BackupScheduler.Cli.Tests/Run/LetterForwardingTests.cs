using BackupScheduler.Cli.Run.InProcess;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Work;

namespace BackupScheduler.Cli.Tests.Run;

/// <summary>The dead letters of a run in this process, when the queue does not take them.</summary>
public sealed class LetterForwardingTests
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(50);
    private static readonly IReadOnlyList<DeadLetter> Three = [Letter("1"), Letter("2"), Letter("3")];

    private readonly List<string> _told = [];

    [Fact]
    public async Task A_letter_that_is_refused_does_not_keep_the_others()
    {
        var queues = new ScriptedQueues(body => body == "2" ? Task.FromException(new ServiceFailureException(FailureKind.AccessDenied, "AccessDenied", "no")) : Task.CompletedTask);

        Assert.Equal([true, false, true], await SentAsync(new LetterForwarding(queues, _told.Add)));
        Assert.Equal(["the dead-letter queue did not take a letter: AccessDenied: no"], _told);
    }

    [Fact]
    public async Task The_first_that_takes_too_long_is_the_last_that_is_tried()
    {
        var queues = new ScriptedQueues(body => body == "1" ? Task.CompletedTask : new TaskCompletionSource().Task);

        Assert.Equal([true, false, false], await SentAsync(new LetterForwarding(queues, _told.Add) { Longest = Short }));
        Assert.Equal(["1", "2"], queues.Tried);
        Assert.Equal(["the dead-letter queue did not take a letter: it took too long"], _told);
    }

    [Fact]
    public async Task Interrupted_it_is_shorter()
    {
        var queues = new ScriptedQueues(_ => new TaskCompletionSource().Task);

        Assert.Equal(
            [false, false, false],
            await SentAsync(new LetterForwarding(queues, _told.Add) { Longest = TimeSpan.FromDays(1), LongestEnding = Short }, new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task Without_a_queue_nobody_can_say()
    {
        Assert.Equal([null, null, null], await SentAsync(new LetterForwarding(null, _told.Add)));
    }

    private static async Task<IEnumerable<bool?>> SentAsync(LetterForwarding forwarding, CancellationToken cancellation = default) =>
        (await forwarding.SendAsync(Three, cancellation)).Select(letter => letter.Sent);

    private static DeadLetter Letter(string body) => new(body, "Code", "why", DateTimeOffset.UnixEpoch, "Worker", WorkQueue.Tables, null);

    private sealed class ScriptedQueues(Func<string, Task> answer) : IWorkQueues
    {
        public List<string> Tried { get; } = [];

        public Task SendDeadLetterAsync(DeadLetter letter, CancellationToken cancellation)
        {
            Tried.Add(letter.Body);
            return answer(letter.Body);
        }

        public Task SendAsync(WorkQueue queue, IReadOnlyList<OutgoingItem> items, CancellationToken cancellation) => throw new NotSupportedException();

        public Task PutBackAsync(ReceivedMessage message, TimeSpan after, CancellationToken cancellation) => throw new NotSupportedException();
    }
}
