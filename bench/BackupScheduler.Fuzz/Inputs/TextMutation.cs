namespace BackupScheduler.Fuzz.Inputs;

/// <summary>Changes a text without knowing what it means.</summary>
internal static class TextMutation
{
    private const int LongestCopied = 2000;

    public static string Apply(string text, Func<string> another, Random random)
    {
        var at = random.Next(text.Length + 1);
        var length = random.Next(Math.Min(text.Length - at, 1 << random.Next(8)) + 1);
        return random.Next(8) switch
        {
            0 => text.Remove(at, length),
            1 => text.Insert(at, HostileText.Any(random)),
            2 => text[..at],
            3 => text.Insert(at, string.Concat(Enumerable.Repeat(text.Substring(at, length), random.Next(1, 1 + (LongestCopied / (length + 1)))))),
            4 => Splice(text, at, another(), random),
            5 when at < text.Length => text.Remove(at, 1).Insert(at, HostileText.Character(random)),
            6 when at < text.Length => text.Remove(at, 1).Insert(at, ((char)(text[at] ^ (1 << random.Next(7)))).ToString()),
            _ => text.Remove(at, length).Insert(at, HostileText.Any(random)),
        };
    }

    private static string Splice(string text, int at, string other, Random random)
    {
        var from = random.Next(other.Length + 1);
        return text[..at] + other[from..];
    }
}
