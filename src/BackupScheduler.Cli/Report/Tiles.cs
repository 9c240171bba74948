using BackupScheduler.Cli.Html;
using BackupScheduler.Core.Status;

namespace BackupScheduler.Cli.Report;

/// <summary>The figures below the headline. What is not known is never shown as a zero.</summary>
internal static class Tiles
{
    public static IReadOnlyList<Tile> Of(OrganizationStatus status)
    {
        var selected = status.Tables.Where(table => table.IsSelected).ToList();
        var scopes = status.Accounts.SelectMany(account => account.Scopes).ToList();
        return
        [
            Protected(selected, scopes), Oldest(selected, status.Rules), Copies(selected, status), Letters(status), Principals(status),
            Retained(status, scopes), Storage(status, scopes), Cost(status),
        ];
    }

    private static Tile Protected(List<TableStatus> selected, List<ScopeStatus> scopes)
    {
        const string Name = "Tables protected";
        var unread = scopes.Count(ReportText.IsUnread);
        if (selected.Count == 0) return unread > 0 ? Tile.OfUnknown("protected", Name, Missing(unread)) : new Tile("protected", Name, "0 of 0", "no table is to be backed up");
        var good = selected.Count(table => table.Health is TableHealth.Protected);
        string[] notes =
        [
            Named(selected, TableHealth.Missing, "missing"), Named(selected, TableHealth.Late, "late"), Named(selected, TableHealth.Waiting, "waiting"),
            unread > 0 ? Missing(unread) : "",
        ];
        var note = string.Join(", ", notes.Where(text => text.Length > 0));
        return new Tile("protected", Name, $"{Figures.Number(good)} of {Figures.Number(selected.Count)}", note.Length > 0 ? note : "every one that is to be")
        {
            Tone = selected.Any(table => table.IsWrong) ? "is-bad" : unread > 0 ? "is-unknown" : null,
        };
    }

    private static string Named(List<TableStatus> tables, TableHealth health, string word) =>
        tables.Count(table => table.Health == health) is var count and > 0 ? $"{Figures.Number(count)} {word}" : "";

    private static string Missing(int unread) => $"{Figures.Count(unread, "Region of an account", "Regions of accounts")} could not be read";

    private static Tile Oldest(List<TableStatus> selected, StatusRules rules)
    {
        var allowed = $"{Figures.Age(rules.Rpo)} allowed (RPO)";
        return selected.Max(table => table.Age) is { } age
            ? new Tile("oldest", "Oldest newest backup", Figures.Age(age), allowed) { Tone = age > rules.Rpo ? "is-bad" : null }
            : Tile.OfUnknown("oldest", "Oldest newest backup", selected.Count > 0 ? "no table has any" : "there is no table") with { Value = "None" };
    }

    private static Tile Copies(List<TableStatus> selected, OrganizationStatus status)
    {
        const string Name = "Tables with good copies";
        if (status.VaultFailure is { } failure) return Tile.OfUnknown("copies", Name, ReportText.Reason(failure));
        if (status.Rules.CopyRpo is null) return new Tile("copies", Name, "No vault", "none is set up");
        var known = selected.Where(table => table.Copy is not null).ToList();
        if (known.Count == 0) return selected.Count == 0 ? new Tile("copies", Name, "0 of 0", "no table is to be copied") : Tile.OfUnknown("copies", Name, "nothing could be read in the vault");
        var wrong = known.Count(table => table.Copy!.IsWrong);
        var rest = selected.Count - known.Count;
        var note = (wrong > 0 ? $"{Figures.Number(wrong)} not as new or whole as they must be" : "in the vault") + (rest > 0 ? $", {Figures.Number(rest)} not known" : "");
        return new Tile("copies", Name, $"{Figures.Number(known.Count - wrong)} of {Figures.Number(selected.Count)}", note)
        {
            Tone = wrong > 0 ? "is-bad" : rest > 0 ? "is-unknown" : null,
        };
    }

    private static Tile Letters(OrganizationStatus status)
    {
        const string Name = "Dead letters";
        if (status.Letters is not { } letters) return Tile.OfUnknown("letters", Name, status.LettersFailure is { } failure ? ReportText.Reason(failure) : "nobody looked");
        var count = letters.Sum(group => (long)group.Count);
        return new Tile("letters", Name, Figures.Number(count), count == 0 ? "nothing was given up" : $"last {Figures.Time(letters.Max(group => group.Last))}") { Tone = count > 0 ? "is-bad" : null };
    }

    private static Tile Principals(OrganizationStatus status)
    {
        const string Name = "Users and roles denied deletion";
        var known = status.Accounts.Select(account => account.Deny).OfType<DenyStatus>().Where(deny => deny.Failure is null).ToList();
        var asked = known.Where(deny => !deny.IsLeftToScp).ToList();
        var unknown = ReportText.BackedUp(status).Count(account => account.Deny is null or { Failure: not null });
        if (asked.Count == 0 && known.Count > 0 && unknown == 0) return new Tile("principals", Name, "By policy", "left to a service control policy; nobody was looked at");
        if (asked.Count == 0) return Tile.OfUnknown("principals", Name, "no account was looked at");
        var (covered, uncovered) = (asked.Sum(deny => deny.Covered), asked.Sum(deny => deny.Uncovered.Count(one => !one.IsProtected)));
        var note = uncovered > 0 ? $"{Figures.Number(uncovered)} not denied" : "all that can be";
        return new Tile("principals", Name, Figures.Number(covered), note + (unknown > 0 ? $", {Figures.Count(unknown, "account")} not known" : ""))
        {
            Tone = uncovered > 0 ? "is-bad" : unknown > 0 ? "is-unknown" : null,
        };
    }

    private static Tile Retained(OrganizationStatus status, List<ScopeStatus> scopes) => Unless(
        scopes, new Tile("retained", "Backups retained", Figures.Number(status.Tables.Sum(table => (long)table.Retained)), "own and adopted ones"));

    private static Tile Storage(OrganizationStatus status, List<ScopeStatus> scopes)
    {
        var own = status.Tables.Sum(table => table.Bytes);
        var others = status.Tables.Sum(table => table.AllBytes) - own + scopes.Sum(scope => scope.Others.Bytes);
        return Unless(scopes, new Tile("storage", "Storage of these backups", Figures.Bytes(own), others > 0 ? $"and {Figures.Bytes(others)} of backups of others" : "none of others"));
    }

    private static Tile Unless(List<ScopeStatus> scopes, Tile tile)
    {
        var unread = scopes.Count(ReportText.IsUnread);
        if (unread == 0) return tile;
        return unread == scopes.Count ? Tile.OfUnknown(tile.Key, tile.Name, Missing(unread)) : tile with { Note = $"{tile.Note}; {Missing(unread)}" };
    }

    private static Tile Cost(OrganizationStatus status)
    {
        const string Name = "Estimated cost a month";
        var accounts = ReportText.BackedUp(status).ToList();
        var unknown = accounts.Count(account => account.Cost is null);
        if (unknown > 0 && unknown == accounts.Count) return Tile.OfUnknown("cost", Name, "nothing could be read to estimate it by");
        var foreign = status.Cost.ForeignBackups > 0 ? $"and {Figures.Dollars(status.Cost.ForeignBackups)} for backups of others" : "by list prices";
        return new Tile("cost", Name, Figures.Dollars(status.Cost.Ours), foreign + (unknown > 0 ? $"; without {Figures.Count(unknown, "account")} not known" : ""));
    }
}
