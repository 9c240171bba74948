using System.Globalization;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Work;

namespace BackupScheduler.Core.DeadLetters;

/// <summary>
/// Reads letters of every origin. Typed values come from the body, and only where it does not tell from the attributes, which
/// anybody may have written: they tell people why, never where something goes.
/// </summary>
public static class LetterReader
{
    /// <summary>The cause of a letter that does not say.</summary>
    public const string Unknown = "unknown";

    /// <summary>The cause of a letter that SQS moved: a function was given it too often and never settled it.</summary>
    public const string MaxReceivesExceeded = "MaxReceivesExceeded";

    /// <summary>The cause of a letter of Lambda: its own code is the HTTP status of an invocation, 200 even where the function threw.</summary>
    public const string InvocationFailed = "InvocationFailed";

    private const int LongestLabel = 64;
    private static readonly TimeSpan s_clocksDiffer = TimeSpan.FromHours(1);

    /// <summary>Reads a letter; it never fails, whatever the letter holds.</summary>
    public static LetterReading Read(StoredLetter letter)
    {
        var body = LetterBody.Of(letter.Body);
        var origin = OriginOf(letter, body);
        string? Said(string name) => letter.Attributes.TryGetValue(name, out var value) && value.Length > 0 ? value : null;
        var isAws = origin is LetterOrigin.Rule or LetterOrigin.Schedule;
        var reading = new LetterReading(letter, origin, CauseOf(origin, Said), FunctionOf(origin, Said), FailedAt(letter, Said("FailedAt")))
        {
            Message = (isAws ? Said("ERROR_MESSAGE") : Said("ErrorMessage")) ?? string.Empty,
            Item = body.Item,
            IsIamEvent = body.Event is not null,
            Unreadable = body.Unreadable,
            Account = body.Item?.Account ?? body.Event?.Account ?? (AccountId.TryParse(Said("Account"), out var account) ? account : null),
            Region = (body.Item as ScopedWorkItem)?.Region ?? (body.Item is null && Region.TryParse(Said("Region"), out var region) ? region : null),
            Table = (body.Item as TableWorkItem)?.Table ?? (body.Item is null && TableName.TryParse(Said("Table"), out var table) ? table : null),
            Run = body.Item?.Run ?? (RunId.TryParse(Said("Run"), out var run) ? run : null),
        };
        return reading with { Remedy = Remedies.Of(reading) };
    }

    // RULE_ARN: EventBridge's user guide, "dead-letter queues"; SCHEDULE_ARN: Scheduler's; RequestID: Lambda's.
    private static LetterOrigin OriginOf(StoredLetter letter, LetterBody body)
    {
        bool Has(string name) => letter.Attributes.ContainsKey(name);
        if (Has("RULE_ARN")) return LetterOrigin.Rule;
        if (Has("SCHEDULE_ARN") || Has("SCHEDULED_TIME")) return LetterOrigin.Schedule;
        if (Has("Function")) return LetterOrigin.Function;
        if (Has("RequestID")) return LetterOrigin.Invocation;
        if (letter.SourceArn is not null) return LetterOrigin.Queue;
        // Not every queue service names the source of what it moved; whoever else sends here says why.
        return letter.Attributes.Count == 0 && body is { Unreadable: null, IsScheduleEvent: false } ? LetterOrigin.Queue : LetterOrigin.Unknown;
    }

    private static string CauseOf(LetterOrigin origin, Func<string, string?> said) => origin switch
    {
        LetterOrigin.Queue => MaxReceivesExceeded,
        LetterOrigin.Invocation => InvocationFailed,
        LetterOrigin.Rule or LetterOrigin.Schedule => Label(said("ERROR_CODE")),
        _ => Label(said("ErrorCode")),
    };

    private static string FunctionOf(LetterOrigin origin, Func<string, string?> said) => origin switch
    {
        LetterOrigin.Queue => "SQS",
        LetterOrigin.Invocation => "ScheduleAccounts",
        LetterOrigin.Rule => "EventBridge",
        LetterOrigin.Schedule => "Scheduler",
        _ => Label(said("Function")),
    };

    // It is grouped by, shown and asked for: printable and short from here on.
    private static string Label(string? text) => text is null || LetterText.Line(text, LongestLabel).Trim() is not { Length: > 0 } label ? Unknown : label;

    private static DateTimeOffset FailedAt(StoredLetter letter, string? said) =>
        DateTimeOffset.TryParse(said, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at)
        && at <= letter.SentAt + s_clocksDiffer
            ? at
            : letter.SentAt;
}
