using System.CommandLine;
using BackupScheduler.Cli.Shell;
using BackupScheduler.Core;

namespace BackupScheduler.Cli;

/// <summary>Wrong arguments: one line each on the error output, and no more.</summary>
internal static class BadUsage
{
    public static int Explain(ParseResult parsed) => Explain(parsed, Console.Error);

    public static int Explain(ParseResult parsed, TextWriter error)
    {
        foreach (var line in Lines(parsed)) error.WriteLine(Invoking.OneLine(line));
        error.WriteLine($"see {HelpText.FullName(parsed.CommandResult.Command)} --help");
        return ExitCode.BadUsage;
    }

    // What the parser says of unknown words names neither the command nor what it takes.
    private static IEnumerable<string> Lines(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var others = parsed.Errors.Select(error => error.Message)
            .Where(message => !message.StartsWith("Unrecognized command or argument ", StringComparison.Ordinal) && message != "Required command was not provided.");
        return Unknown(command, parsed.UnmatchedTokens).Concat(others);
    }

    private static IEnumerable<string> Unknown(Command command, IReadOnlyList<string> unmatched)
    {
        var (name, subcommands) = (HelpText.FullName(command), command.Subcommands.Where(sub => !sub.Hidden).Select(sub => sub.Name).ToList());
        var options = OptionFacts.OptionsOf(command).SelectMany(OptionFacts.NamesOf).ToList();
        var unknown = unmatched.Where(word => word.StartsWith('-')).Select(word => Line(name, word, "one of its options", options)).ToList();
        // What follows an unknown command or option belongs to it.
        if (unknown.Count > 0 && (subcommands.Count == 0 || unmatched[0].StartsWith('-'))) return unknown;
        if (subcommands.Count == 0) return unmatched.Select(word => Line(name, word, "nothing", []));
        return [unmatched.Count > 0 ? Line(name, unmatched[0], WordOption.Listed(subcommands), subcommands) : $"{name}: no command given, accepted: {WordOption.Listed(subcommands)}"];
    }

    private static string Line(string field, string given, string accepted, IReadOnlyList<string> known) =>
        Given.Line(field, Given.Show(given), accepted) + (Closest.To(given.Split('=')[0], known) is { } closest ? $"; did you mean {closest}?" : "");
}
