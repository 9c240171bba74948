using System.Globalization;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Metrics;
using BackupScheduler.Core.Tables;
using BackupScheduler.LocalAws.Proxy;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.Cli.Demo;

/// <summary>One line of the demo's table: an account in a Region.</summary>
/// <param name="Place">The account and Region.</param>
/// <param name="Tables">Tables there in the end, the excluded one included.</param>
/// <param name="BackedUp">Backups taken, over all runs.</param>
/// <param name="Verified">Seen AVAILABLE by a review.</param>
/// <param name="Pruned">Backups deleted.</param>
/// <param name="Kept">Own backups there in the end, as read independently.</param>
/// <param name="Foreign">Foreign backups there in the end, as read independently.</param>
/// <param name="Missing">Tables without a backup of a run.</param>
/// <param name="DeadLetters">Letters about this account and Region.</param>
/// <param name="Seconds">From the firing to the last DynamoDB call, mean of the runs.</param>
/// <param name="Calls">Calls by operation, over all runs.</param>
internal sealed record DemoRow(
    AwsPlace Place,
    int Tables,
    long BackedUp,
    long Verified,
    long Pruned,
    int Kept,
    int Foreign,
    long Missing,
    int DeadLetters,
    double Seconds,
    IReadOnlyDictionary<string, int> Calls)
{
    /// <summary>The lines of a result.</summary>
    public static IReadOnlyList<DemoRow> Of(DemoResult result)
    {
        var foreign = result.Seed.Foreign.Select(backup => backup.Arn).ToHashSet(StringComparer.Ordinal);
        return [.. result.Places.Select(place => Of(result, place, foreign))];
    }

    private static DemoRow Of(DemoResult result, AwsPlace place, HashSet<string> foreign)
    {
        var scope = new TableScope(AccountId.Parse(place.Account), Region.Parse(place.Region));
        var backups = result.Findings.Backups[place];
        var calls = result.Calls.Where(call =>
            call.Service == "dynamodb" && call.Account == place.Account && call.Region == place.Region).ToList();
        var untouched = backups.Count(backup => foreign.Contains(backup.Arn));
        return new DemoRow(
            place,
            result.Findings.Tables[place].Count,
            result.Metrics.Of(Metric.BackedUp, scope),
            result.Metrics.Of(Metric.Verified, scope),
            result.Metrics.Of(Metric.Pruned, scope),
            backups.Count - untouched,
            untouched,
            result.Metrics.Of(Metric.Missing, scope),
            result.Findings.DeadLetters.Count(letter =>
                letter.Attributes.GetValueOrDefault("Account") == place.Account
                && letter.Attributes.GetValueOrDefault("Region") == place.Region),
            MeanSeconds(result, calls),
            calls.CountBy(call => call.Operation).OrderBy(count => count.Key, StringComparer.Ordinal).ToDictionary());
    }

    private static double MeanSeconds(DemoResult result, IReadOnlyList<LoggedCall> calls)
    {
        var seconds = result.Runs
            .Select(run => calls.LastOrDefault(call => call.Started >= run.Time && call.Started <= run.Time.AddSeconds(1) + run.Took) is { } last
                ? (last.Started + last.Duration - run.Time).TotalSeconds
                : 0);
        return Math.Round(seconds.DefaultIfEmpty().Average(), 1);
    }

    /// <summary>The line's figures, as the table shows them.</summary>
    public string[] Cells() =>
    [
        Place.Account, Place.Region, Text(Tables), Text(BackedUp), Text(Verified), Text(Pruned), Text(Kept), Text(Foreign), Text(Missing),
        Text(DeadLetters), Seconds.ToString("0.0", CultureInfo.InvariantCulture),
    ];

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
