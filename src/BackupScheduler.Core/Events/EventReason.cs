namespace BackupScheduler.Core.Events;

/// <summary>Why an outcome is what it is, or what else somebody should know.</summary>
/// <param name="Code">One of the codes in docs/events.md, for machines.</param>
/// <param name="Message">The same for people, in one line.</param>
public sealed record EventReason(string Code, string Message);

/// <summary>Why an item was given up.</summary>
/// <param name="Code">The service's error code, or one of ours.</param>
/// <param name="Message">Its words, printable and cut.</param>
public sealed record EventError(string Code, string Message)
{
    private const int LongestCode = 128;
    private const int LongestMessage = 500;

    /// <summary>An error as an event may carry it: others' words are untrusted, and may be long.</summary>
    public static EventError Of(string code, string message) => new(Line(code, LongestCode), Line(message, LongestMessage));

    private static string Line(string text, int longest)
    {
        var printable = string.Concat(text.Take(longest).Select(c => char.IsControl(c) || char.IsSurrogate(c) || c is '\u2028' or '\u2029' ? ' ' : c));
        return text.Length > longest ? $"{printable}... ({text.Length} characters)" : printable;
    }
}
