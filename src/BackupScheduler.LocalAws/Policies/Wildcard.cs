namespace BackupScheduler.LocalAws.Policies;

/// <summary>IAM's patterns: <c>*</c> for any number of characters, <c>?</c> for one.</summary>
internal static class Wildcard
{
    public static bool Matches(string pattern, string text, StringComparison comparison = StringComparison.Ordinal)
    {
        int at = 0, next = 0, star = -1, resume = 0;
        while (at < text.Length)
        {
            if (next < pattern.Length && pattern[next] == '*') (star, resume) = (next++, at);
            else if (next < pattern.Length && IsSame(pattern[next], text[at], comparison)) (next, at) = (next + 1, at + 1);
            else if (star >= 0) (next, at) = (star + 1, ++resume);
            else return false;
        }

        return pattern.AsSpan(next).TrimStart('*').IsEmpty;
    }

    private static bool IsSame(char pattern, char given, StringComparison comparison) =>
        pattern == '?' || new ReadOnlySpan<char>(in pattern).Equals(new ReadOnlySpan<char>(in given), comparison);

    /// <summary>Between ARNs each of the six parts matches on its own: a star does not reach over a colon, but in the last.</summary>
    public static bool MatchesArn(string pattern, string arn)
    {
        var patterns = pattern.Split(':', 6);
        if (patterns.Length < 6) throw new PolicyException($"{pattern} is compared as an ARN, and is none");
        var parts = arn.Split(':', 6);
        return parts.Length == 6 && patterns.Zip(parts).All(pair => Matches(pair.First, pair.Second));
    }
}
