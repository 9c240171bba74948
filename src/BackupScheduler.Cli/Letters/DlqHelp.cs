using BackupScheduler.Cli.Shell;

namespace BackupScheduler.Cli.Letters;

/// <summary>What there is to know about the commands of <c>dlq</c>.</summary>
internal static class DlqHelp
{
    private static readonly ExitMeaning s_stay = new(ExitCode.Failed, "some stay (told which, and why), or not all letters were seen");

    public static CommandHelp Group { get; } = new("The dead letters: what was given up, why, what to do about it, and how to have it done after all.")
    {
        Examples = [new("dlq list", "What was given up, by cause"), new("dlq redrive --cause AssumeRoleFailed --dry-run", "What would be sent again")],
        ExitCodes = [new(ExitCode.Done, "as its commands say"), new(ExitCode.Failed, "as its commands say"), ExitMeaning.NothingDone, ExitMeaning.Interrupted],
    };

    public static CommandHelp List { get; } = new("Lists the dead letters by cause, function and account, the most frequent first, with what to do about each cause.")
    {
        Details = ["Nothing is consumed: the letters are hidden from others while the command lasts. It takes DEAD_LETTER_QUEUE_URL."],
        Examples =
        [
            new("dlq list", "What was given up, by cause"),
            new("dlq list --account 111122223333 --each", "Every letter of one account, with its id"),
            new("dlq list --json", "All of it, for programs"),
        ],
        ExitCodes =
        [
            new(ExitCode.Done, "all letters were seen"), new(ExitCode.Failed, "not all of them, or the queue could not be read"),
            ExitMeaning.NothingDone, ExitMeaning.Interrupted,
        ],
    };

    public static CommandHelp Show { get; } = new("Shows one letter: its error, what to do, its attributes and its body.")
    {
        Details = ["Nothing is consumed. It takes DEAD_LETTER_QUEUE_URL."],
        Examples = [new("dlq show 5fea7756-0ea4-451a-a703-a558b933e274", "One letter, by the id that dlq list --each tells")],
        ExitCodes = [new(ExitCode.Done, "shown"), new(ExitCode.Failed, "not there, or not seen"), ExitMeaning.NothingDone, ExitMeaning.Interrupted],
    };

    public static CommandHelp Redrive { get; } = new("Sends letters again, to the queue that their bodies ask for and the settings name.")
    {
        Details =
        [
            """
            The queues are ACCOUNT_QUEUE_URL, TABLE_QUEUE_URL and ENFORCEMENT_QUEUE_URL; it takes DEAD_LETTER_QUEUE_URL and BACKUP_SCHEDULE too. A letter is deleted
            once the queue has confirmed its message. A deletion of backups is never sent again: it becomes a review of the latest run, which decides anew. What nobody
            can read stays. Every item may be done twice without harm.
            """,
            "A journal makes it safe to kill: what was sent is not sent again, and what may have been sent stays until --again.",
        ],
        Examples =
        [
            new("dlq redrive --cause AssumeRoleFailed --account 111122223333 --dry-run", "What would be sent again, now that the role is there"),
            new("dlq redrive --table \"Orders*\"", "The letters of some tables"),
            new("dlq redrive --all --rate 5", "All that can be read, five a second"),
        ],
        ExitCodes = [new(ExitCode.Done, "all redriven"), s_stay, ExitMeaning.NothingDone, ExitMeaning.InterruptedConfirmed],
    };

    public static CommandHelp Discard { get; } = new("Writes letters to a new file, one JSON object a line, and deletes them from the queue once they are on the disk.")
    {
        Details = ["It asks first; without a terminal it wants --yes. What nobody can read is taken by --id alone. It takes DEAD_LETTER_QUEUE_URL."],
        Examples =
        [
            new("dlq discard --cause ForeignAccount --dry-run", "What would go"),
            new("dlq discard --id 5fea7756-0ea4-451a-a703-a558b933e274 --to letter.jsonl --yes", "One letter, without asking"),
        ],
        ExitCodes = [new(ExitCode.Done, "all discarded"), s_stay, ExitMeaning.NothingDone, ExitMeaning.InterruptedConfirmed],
    };
}
