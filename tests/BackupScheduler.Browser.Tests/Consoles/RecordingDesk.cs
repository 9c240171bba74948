using BackupScheduler.Cli.Tests.Status;
using BackupScheduler.Cli.WebConsole;
using BackupScheduler.Core.Backups;
using BackupScheduler.Core.DeadLetters;
using BackupScheduler.Core.Retention;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Status;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Work;

namespace BackupScheduler.Browser.Tests.Consoles;

/// <summary>A desk over an organization on paper; it records what it is told to do.</summary>
internal sealed class RecordingDesk(OrganizationStatus status, IReadOnlyList<LetterReading> letters) : IDesk
{
    private readonly Lock _turn = new();
    private List<LetterReading> _letters = [.. letters];

    /// <summary>The ids of the letters that were redriven, in order.</summary>
    public List<string> Redriven { get; } = [];

    /// <summary>The ids of the letters that were discarded, in order.</summary>
    public List<string> Discarded { get; } = [];

    /// <summary>Thrown by the next look; null for none.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Each look ends with it, not before.</summary>
    public Task Looking { get; set; } = Task.CompletedTask;

    public async Task<OrganizationStatus> ReadStatusAsync(IProgress<string> progress, CancellationToken cancellation)
    {
        progress.Report("looked at 1 of 2 accounts");
        await Looking.WaitAsync(cancellation);
        return Failure is { } failure ? throw failure : status;
    }

    public Task<TableDetail?> ReadTableAsync(TableArn table, CancellationToken cancellation) =>
        Task.FromResult(status.Tables.FirstOrDefault(one => one.Table == table) is { } found ? Detail(found) : null);

    public Task<LetterShelf> ReadLettersAsync(IProgress<string> progress, CancellationToken cancellation)
    {
        lock (_turn) return Task.FromResult(new LetterShelf([.. _letters]));
    }

    public RedriveDecision Decide(LetterReading letter) =>
        letter.Unreadable is null ? new RedriveDecision(WorkQueue.Tables, "{}", "as it is") : new RedriveDecision(null, null, "nobody can read it");

    public Task<LettersEnd> RedriveAsync(IReadOnlyList<LetterReading> chosen, IProgress<string> progress, CancellationToken cancellation) =>
        Task.FromResult(Take(chosen, Redriven, "sent to the table queue"));

    public Task<LettersEnd> DiscardAsync(IReadOnlyList<LetterReading> chosen, IProgress<string> progress, CancellationToken cancellation) =>
        Task.FromResult(Take(chosen, Discarded, "written, and deleted") with { File = "/var/lib/backup-scheduler/discarded.jsonl" });

    private LettersEnd Take(IReadOnlyList<LetterReading> chosen, List<string> into, string what)
    {
        lock (_turn)
        {
            var ids = chosen.Select(letter => letter.Letter.MessageId).ToList();
            into.AddRange(ids);
            _letters = [.. _letters.Where(letter => !ids.Contains(letter.Letter.MessageId))];
            return new LettersEnd([.. ids.Select(id => new LetterEnd(id, true, what))]);
        }
    }

    private static TableDetail Detail(TableStatus table)
    {
        var run = RunId.At(SyntheticOrganization.Now.AddHours(-12));
        Backup Of(string name, BackupKind kind, int days) => new(
            $"arn:aws:dynamodb:{table.Table.Scope.Region}:{table.Table.Scope.Account}:table/{table.Table.Table}/backup/0{days}", name, table.Table.Table, "id",
            SyntheticOrganization.Now.AddHours(-12).AddDays(-days), BackupStatus.Available, kind, 123_456_789);
        return new TableDetail(SyntheticOrganization.Now, table with { NewestAt = run.Time, OldestAt = run.Time.AddDays(-30) })
        {
            Retention = "keep the newest 2",
            Backups =
            [
                new(Of($"backup-scheduler_{run}", BackupKind.User, 0), BackupOrigin.Own, run, RetentionVerdict.Keep, "last 1 of 2"),
                new(Of("before-migration", BackupKind.User, 3), BackupOrigin.Foreign, null, RetentionVerdict.Ignore, "foreign"),
                new(Of("backup-scheduler_20261120T013700Z", BackupKind.User, 8), BackupOrigin.Own, RunId.Parse("20261120T013700Z"), RetentionVerdict.Delete, "no rule keeps it"),
            ],
        };
    }
}
