using System.Text.RegularExpressions;

namespace BackupScheduler.Core.DeadLetters;

/// <summary>The words of <see cref="Remedies"/>. What they repeat of a message was recognised in it and is inert.</summary>
internal static partial class RemedyTexts
{
    /// <summary>Causes that one text is enough for.</summary>
    public static readonly (string Cause, string Text)[] Single =
    [
        ("BackupsMissing", "tables have no backup of the run after its last look: the letters of those tables say why; mend that, then redrive within the interval of the schedule, or run --tables"),
        ("CopiesUnfinished", "exports are under way for longer than a hundred looks: redrive, which looks on, or leave it: the next run goes on with them"),
        ("NotExportableYet", "the table could not be exported for six hours: see its point-in-time recovery, then redrive; the next run tries again"),
        ("RecoverySwitchedOn", "point-in-time recovery was switched on and was not ready for six hours: see whether the table keeps it on, then redrive; the next run tries again"),
        ("PointInTimeRecoveryUnavailableException", "the table's point-in-time recovery is off: switch it on, or set ENABLE_PITR=true, then redrive"),
        ("ContinuousBackupsUnavailableException", "the table was too young to be backed up, and still is after six hours: see whether it is ACTIVE, then redrive"),
        ("NoVault", "VAULT_BUCKET is not set for Worker, and a copy was asked for: set it, then redrive; without a vault discard the letter"),
        ("ForeignAccount", "an event names an account that is not in the organization: if it has just joined, redrive; otherwise find out who may put events on the bus, and discard the letter"),
        ("MisdirectedItem", "the item lay on a queue where it does not belong: redrive sends it to its own; find out who sent it"),
        ("TooManyHops", "the work went round a hundred times without an end: the function's log tells what it waits for; mend that, then redrive, which counts anew"),
        ("DenyPolicyGone", "somebody deletes the deny policy, or IAM was slow to show it: see the alarm tampering, then redrive; the next sweep makes it anew"),
        ("VersionsChanging", "somebody else writes versions of the deny policy at the same time: find out who, then redrive; the next sweep puts it right"),
        ("NotYetVisible", "IAM did not show the user or role in time: redrive; the next sweep covers it anyway"),
        ("NoSuchEntity", "the user, role or policy went away while it was dealt with: redrive, and if it comes back discard it; the next sweep looks anew"),
        ("LimitExceeded", "a quota of IAM is reached in that account: the message names it; raise it or make room, then redrive"),
        ("UnmodifiableEntity", "AWS lets nobody modify that role: discard the letter; protect tells of such roles"),
        ("NoActiveAccount", "the organization lists no active account: see the rights of ScheduleAccounts, then backup-scheduler run"),
        ("TableNotFoundException", "the table is gone: discard the letter"),
        ("ResourceNotFoundException", "what the call names is not there: if the table or queue is gone on purpose discard the letter, otherwise deploy anew and redrive"),
        ("AWS.SimpleQueueService.NonExistentQueue", "a work queue is not there: deploy management.yaml anew, then redrive"),
        ("QueueDoesNotExist", "a work queue is not there: deploy management.yaml anew, then redrive"),
        ("ValidationException", "AWS refused what was asked as wrong: the message names it; if nothing in the settings explains it, report it as a defect"),
        (LetterReader.MaxReceivesExceeded, "the function died on it, or ran out of time, 50 times: its log (alarm errors) tells; mend that, then redrive"),
    ];

    public static string Role(LetterReading letter)
    {
        var role = RoleArn().Match(letter.Message) is { Success: true } found ? found.Value : "its member role";
        return $"{role} is missing, or does not trust us: deploy stacksets/member-roles.yaml there (the StackSet backup-scheduler-member-roles: see its instance of "
            + $"{Account(letter)}; of a new account, wait for it), then redrive; an account without the roles on purpose belongs into ACCOUNTS_EXCLUDE";
    }

    public static string Denied(LetterReading letter)
    {
        var action = Action().Match(letter.Message) is { Success: true } found ? found.Groups[1].Value : "the action that the message names";
        return $"allow {action} to backup-scheduler/* in {Account(letter)}: {Hindrance(letter.Message)}; then redrive";
    }

    public static string Malformed(LetterReading letter)
    {
        var field = Field().Match(letter.Message) is { Success: true } found ? $"its field {found.Groups[1].Value} is off" : "it is no work item";
        return $"{field}: put right whoever sent it, and start what it asked for anew (run, protect); it cannot be redriven until it can be read: discard it by its id";
    }

    public static string Region(LetterReading letter) =>
        $"{(letter.Region is { } region ? region.Value : "the Region")} is not enabled for {Account(letter)}: enable it there, take it out of REGIONS, or leave the account out; then redrive or discard";

    private static string Account(LetterReading letter) => letter.Account is { } account ? $"account {account}" : "the account";

    private static string Hindrance(string message) =>
        message.Contains("service control policy", StringComparison.OrdinalIgnoreCase) ? "a service control policy of yours denies it"
        : message.Contains("permissions boundary", StringComparison.OrdinalIgnoreCase) ? "a permissions boundary is in the way"
        : message.Contains("resource-based policy", StringComparison.OrdinalIgnoreCase) ? "the policy of the resource itself is in the way"
        : "a service control policy or boundary of yours is in the way, or the member roles are older than the functions (StackSet backup-scheduler-member-roles)";

    // IAM's user guide, "access denied error messages": is not authorized to perform: service:Action on resource: ...
    [GeneratedRegex(@"not authorized to perform:? ?([a-z][a-z0-9-]{1,40}:[A-Za-z][A-Za-z0-9]{1,63})\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Action();

    [GeneratedRegex(@"^arn:aws[a-z-]{0,20}:iam::[0-9]{12}:role/[A-Za-z0-9+=,.@_/-]{1,256}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex RoleArn();

    [GeneratedRegex(@"^([A-Za-z][A-Za-z.-]{0,40}(?:\[[0-9]{1,4}\])?): ", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Field();
}
