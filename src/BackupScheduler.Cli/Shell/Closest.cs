namespace BackupScheduler.Cli.Shell;

/// <summary>Which known word somebody may have meant.</summary>
internal static class Closest
{
    /// <summary>The known word that is nearest; null if none is near.</summary>
    public static string? To(string given, IReadOnlyList<string> known)
    {
        // Words of that length are no slips of the hand.
        if (given.Length is < 2 or > 64) return null;
        var most = Math.Max(1, given.TrimStart('-').Length / 3);
        return known.Select(word => (Word: word, Distance: word.StartsWith(given, StringComparison.Ordinal) ? 0 : Distance(given, word)))
            .Where(one => one.Distance <= most)
            .OrderBy(one => one.Distance).ThenBy(one => one.Word, StringComparer.Ordinal)
            .Select(one => one.Word).FirstOrDefault();
    }

    /// <summary>How many letters have to be added, removed, replaced or swapped with their neighbour.</summary>
    public static int Distance(string from, string to)
    {
        var cost = new int[from.Length + 1, to.Length + 1];
        for (var i = 0; i <= from.Length; i++)
            for (var j = 0; j <= to.Length; j++)
                cost[i, j] = i == 0 || j == 0 ? i + j : Least(cost, from, to, i, j);
        return cost[from.Length, to.Length];
    }

    private static int Least(int[,] cost, string from, string to, int i, int j)
    {
        var replaced = cost[i - 1, j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
        var least = Math.Min(replaced, Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1);
        var isSwap = i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1];
        return isSwap ? Math.Min(least, cost[i - 2, j - 2] + 1) : least;
    }
}
