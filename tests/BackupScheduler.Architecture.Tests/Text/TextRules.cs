using System.Text.RegularExpressions;

namespace BackupScheduler.Architecture.Tests.Text;

/// <summary>Rules over the text of files. Each answers with the lines that break it.</summary>
internal static partial class TextRules
{
    public const int LongestFile = 250;

    // Put together, so that this file does not break its own rule.
    private static readonly Regex s_unfinished = new(
        $@"\b({string.Join('|', "TO" + "DO", "FIX" + "ME", "X" + "XX", "HA" + "CK")})\b|{"NotImplemented" + "Exception"}");

    public static IEnumerable<string> Unfinished(string file, string[] lines) => Find(file, lines, s_unfinished.IsMatch);

    public static IEnumerable<string> Regions(string file, string[] lines) => Find(file, lines, line => RegionDirective().IsMatch(line));

    public static IEnumerable<string> ConfiguredAwaits(string file, string[] lines) =>
        Find(file, lines, line => line.Contains("ConfigureAwait(false)", StringComparison.Ordinal));

    public static IEnumerable<string> BlockNamespaces(string file, string[] lines) => Find(file, lines, line => BlockNamespace().IsMatch(line));

    public static IEnumerable<string> TooLong(string file, string[] lines)
    {
        var count = lines[^1].Length == 0 ? lines.Length - 1 : lines.Length;
        if (count > LongestFile) yield return $"{file} has {count} lines";
    }

    /// <summary>Event ids that more than one message has.</summary>
    public static IEnumerable<string> SharedEventIds(IEnumerable<string> texts) =>
        from id in texts.SelectMany(text => EventIds().Matches(text)).Select(match => match.Groups[1].Value)
        group id by id into same
        where same.Count() > 1
        select $"event id {same.Key} is used {same.Count()} times";

    /// <summary>How many messages name their event id.</summary>
    public static int CountEventIds(string text) => EventIds().Count(text);

    public static int CountMessages(string text) => Messages().Count(text);

    private static IEnumerable<string> Find(string file, string[] lines, Func<string, bool> breaks) =>
        lines.Index().Where(line => breaks(line.Item)).Select(line => $"{file}:{line.Index + 1}: {line.Item.Trim()}");

    [GeneratedRegex(@"^\s*#\s*(end)?region\b")]
    private static partial Regex RegionDirective();

    [GeneratedRegex(@"^\s*namespace\s+[^;]*$")]
    private static partial Regex BlockNamespace();

    [GeneratedRegex(@"\[LoggerMessage\s*\(\s*(?:EventId\s*=\s*)?(\d+)")]
    private static partial Regex EventIds();

    [GeneratedRegex(@"\[LoggerMessage\b")]
    private static partial Regex Messages();
}
