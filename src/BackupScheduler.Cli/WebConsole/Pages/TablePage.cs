using BackupScheduler.Cli.Html;
using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Retention;
using BackupScheduler.Core.Status;
using BackupScheduler.Core.Vault;

namespace BackupScheduler.Cli.WebConsole.Pages;

/// <summary>One table: how it stands, how to restore it, and each backup with the reason why it stays or goes.</summary>
internal static class TablePage
{
    public static ConsolePage Of(TableDetail detail)
    {
        var (status, table) = (detail.Status, detail.Status.Table);
        return new ConsolePage(table.Table.Value, html =>
        {
            WriteState(html, detail);
            WriteRestore(html, detail);
            WriteBackups(html, detail);
            WriteCopies(html, detail);
        })
        {
            Section = "/",
            Tone = Shown.Of(status.Health).Tone,
            About = $"{Shown.Of(status.Health).Text[2..]}: {InertText.Line(status.Why)}. In account {table.Scope.Account}, {table.Scope.Region}, as of {Figures.Time(detail.At)}.",
            Above = [("Overview", "/"), ($"Account {table.Scope.Account}", Shown.Href(table.Scope.Account))],
        };
    }

    private static void WriteState(HtmlWriter html, TableDetail detail)
    {
        var status = detail.Status;
        using var section = html.Open("section", ("aria-labelledby", "state-heading"));
        html.Leaf("h2", "How it stands", ("id", "state-heading"));
        Shown.Failure(html, "The tags of the tables could not be read, so that this one counts as one to back up and nothing is said to go", detail.TagsFailure);
        Shown.Facts(
            html,
            ("Newest backup", status.NewestAt is { } newest ? $"{Figures.Time(newest)}, {Figures.Age(detail.At - newest)} ago" : "none"),
            ("Protected since", status.OldestAt is { } oldest ? Figures.Time(oldest) : "not protected"),
            ("Own and adopted backups", Figures.Number(status.Retained)),
            ("Being made", status.Creating > 0 ? Figures.Number(status.Creating) : null),
            ("Others", $"{Figures.Number(status.Foreign)} foreign, {Figures.Number(status.System)} of DynamoDB's own, {Figures.Number(status.AwsBackup)} of AWS Backup"),
            ("Storage", Figures.Bytes(status.Bytes)),
            ("Retention", detail.Retention.Length > 0 ? InertText.Line(detail.Retention) : null));
    }

    private static void WriteRestore(HtmlWriter html, TableDetail detail)
    {
        using var section = html.Open("section", ("aria-labelledby", "restore-heading"));
        html.Leaf("h2", "Restore", ("id", "restore-heading"));
        var hasBackup = detail.Status.NewestAt is not null;
        var hasCopy = detail.Copies.Any(copy => copy.Restorable.Count > 0);
        if (!hasBackup && !hasCopy) html.Leaf("p", "There is nothing that it could be restored from.", ("class", "notice is-bad"));
        if (hasBackup)
        {
            html.Leaf("p", "The newest backup, to a new name beside it. The command tells its plan and asks before it does anything.", ("class", "about"));
            Shown.Command(html, RestoreLine.Latest(detail.Status.Table, detail.At));
        }

        if (!hasCopy) return;
        html.Leaf("p", "From the copies in the vault account, which survive the loss of the account:", ("class", "about"));
        Shown.Command(html, RestoreLine.FromVault(detail.Status.Table, detail.At));
    }

    private static void WriteBackups(HtmlWriter html, TableDetail detail)
    {
        using var section = html.Open("section", ("aria-labelledby", "backups-heading"));
        html.Leaf("h2", $"Backups ({Figures.Number(detail.Backups.Count)})", ("id", "backups-heading"));
        if (detail.Backups.Count == 0)
        {
            html.Leaf("p", "There is none.", ("class", "soft"));
            return;
        }

        html.Leaf("p", "What the next run's review will do with each, if that run's own backup succeeds.", ("class", "about"));
        var table = detail.Status.Table;
        new HtmlTable<BackupDetail>("backups", "The backups, the newest first",
        [
            new("Made", backup => Figures.Time(backup.Backup.CreatedAt)) { IsHead = true, Class = _ => "nowrap" },
            new("Name", backup => InertText.Line(backup.Backup.Name)),
            new("Whose", backup => Origin(backup.Origin)),
            new("State", backup => backup.Backup.Status.ToString().ToUpperInvariant()),
            new("Size", backup => backup.Backup.SizeBytes is { } bytes ? Figures.Bytes(bytes) : "not told yet") { IsNumber = true },
            new("Next", (page, backup) => Shown.Mark(page, Verdict(backup.Verdict))),
            new("Why", backup => InertText.Line(backup.Why)),
            new("Restore", (page, backup) => WriteCommand(page, RestoreLine.Of(table, backup))),
        ])
        {
            HidesCaption = true,
            RowKey = backup => InertText.Line(backup.Backup.Name),
        }.Write(html, detail.Backups);
    }

    private static void WriteCommand(HtmlWriter html, string? command)
    {
        if (command is null)
        {
            html.Text("–");
            return;
        }

        using var details = html.Open("details");
        html.Leaf("summary", "Command");
        html.Leaf("code", command);
    }

    private static void WriteCopies(HtmlWriter html, TableDetail detail)
    {
        if (detail.Copies.Count == 0 && detail.CopiesFailure is null) return;
        using var section = html.Open("section", ("aria-labelledby", "copies-heading"));
        html.Leaf("h2", "Copies in the vault", ("id", "copies-heading"));
        Shown.Failure(html, "The vault could not be read", detail.CopiesFailure);
        if (detail.Copies.Count == 0) return;
        new HtmlTable<TableStanding>("copies", "The copies, of the present table first",
        [
            new("Incarnation", copy => InertText.Line(copy.Holding.Prefix.TableId, 60)) { IsHead = true },
            new("State", (page, copy) => Shown.Mark(page, Shown.Of(copy.State))),
            new("Newest time", copy => copy.Restorable.Count > 0 ? Figures.Time(copy.Restorable[^1].To) : "none") { Class = _ => "nowrap" },
            new("Age", copy => Shown.Worst(copy.Age)) { IsNumber = true },
            new("Problems", copy => InertText.Line(string.Join("; ", copy.Problems), 500)),
        ])
        {
            HidesCaption = true,
        }.Write(html, detail.Copies);
    }

    private static string Origin(BackupOrigin origin) => origin switch
    {
        BackupOrigin.Own => "own",
        BackupOrigin.Adopted => "adopted",
        BackupOrigin.System => "DynamoDB's",
        BackupOrigin.AwsBackup => "AWS Backup's",
        _ => "foreign",
    };

    private static (string Tone, string Text) Verdict(RetentionVerdict verdict) => verdict switch
    {
        RetentionVerdict.Keep => ("is-good", "✓ stays"),
        RetentionVerdict.Delete => ("is-unknown", "✗ goes"),
        _ => ("is-unknown", "– not ours"),
    };
}
