using BackupScheduler.Fuzz.Running;

namespace BackupScheduler.Fuzz.Targets;

/// <summary>What people are told of untrusted input: one line, and short.</summary>
internal static class OneLine
{
    private const int Longest = 4000;

    public static void Demand(string? text, int longest = Longest)
    {
        if (string.IsNullOrEmpty(text)) throw new BrokenPromiseException("no reason was given");
        BrokenPromiseException.Unless(!text.Any(c => c is '\r' or '\n' or '\u2028' or '\u2029' or '\0' or '\u001b'), "a reason is more than one line, or holds what no terminal should see");
        BrokenPromiseException.Unless(text.Length <= longest, "a reason is longer than anybody reads");
    }
}
