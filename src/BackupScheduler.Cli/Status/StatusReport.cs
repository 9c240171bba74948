using System.Globalization;
using BackupScheduler.Cli.Output;
using BackupScheduler.Core.Status;

namespace BackupScheduler.Cli.Status;

/// <summary>How the organization stands, for people: the headline, then the worst, then what to do.</summary>
internal static class StatusReport
{
    private const int MostRows = 50;

    public static void Write(Terminal terminal, OrganizationStatus status, StatusView view)
    {
        var (output, width) = (terminal.Out, terminal.Width);
        Wrapped.Write(output, "", Headline(status), width);
        Wrapped.Write(output, "", Costs(status), width);
        output.WriteLine();
        if (view.Tables) WriteTables(output, status, view.All, width);
        else WriteScopes(output, status, view.All, width);
        WriteLeftOut(output, status, width);
        foreach (var problem in status.Problems)
        {
            output.WriteLine();
            Wrapped.Write(output, $"{Mark(problem.Severity)} ", problem.What, width);
            Wrapped.Write(output, "         > ", problem.Remedy, width);
        }
    }

    /// <summary>The answer in one sentence.</summary>
    public static string Headline(OrganizationStatus status)
    {
        var tables = status.Tables.Where(table => table.IsSelected).ToList();
        var scopes = status.Accounts.SelectMany(account => account.Scopes).ToList();
        var unread = scopes.Count(scope => scope.Failure is { IsRegionUnavailable: false });
        var parts = new List<string> { Invariant($"{tables.Count(table => table.Health == TableHealth.Protected)} of {tables.Count} tables protected") };
        foreach (var (health, words) in new[] { (TableHealth.Missing, "missing"), (TableHealth.Late, "late"), (TableHealth.Waiting, "waiting for their first backup") })
            if (tables.Count(table => table.Health == health) is > 0 and var count) parts.Add(Invariant($"{count} {words}"));
        if (tables.Count(table => table.Copy is { IsWrong: true }) is > 0 and var wrong) parts.Add(Invariant($"{wrong} not copied as they should be"));
        if (unread > 0) parts.Add(Invariant($"{unread} of {scopes.Count} accounts and Regions could not be read"));
        return Invariant($"{(status.IsHealthy ? "healthy" : "NOT healthy")}: {string.Join(", ", parts)}; {status.Accounts.Count} accounts{(status.IsPart ? " looked at, not all" : "")}, {StatusTimes.Of(status.At)}");
    }

    private static string Costs(OrganizationStatus status)
    {
        var tables = status.Tables.ToList();
        var (cost, unsized) = (status.Cost, tables.Sum(table => table.Unsized));
        var ours = Invariant($"{tables.Sum(table => table.Retained)} backups retained, {StatusWords.Size(tables.Sum(table => table.Bytes))}, about ${StatusWords.Dollars(cost.Ours)} a month with recovery and copies");
        var foreign = cost.ForeignBackups > 0 ? $", others' backups ${StatusWords.Dollars(cost.ForeignBackups)}" : "";
        var unknown = unsized > 0 ? Invariant($"; {unsized} backups have no size yet and are not in it") : "";
        return $"{ours}{foreign}{unknown} ({StoragePrices.Note})";
    }

    private static void WriteScopes(TextWriter output, OrganizationStatus status, bool all, int width)
    {
        var scopes = status.Accounts.SelectMany(account => account.Scopes.Select(scope => (account, scope))).ToList();
        var table = StatusRows.OfScopes();
        foreach (var (account, scope) in scopes.Take(all ? int.MaxValue : MostRows)) table.Add(StatusRows.Of(account, scope));
        table.Write(output, width);
        WriteRest(output, scopes.Count, all, "accounts and Regions");
    }

    private static void WriteTables(TextWriter output, OrganizationStatus status, bool all, int width)
    {
        var tables = status.Tables.OrderByDescending(table => table.Health).ThenByDescending(table => table.Copy is { IsWrong: true }).ToList();
        var rows = StatusRows.OfTables();
        foreach (var table in tables.Take(all ? int.MaxValue : MostRows)) rows.Add(StatusRows.Of(table));
        rows.Write(output, width);
        WriteRest(output, tables.Count, all, "tables");
    }

    private static void WriteRest(TextWriter output, int count, bool all, string what)
    {
        if (!all && count > MostRows) output.WriteLine(Invariant($"... and {count - MostRows} more {what}, none worse: --all shows them"));
    }

    private static void WriteLeftOut(TextWriter output, OrganizationStatus status, int width)
    {
        foreach (var why in status.Accounts.Where(account => account.LeftOut is not null).GroupBy(account => account.LeftOut!))
            Wrapped.Write(output, "not backed up: ", $"{why.Key}: {string.Join(", ", why.Select(account => account.Account.Id.Value))}", width);
        foreach (var closed in status.Accounts.SelectMany(account => account.Scopes).Where(scope => scope.Failure is { IsRegionUnavailable: true }))
            Wrapped.Write(output, "not backed up: ", $"{closed.Scope}: the Region is not enabled, or closed to the account", width);
    }

    private static string Mark(ProblemSeverity severity) => severity switch
    {
        ProblemSeverity.Critical => "CRITICAL",
        ProblemSeverity.Warning => "WARNING ",
        _ => "NOTICE  ",
    };

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
