using System.Globalization;
using BackupScheduler.Cli.Tests.Status;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.DeadLetters;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Browser.Tests.Consoles;

/// <summary>Dead letters on paper.</summary>
internal static class Letters
{
    private static readonly (string Cause, string Function, string Message, string? Remedy)[] s_causes =
    [
        ("AccessDeniedException", "Worker", "User: arn:aws:sts::111122223333:assumed-role/BackupWorker is not authorized to perform: dynamodb:CreateBackup", "allow dynamodb:CreateBackup to backup-scheduler/BackupWorker: update the StackSet member-roles"),
        ("RoleMissing", "ScheduleTables", "the role backup-scheduler/BackupWorker cannot be assumed", "deploy the StackSet member-roles to the account"),
        ("LimitExceededException", "Worker", "too many backups are being made", null),
    ];

    /// <summary>That many, the newest first.</summary>
    public static IReadOnlyList<LetterReading> Of(int count) => [.. Enumerable.Range(0, count).Select(Letter)];

    public static LetterReading Letter(int number)
    {
        var (cause, function, message, remedy) = s_causes[number % s_causes.Length];
        var failedAt = SyntheticOrganization.Now.AddMinutes(-7 * (number + 1));
        var id = string.Create(CultureInfo.InvariantCulture, $"00000000-0000-4000-8000-{number:000000000000}");
        var stored = new StoredLetter(id, """{"version":1,"kind":"BackUpTable"}""", new Dictionary<string, string> { ["ErrorCode"] = cause }, failedAt);
        return new LetterReading(stored, LetterOrigin.Function, cause, function, failedAt)
        {
            Message = message,
            Remedy = remedy,
            Account = SyntheticOrganization.Id(number % 5),
            Region = Region.Parse("eu-central-1"),
            Table = TableName.Parse($"Orders{number}"),
        };
    }
}
