using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Enforcement;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Work;

namespace BackupScheduler.Functions.Batches;

/// <summary>Reads a message's body, which is untrusted: a work item, or on the enforcement queue an event of IAM.</summary>
internal static class MessageReading
{
    public static MessageContent Read(ReceivedMessage message, DateTimeOffset now) =>
        message.Queue == WorkQueue.Enforcement && IamEventReader.IsEvent(message.Body)
            ? new MessageContent(null, ReadEvent(message.Body))
            : new MessageContent(ReadItem(message.Body, now));

    private static IamEvent ReadEvent(string body) =>
        IamEventReader.TryRead(body, out var e, out var reason) ? e : throw Malformed("MalformedEvent", reason);

    private static WorkItem ReadItem(string body, DateTimeOffset now)
    {
        if (!WorkItemJson.TryRead(body, out var item, out var reason)) throw Malformed("MalformedItem", reason);
        // Its backups would be foreign by our own rule: nothing would ever verify or prune them.
        if (item.Run.Time - now > BackupNaming.LongestDistanceFromRun)
            throw Malformed("MalformedItem", $"run: given {item.Run}, accepted is no later than a day from now");
        var hops = item switch
        {
            BackUpAccount account => account.Hops,
            ReviewAccount review => review.Hops,
            ConfirmCopies confirm => confirm.Hops,
            CloseRun closing => closing.Hops,
            _ => 0,
        };
        return hops <= WorkItem.MaxHops
            ? item
            : throw Malformed("TooManyHops", $"hops: given {hops}, accepted is at most {WorkItem.MaxHops}");
    }

    private static ServiceFailureException Malformed(string code, string reason) => new(FailureKind.Malformed, code, reason);
}
