namespace BackupScheduler.Core.Work;

/// <summary>Shows untrusted input in an error message: in quotes, printable, and short.</summary>
public static class Given
{
    private const int Longest = 64;

    /// <summary>The text in quotes; <c>nothing</c> for null or another type of value; control characters as <c>?</c>.</summary>
    public static string Show(string? text)
    {
        if (text is null) return "no text";
        var printable = string.Concat(text.Take(Longest).Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '?' : c));
        return text.Length > Longest ? $"'{printable}...' ({text.Length} characters)" : $"'{printable}'";
    }
}
