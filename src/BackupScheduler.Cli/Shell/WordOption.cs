using System.CommandLine;
using BackupScheduler.Core;

namespace BackupScheduler.Cli.Shell;

/// <summary>Options that take one of a few words: help, completion and error all name the same ones.</summary>
internal static class WordOption
{
    /// <summary>An option.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="help">What the words are of, such as <c>way</c>.</param>
    /// <param name="description">What it is for; the words need not be repeated.</param>
    /// <param name="words">What is accepted, and what it stands for.</param>
    public static Option<T> Of<T>(string name, string help, string description, params (string Word, T Value)[] words)
    {
        var option = new Option<T>(name)
        {
            Description = description,
            HelpName = help,
            CustomParser = given =>
            {
                var text = given.Tokens.SingleOrDefault()?.Value;
                foreach (var (word, value) in words)
                    if (word == text) return value;
                given.AddError(Given.Line(name, Given.Show(text), Listed([.. words.Select(word => word.Word)])));
                return words[0].Value;
            },
        };
        option.CompletionSources.Clear();
        option.CompletionSources.Add([.. words.Select(word => word.Word)]);
        return option;
    }

    /// <summary><c>a, b or c</c>.</summary>
    public static string Listed(IReadOnlyList<string> words) =>
        words.Count < 2 ? string.Concat(words) : $"{string.Join(", ", words.SkipLast(1))} or {words[^1]}";
}
