namespace BackupScheduler.Core.DeadLetters;

/// <summary>Letters by cause, function and account.</summary>
public static class LetterGrouping
{
    /// <summary>The groups, the largest first; of equal ones that of the newest letter.</summary>
    public static IReadOnlyList<LetterGroup> Group(IEnumerable<LetterReading> letters) =>
    [
        .. letters.GroupBy(letter => (letter.Cause, letter.Function, letter.Account))
            .Select(same => Group([.. same]))
            .OrderByDescending(group => group.Count)
            .ThenByDescending(group => group.Last)
            .ThenBy(group => group.Cause, StringComparer.Ordinal)
            .ThenBy(group => group.Function, StringComparer.Ordinal)
            .ThenBy(group => group.Account?.Value, StringComparer.Ordinal),
    ];

    // Of one cause the remedies may differ in detail, such as the action that was denied: the newest letter speaks.
    private static LetterGroup Group(IReadOnlyList<LetterReading> letters)
    {
        var newest = letters.MaxBy(letter => letter.FailedAt)!;
        return new LetterGroup(
            newest.Cause, newest.Function, newest.Account, letters.Count, letters.Min(letter => letter.FailedAt), newest.FailedAt)
        {
            Remedy = newest.Remedy,
        };
    }
}
