using System.CommandLine;

namespace BackupScheduler.Cli.Shell.Completion;

/// <summary>What a word of the command line may become.</summary>
/// <param name="Word">The whole word.</param>
/// <param name="Says">What it is for; empty for values.</param>
internal sealed record Candidate(string Word, string Says = "");

/// <summary>Goes along the words as the parser would, and tells what may stand at the last.</summary>
/// <remarks>
/// System.CommandLine's own [suggest] directive is not asked: it fails on <c>--option=va</c>, matches in the middle of words, and is given the line as text,
/// so that every shell's quoting would have to be undone.
/// </remarks>
internal sealed class Candidates
{
    private readonly HashSet<Option> _used = [];
    private Command _command;
    private Option? _pending;

    private Candidates(Command root) => _command = root;

    /// <summary>The candidates, sorted; none where anything may stand.</summary>
    /// <param name="root">The program.</param>
    /// <param name="words">The words after the program's name, the last one being the one to complete; empty at the begin of a word.</param>
    public static IReadOnlyList<Candidate> Of(Command root, IReadOnlyList<string> words)
    {
        var walk = new Candidates(root);
        foreach (var word in words.SkipLast(1)) walk.Pass(word);
        return [.. walk.At(words.LastOrDefault("")).OrderBy(candidate => candidate.Word, StringComparer.Ordinal)];
    }

    // Bash takes --option=value for three words.
    private void Pass(string word)
    {
        if (_pending is not null && word == "=") return;
        if (_pending is not null) _pending = null;
        else if (word.StartsWith('-')) PassOption(word);
        else if (_command.Subcommands.FirstOrDefault(sub => sub.Name == word && !sub.Hidden) is { } sub) _command = sub;
    }

    private void PassOption(string word)
    {
        var name = word.Split('=')[0];
        if (OptionFacts.OptionsOf(_command).FirstOrDefault(option => OptionFacts.NamesOf(option).Contains(name)) is not { } option) return;
        if (option.Arity.MaximumNumberOfValues <= 1) _used.Add(option);
        if (!option.IsFlag() && !word.Contains('=', StringComparison.Ordinal)) _pending = option;
    }

    private IEnumerable<Candidate> At(string begun)
    {
        if (_pending is { } option) return OptionFacts.ValuesOf(option, begun == "=" ? "" : begun).Select(value => new Candidate(value));
        if (begun.StartsWith("--", StringComparison.Ordinal) && begun.IndexOf('=', StringComparison.Ordinal) is var sign and > 0)
            return OfJoined(begun[..sign], begun[(sign + 1)..]);
        if (begun.StartsWith('-')) return Options(begun);
        var own = _command.Subcommands.Where(sub => !sub.Hidden && sub.Name.StartsWith(begun, StringComparison.Ordinal))
            .Select(sub => new Candidate(sub.Name, sub.Description ?? ""))
            .Concat(_command.Arguments.Where(argument => !argument.Hidden).SelectMany(argument => OptionFacts.ValuesOf(argument, begun)).Select(value => new Candidate(value)))
            .ToList();
        return own.Count == 0 && begun.Length == 0 ? Options(begun) : own;
    }

    private IEnumerable<Candidate> OfJoined(string name, string begun) =>
        OptionFacts.OptionsOf(_command).Where(option => !option.IsFlag() && option.Name == name)
            .SelectMany(option => OptionFacts.ValuesOf(option, begun)).Select(value => new Candidate($"{name}={value}"));

    private IEnumerable<Candidate> Options(string begun) =>
        OptionFacts.OptionsOf(_command).Where(option => !_used.Contains(option) && option.Name.StartsWith(begun, StringComparison.Ordinal))
            .Select(option => new Candidate(option.Name, option.Description ?? ""));
}
