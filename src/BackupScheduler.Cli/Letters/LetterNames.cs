using System.Globalization;
using BackupScheduler.Core.DeadLetters;
using BackupScheduler.Core.Work;

namespace BackupScheduler.Cli.Letters;

/// <summary>What letters are called where they are shown; all of it is inert.</summary>
internal static class LetterNames
{
    public const int LongestId = 100;

    public static string Id(LetterReading letter) => LetterText.Line(letter.Letter.MessageId, LongestId);

    /// <summary>What the letter asks for: its kind and place.</summary>
    public static string What(LetterReading letter)
    {
        var kind = letter.Item is { } item ? item.GetType().Name : letter.IsIamEvent ? "IAM event" : letter.Unreadable is null ? "schedule's event" : "unreadable";
        var place = string.Join('/', new[] { letter.Account?.Value, letter.Region?.Value, letter.Table?.Value }.Where(part => part is not null));
        return place.Length == 0 ? kind : $"{kind} {place}";
    }

    public static string Origin(LetterOrigin origin) => origin switch
    {
        LetterOrigin.Function => "one of the functions",
        LetterOrigin.Queue => "SQS: a function was given it too often",
        LetterOrigin.Rule => "EventBridge: the rule on the bus",
        LetterOrigin.Schedule => "EventBridge Scheduler",
        LetterOrigin.Invocation => "Lambda: the invocation of ScheduleAccounts",
        _ => "nobody that is known",
    };

    public static string Queue(WorkQueue queue) => queue switch
    {
        WorkQueue.Accounts => "account queue",
        WorkQueue.Tables => "table queue",
        _ => "enforcement queue",
    };

    public static string Fate(LetterFate fate) => fate switch
    {
        LetterFate.Planned => "would go",
        LetterFate.Redriven => "redriven",
        LetterFate.Cleared => "cleared",
        LetterFate.Discarded => "discarded",
        LetterFate.Kept => "STAYS",
        LetterFate.InDoubt => "IN DOUBT",
        LetterFate.Failed => "FAILED",
        LetterFate.NotDeleted => "NOT DELETED",
        _ => "not begun",
    };

    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
