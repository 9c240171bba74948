using System.Globalization;

namespace BackupScheduler.Core.Status;

/// <summary>Numbers and names in sentences.</summary>
internal static class Counted
{
    private const int MostNames = 5;

    /// <summary><c>1 table</c>, <c>2 tables</c>.</summary>
    public static string Of(int count, string one, string many) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many)}");

    /// <summary>The first few of them, and how many more there are.</summary>
    public static string Names(IEnumerable<string> names)
    {
        var all = names.ToList();
        var shown = string.Join(", ", all.Take(MostNames));
        return all.Count <= MostNames ? shown : string.Create(CultureInfo.InvariantCulture, $"{shown} and {all.Count - MostNames} more");
    }
}
