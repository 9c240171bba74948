using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Work;

namespace BackupScheduler.Core.DeadLetters;

/// <summary>What a letter says, read with care: every text is untrusted still, every typed value is valid.</summary>
/// <param name="Letter">The letter.</param>
/// <param name="Origin">Who gave up.</param>
/// <param name="Cause">The error code, or <c>unknown</c>.</param>
/// <param name="Function">The function or service that gave up, or <c>unknown</c>.</param>
/// <param name="FailedAt">When it was given up; when it was sent, where it does not say.</param>
public sealed record LetterReading(StoredLetter Letter, LetterOrigin Origin, string Cause, string Function, DateTimeOffset FailedAt)
{
    /// <summary>The error's message; empty where there is none.</summary>
    public string Message { get; init; } = string.Empty;

    /// <summary>The work item; null where the body is none.</summary>
    public WorkItem? Item { get; init; }

    /// <summary>Whether the body is a change in an account's IAM, which the enforcer deals with.</summary>
    public bool IsIamEvent { get; init; }

    /// <summary>Why the body can be read neither as a work item nor as an event; null where it can.</summary>
    public string? Unreadable { get; init; }

    /// <summary>The account; null where none is known.</summary>
    public AccountId? Account { get; init; }

    /// <summary>The Region; null where none is known.</summary>
    public Region? Region { get; init; }

    /// <summary>The table; null where none is known.</summary>
    public TableName? Table { get; init; }

    /// <summary>The run; null where none is known.</summary>
    public RunId? Run { get; init; }

    /// <summary>What to do about this cause, one line; null where none is known.</summary>
    public string? Remedy { get; init; }
}

/// <summary>Who gave a message up.</summary>
public enum LetterOrigin
{
    /// <summary>Nobody that we know.</summary>
    Unknown,

    /// <summary>One of our functions, with the reason.</summary>
    Function,

    /// <summary>SQS: the functions died on it too often.</summary>
    Queue,

    /// <summary>The rule on the bus: EventBridge could not hand an IAM event to the enforcement queue.</summary>
    Rule,

    /// <summary>EventBridge Scheduler: it could not start the run.</summary>
    Schedule,

    /// <summary>Lambda: ScheduleAccounts failed each time it was invoked.</summary>
    Invocation,
}
