using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Status;

namespace BackupScheduler.Cli.Status;

/// <summary>Failures as part of the answer. Their words come from outside: one printable line, and no longer than people read.</summary>
internal static class StatusFailures
{
    /// <summary>The code of a role that cannot be assumed.</summary>
    public const string RoleUnavailable = "AssumeRoleFailed";

    private const int Longest = 400;

    public static StatusFailure Of(Exception e) => e is ServiceFailureException failure
        ? new StatusFailure(failure.Code, Inert(failure.Message), failure.Kind == FailureKind.RegionUnavailable)
        : new StatusFailure(e.GetType().Name, Inert(e.Message));

    /// <summary>The text on one line, without what a terminal would obey, and cut where it is long.</summary>
    public static string Inert(string text)
    {
        var line = string.Concat(text.Take(Longest).Select(c => IsPrintable(c) ? c : ' '));
        return text.Length > Longest ? FormattableString.Invariant($"{line}... ({text.Length} characters)") : line;
    }

    // Marks that turn the direction of writing, and separators of lines, are as good as control characters here.
    private static bool IsPrintable(char c) => !char.IsControl(c) && c is not (>= '\u2028' and <= '\u202e') and not (>= '\u2066' and <= '\u2069');
}
