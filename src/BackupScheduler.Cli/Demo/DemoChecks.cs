using BackupScheduler.Cli.InProcess;
using BackupScheduler.Core.Metrics;
using BackupScheduler.LocalAws.Proxy;
using BackupScheduler.LocalAws.Reading;

namespace BackupScheduler.Cli.Demo;

/// <summary>One thing that must hold, and what was found instead.</summary>
/// <param name="Says">What must hold.</param>
/// <param name="Findings">What contradicts it; none when it holds.</param>
internal sealed record DemoCheck(string Says, IReadOnlyList<string> Findings)
{
    public bool Holds => Findings.Count == 0;
}

/// <summary>Compares what must be there with what the independent reader found.</summary>
internal sealed class DemoChecks(
    DemoOptions options, IReadOnlyList<DemoTable> tables, DemoSeed seed, IReadOnlyList<DateTimeOffset> runs)
{
    private readonly List<(DemoTable Table, DemoExpectation.Outcome Outcome)> _expected =
        [.. tables.Select(table => (table, DemoExpectation.Of(table, seed.Start, runs, options.Keep)))];

    private readonly HashSet<string> _foreign = [.. seed.Foreign.Select(foreign => foreign.Arn)];

    /// <summary>All checks; the demo succeeds only if each holds.</summary>
    public IReadOnlyList<DemoCheck> Run(DemoFindings found, CallLog calls, CountingMetrics metrics) =>
    [
        new($"every selected table has exactly the backups that keeping the newest {options.Keep} leaves, all AVAILABLE", [.. Retained(found)]),
        new($"all {seed.Foreign.Count} foreign backups are untouched", [.. ForeignGone(found)]),
        new("nothing was taken of the excluded tables, the suspended and the empty account", [.. Unexpected(found)]),
        new("no dead letter, no work left in a queue", [.. Leftovers(found)]),
        new("one CreateBackup per table and run, one DeleteBackup per backup that had to go", [.. Calls(calls)]),
        new("the service's own report agrees: verified, pruned, nothing missing", [.. Report(metrics)]),
    ];

    private int Created => _expected.Sum(table => table.Outcome.Created);

    private int Deleted => _expected.Sum(table => table.Outcome.Deleted);

    private IEnumerable<string> Retained(DemoFindings found)
    {
        foreach (var (table, outcome) in _expected)
        {
            var own = OwnOf(found, table).ToList();
            foreach (var backup in own.Where(backup => backup.Status != "AVAILABLE"))
                yield return $"{seed.PlaceOf(table)}/{table.Name}: {backup.Name} is {backup.Status}";
            var names = own.Select(backup => backup.Name).Order(StringComparer.Ordinal).ToList();
            var wanted = outcome.Names.Order(StringComparer.Ordinal).ToList();
            if (!names.SequenceEqual(wanted))
                yield return $"{seed.PlaceOf(table)}/{table.Name}: found [{string.Join(", ", names)}], expected [{string.Join(", ", wanted)}]";
        }
    }

    private IEnumerable<string> ForeignGone(DemoFindings found) => seed.Foreign
        .Where(foreign => !found.Backups[foreign.Place].Any(backup => backup.Arn == foreign.Arn))
        .Select(foreign => $"{foreign.Arn} is gone");

    private IEnumerable<string> Unexpected(DemoFindings found)
    {
        var known = tables.Where(table => table.Case != DemoCase.Excluded)
            .Select(table => (seed.PlaceOf(table), table.Name)).ToHashSet();
        return
            from place in found.Backups
            from backup in place.Value
            where !_foreign.Contains(backup.Arn) && !known.Contains((place.Key, backup.TableName))
            select $"{place.Key}/{backup.TableName}: {backup.Name}";
    }

    private static IEnumerable<string> Leftovers(DemoFindings found)
    {
        foreach (var letter in found.DeadLetters)
            yield return $"dead letter {letter.Attributes.GetValueOrDefault("ErrorCode")}: {letter.Attributes.GetValueOrDefault("ErrorMessage")}";
        if (found.WorkLeft > 0) yield return $"{found.WorkLeft} messages left";
    }

    private IEnumerable<string> Calls(CallLog calls)
    {
        if (calls.Count("CreateBackup") is var creates && creates != Created)
            yield return $"{creates} CreateBackup calls for {Created} backups";
        if (calls.Count("DeleteBackup") is var deletes && deletes != Deleted)
            yield return $"{deletes} DeleteBackup calls for {Deleted} backups";
    }

    private IEnumerable<string> Report(CountingMetrics metrics)
    {
        (Metric Metric, long Expected)[] expected =
            [(Metric.BackedUp, Created), (Metric.Verified, Created), (Metric.Pruned, Deleted), (Metric.Missing, 0), (Metric.DeadLettered, 0)];
        return expected.Where(line => metrics.Total(line.Metric) != line.Expected)
            .Select(line => $"{line.Metric}: reported {metrics.Total(line.Metric)}, expected {line.Expected}");
    }

    private IEnumerable<BackupFact> OwnOf(DemoFindings found, DemoTable table) => found.Backups[seed.PlaceOf(table)]
        .Where(backup => backup.TableName == table.Name && !_foreign.Contains(backup.Arn));
}
