using System.Collections.Frozen;

namespace BackupScheduler.Core.DeadLetters;

/// <summary>
/// What to do about the causes that are known, as a table: one line for the person on call. A cause that is not in it has no
/// remedy: nobody has thought about it yet.
/// </summary>
public static class Remedies
{
    private const string Passing = "it passes by itself, and did not in six hours: see whether the service or its quota is in trouble, then redrive; the next run makes up for it anyway";
    private const string Throttled = "AWS wanted fewer calls for six hours: look for who else calls it in that account, lower CREATE_RATE, DELETE_RATE or LIST_RATE if it is us, then redrive";
    private const string Export = "the table's copy failed in DynamoDB's words: mend what the message names (vault probe tells more), then redrive; or leave it: the next run makes a full copy";
    private const string Scope = "AWS answered for another account, Region or table than was asked: redrive it once; if it comes back, report it as a defect";
    private const string Answer = "AWS gave an answer that cannot be read: redrive it once; if it comes back, report it as a defect";

    private static readonly FrozenDictionary<string, Func<LetterReading, string>> s_table = Table();

    /// <summary>The remedy of a letter, made inert; null where none is known.</summary>
    public static string? Of(LetterReading letter) => letter.Origin switch
    {
        LetterOrigin.Rule => OfRule(letter),
        LetterOrigin.Schedule => "the schedule could not start ScheduleAccounts: put right what the message names (the function, its concurrency, the role of the schedule); "
            + "start the run now with backup-scheduler run, and discard the letter",
        LetterOrigin.Invocation => "ScheduleAccounts failed each time: its log names the reason in one line, a wrong setting most often; mend it, start the run with backup-scheduler run, and discard the letter",
        _ => s_table.GetValueOrDefault(letter.Cause)?.Invoke(letter) ?? OfFamily(letter.Cause),
    };

    /// <summary>Whether a cause of our functions is in the table.</summary>
    public static bool Knows(string cause) => s_table.ContainsKey(cause) || OfFamily(cause) is not null;

    private static string OfRule(LetterReading letter) => letter.Cause switch
    {
        "NO_PERMISSIONS" => "EventBridge may not send to the enforcement queue: its queue policy must allow the rule of the bus (management.yaml does); deploy it anew, then redrive",
        "NO_RESOURCE" => "the enforcement queue that the rule names is not there: deploy management.yaml anew, then redrive",
        _ => "EventBridge could not hand the event to the enforcement queue: put right what the message names, then redrive; the next sweep covers what the event was about",
    };

    private static string? OfFamily(string cause) => cause switch
    {
        _ when cause.StartsWith("S3", StringComparison.Ordinal) || cause.StartsWith("KMS", StringComparison.OrdinalIgnoreCase) => Export,
        _ when cause.StartsWith("Http5", StringComparison.Ordinal) => Passing,
        _ when cause.StartsWith("Http4", StringComparison.Ordinal) => "AWS refused the call without saying why: the function's log has the call; mend it, then redrive",
        _ => null,
    };

    private static FrozenDictionary<string, Func<LetterReading, string>> Table()
    {
        var table = new Dictionary<string, Func<LetterReading, string>>(StringComparer.Ordinal);
        Add(table, RemedyTexts.Role, "AssumeRoleFailed", "RoleUnavailable");
        Add(table, RemedyTexts.Denied, "AccessDenied", "AccessDeniedException", "UnauthorizedOperation", "NotAuthorized", "OptInRequired");
        Add(table, RemedyTexts.Malformed, "MalformedItem", "MalformedEvent");
        Add(table, RemedyTexts.Region, "UnrecognizedClientException", "InvalidClientTokenId");
        Add(table, _ => Throttled, "Throttling", "ThrottlingException", "ThrottledException", "RequestThrottled", "RequestThrottledException", "RequestLimitExceeded",
            "LimitExceededException", "TooManyRequestsException", "ProvisionedThroughputExceededException", "SlowDown", "OverLimit", "AWS.SimpleQueueService.OverLimit", "KmsThrottled", "UnprocessedItems");
        Add(table, _ => Passing, "InternalServerError", "InternalFailure", "InternalError", "ServiceUnavailable", "ServiceException", "RequestTimeout", "RequestTimeoutException",
            "ExpiredToken", "ExpiredTokenException", "RequestExpired", "InternalServiceException", "PaginationTokenExpiredException", "ServiceFailure", "ConcurrentModification",
            "BackupInUseException", "TableInUseException", "ResourceInUseException", "Timeout", "Deadline", "HttpRequestException", "HttpIOException", "IOException", "SocketException",
            "OperationCanceledException", "TaskCanceledException", "TimeoutException", "AmazonClientException");
        Add(table, _ => Export, "ExportFailed", "ExportNotFound");
        Add(table, _ => Scope, "WrongScope");
        Add(table, _ => Answer, "UnreadableAnswer", "IncompleteAnswer", "ClientError");
        foreach (var (cause, text) in RemedyTexts.Single) Add(table, _ => text, cause);
        return table.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static void Add(Dictionary<string, Func<LetterReading, string>> table, Func<LetterReading, string> remedy, params string[] causes)
    {
        foreach (var cause in causes) table.Add(cause, remedy);
    }
}
