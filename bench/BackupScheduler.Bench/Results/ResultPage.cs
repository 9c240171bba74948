using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace BackupScheduler.Bench.Results;

/// <summary>
/// The page of results: text by people, and between two marks for each measurement what it came to. Only what lies between the
/// marks is replaced.
/// </summary>
internal static partial class ResultPage
{
    // Beside the page, where bench/run leaves them.
    private const string Pictures = "results";

    /// <summary>Puts results into a page.</summary>
    /// <param name="page">The page's text.</param>
    /// <param name="results">Each needs its marks: <c>&lt;!-- result NAME --&gt;</c> and <c>&lt;!-- end NAME --&gt;</c>.</param>
    /// <exception cref="InvalidDataException">A result has no place on the page.</exception>
    public static string Fill(string page, IEnumerable<BenchResult> results) => results.Aggregate(page, Fill);

    private static string Fill(string page, BenchResult result)
    {
        var (begin, end) = ($"<!-- result {result.Name} -->", $"<!-- end {result.Name} -->");
        var from = page.IndexOf(begin, StringComparison.Ordinal);
        var to = from < 0 ? -1 : page.IndexOf(end, from, StringComparison.Ordinal);
        return to < 0
            ? throw new InvalidDataException($"the page has no place for {result.Name}: it needs the lines '{begin}' and '{end}'")
            : page[..(from + begin.Length)] + Section(result) + page[to..];
    }

    private static string Section(BenchResult result)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"\n\n```console\n$ {result.Command}\n```\n\n{PictureAlone().Replace(result.Markdown.Trim(), "](" + Pictures + "/")}\n\n");
        if (result.Goals.Count == 0) return text.ToString();
        text.Append("| to reach | at most | measured | |\n|---|---:|---:|---|\n");
        foreach (var goal in result.Goals)
            text.Append(CultureInfo.InvariantCulture, $"| {goal.Name} | {goal.Limit:#,0.###} | {goal.Figure:#,0.###} | {(goal.IsReached ? "reached" : "**not reached**")} |\n");
        return text.Append('\n').ToString();
    }

    // A result knows its pictures by their name alone.
    [GeneratedRegex(@"\]\((?=[a-z0-9-]+\.svg\))")]
    private static partial Regex PictureAlone();
}
