using System.Diagnostics.CodeAnalysis;

namespace BackupScheduler.Core.Runs;

/// <summary>Tells the kinds of expression apart.</summary>
internal static class ScheduleReader
{
    private const string Field = "schedule";
    private const string Accepted = "rate(24 hours) or cron(0 1 * * ? *)";

    public static bool TryRead(
        string text, [NotNullWhen(true)] out Schedule? schedule, [NotNullWhen(false)] out string? error)
    {
        if (TryUnwrap(text, "rate", out var inner)) return ScheduleRate.TryRead(text, inner, out schedule, out error);
        if (TryUnwrap(text, "cron", out inner)) return ScheduleCron.TryRead(text, inner, out schedule, out error);
        schedule = null;
        error = TryUnwrap(text, "at", out _)
            ? Given.Line(Field, $"the one-time schedule {Given.Show(text)}", $"one that repeats: {Accepted}")
            : Given.Line(Field, Given.Show(text), Accepted);
        return false;
    }

    private static bool TryUnwrap(string text, string kind, out string inner)
    {
        var wrapped = text.StartsWith(kind + "(", StringComparison.Ordinal) && text.EndsWith(')');
        inner = wrapped ? text[(kind.Length + 1)..^1] : string.Empty;
        return wrapped;
    }
}
