using System.Globalization;

namespace BackupScheduler.Bench.Results;

/// <summary>Holds counts against those that were written down: what is higher, or is no longer measured, is a regression.</summary>
/// <param name="Regressions">One line each: the count, what was expected, what came out.</param>
/// <param name="Improvements">Lower than expected: worth writing down, or the next loss goes unseen.</param>
/// <param name="News">Measured, and not yet written down.</param>
internal sealed record CountCheck(IReadOnlyList<string> Regressions, IReadOnlyList<string> Improvements, IReadOnlyList<string> News)
{
    /// <summary>Allocations differ by a little from run to run (a table that grows, a buffer that is rented); calls do not.</summary>
    public const double AllocationTolerance = 0.03;

    /// <summary>The end of the names of counts that are allocated bytes.</summary>
    public const string AllocationSuffix = "/allocated-bytes";

    /// <summary>Nothing got worse, and nothing is missing on either side.</summary>
    public bool IsGood => Regressions.Count == 0 && News.Count == 0;

    /// <summary>Compares.</summary>
    /// <param name="expected">As written down.</param>
    /// <param name="actual">As measured.</param>
    public static CountCheck Of(IReadOnlyDictionary<string, double> expected, IReadOnlyDictionary<string, double> actual)
    {
        var names = expected.Keys.Order(StringComparer.Ordinal).ToList();
        var missing = names.Where(name => !actual.ContainsKey(name)).Select(name => $"{name}: expected {Text(expected[name])}, not measured");
        var both = names.Where(actual.ContainsKey).ToList();
        return new CountCheck(
            [.. missing, .. both.Where(name => actual[name] > Most(name, expected[name])).Select(Line)],
            [.. both.Where(name => actual[name] < Least(name, expected[name])).Select(Line)],
            [.. actual.Keys.Except(names).Order(StringComparer.Ordinal).Select(name => $"{name}: {Text(actual[name])}, not written down")]);

        string Line(string name) => $"{name}: expected {Text(expected[name])}, measured {Text(actual[name])}";
    }

    private static double Most(string name, double expected) => expected * (1 + Tolerance(name));

    private static double Least(string name, double expected) => expected * (1 - Tolerance(name));

    private static double Tolerance(string name) => name.EndsWith(AllocationSuffix, StringComparison.Ordinal) ? AllocationTolerance : 0;

    private static string Text(double count) => count.ToString("0.######", CultureInfo.InvariantCulture);
}
