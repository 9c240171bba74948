using BackupScheduler.Cli.Html;
using BackupScheduler.Cli.Html.Plots;
using BackupScheduler.Core.Status;

namespace BackupScheduler.Cli.Report.Sections;

/// <summary>Amounts by account: the largest each by itself, the others together in a bar that says so.</summary>
/// <param name="status">The organization.</param>
internal sealed class AccountBars(OrganizationStatus status)
{
    private const int Most = 12;

    /// <summary>The bars; an account of which nothing could be read has none.</summary>
    /// <param name="series">What the parts of a bar are.</param>
    /// <param name="parts">An account's parts; null where they are not known.</param>
    /// <param name="show">The value that stands behind a bar.</param>
    public BarPlot Plot(IReadOnlyList<Legend> series, Func<AccountStatus, IReadOnlyList<double>?> parts, Func<IReadOnlyList<double>, string> show)
    {
        var all = (from account in ReportText.BackedUp(status)
                   where account.Scopes.Any(scope => scope.Failure is null)
                   let own = parts(account)
                   where own is not null
                   orderby own.Sum() descending
                   select (account.Account, Parts: own)).ToList();
        var shown = all.Count <= Most + 1 ? all.Count : Most;
        var bars = all.Take(shown).Select(one => new Bar(one.Account.Id.Value, ReportText.Name(one.Account), show(one.Parts), one.Parts)
        {
            Title = $"{ReportText.NameAndId(one.Account)}: {Details(series, one.Parts, show)}",
        }).ToList();
        return new BarPlot(series, shown == all.Count ? bars : [.. bars, Others([.. all.Skip(shown).Select(one => one.Parts)], series, show)]);
    }

    private static Bar Others(List<IReadOnlyList<double>> rest, IReadOnlyList<Legend> series, Func<IReadOnlyList<double>, string> show)
    {
        List<double> sums = [.. series.Select((_, i) => rest.Sum(parts => parts[i]))];
        // As long as the longest, it would make every other bar short: the amount stands behind it.
        return new Bar("others", $"{Figures.Number(rest.Count)} other accounts", show(sums), [.. series.Select(_ => 0d)])
        {
            Title = $"{Figures.Number(rest.Count)} other accounts: {Details(series, sums, show)}",
        };
    }

    private static string Details(IReadOnlyList<Legend> series, IReadOnlyList<double> parts, Func<IReadOnlyList<double>, string> show) =>
        series.Count == 1 ? show(parts) : string.Join(", ", series.Zip(parts, (kind, part) => $"{kind.Text} {show([part])}"));
}
