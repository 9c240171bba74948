using System.CommandLine;
using System.Globalization;
using System.Text;

namespace BackupScheduler.Cli.Shell;

/// <summary>docs/cli.md: every command as its help tells it, in Markdown.</summary>
internal static class CliDocument
{
    /// <summary>The document about these commands.</summary>
    public static string Of(Command root)
    {
        var text = new StringBuilder();
        Line(text, "# The command line");
        Line(text, "");
        Line(text, $"Made from the commands' own help: a test keeps it up to date. Habits that all commands share, and completion: [shell.md](shell.md). What `--output json` gives: [cli-json.md](cli-json.md).");
        Line(text, "");
        foreach (var command in All(root)) Line(text, $"- [`{HelpText.FullName(command)}`](#{Anchor(command)}): {Inline(command.Description ?? "")}");
        Line(text, "");
        foreach (var command in All(root)) Write(text, command);
        WriteExitCodes(text, root);
        return text.ToString();
    }

    /// <summary>The command and those below it, without hidden ones.</summary>
    public static IEnumerable<Command> All(Command command) =>
        command.Subcommands.Where(sub => !sub.Hidden).SelectMany(All).Prepend(command);

    private static void Write(StringBuilder text, Command command)
    {
        var help = (command as IDocumented)?.Help;
        Line(text, $"## {HelpText.FullName(command)}");
        Line(text, "");
        foreach (var paragraph in (help?.Details ?? []).Prepend(command.Description ?? "")) Line(text, Inline(paragraph) + "\n");
        Code(text, [HelpText.Usage(command)]);
        Table(text, "argument", command.Arguments.Where(argument => !argument.Hidden).Select(argument => ($"<{argument.Name}>", OptionFacts.Describe(argument))));
        Table(text, "option", OptionFacts.OptionsOf(command).Select(option => (OptionFacts.Form(option), OptionFacts.Describe(option))));
        if (help is null) return;
        foreach (var example in help.Examples)
        {
            Line(text, $"{Inline(example.Says)}:\n");
            Code(text, [$"{CommandTree.Program} {example.Line}"]);
        }

        Table(text, "exit code", help.ExitCodes.Select(exit => (exit.Code.ToString(CultureInfo.InvariantCulture), exit.Meaning)));
    }

    private static void WriteExitCodes(StringBuilder text, Command root)
    {
        var documented = All(root).Where(command => command.Subcommands.Count == 0).Select(command => (Name: HelpText.FullName(command), (command as IDocumented)?.Help))
            .Where(command => command.Help is not null).ToList();
        var codes = documented.SelectMany(command => command.Help!.ExitCodes).Select(exit => exit.Code).Distinct().Order().ToList();
        Line(text, "## Exit codes of all commands");
        Line(text, "");
        Line(text, $"| command | {string.Join(" | ", codes)} |");
        Line(text, $"|---|{string.Concat(Enumerable.Repeat("---|", codes.Count))}");
        foreach (var (name, help) in documented)
            Line(text, $"| `{name}` | {string.Join(" | ", codes.Select(code => Cell(help!.ExitCodes.FirstOrDefault(exit => exit.Code == code)?.Meaning ?? "-")))} |");
    }

    private static void Table(StringBuilder text, string heading, IEnumerable<(string Term, string Says)> rows)
    {
        var all = rows.ToList();
        if (all.Count == 0) return;
        Line(text, $"| {heading} | |");
        Line(text, "|---|---|");
        foreach (var (term, says) in all) Line(text, $"| `{term}` | {Cell(says)} |");
        Line(text, "");
    }

    private static void Code(StringBuilder text, IEnumerable<string> lines)
    {
        Line(text, "```");
        foreach (var line in lines) Line(text, line);
        Line(text, "```\n");
    }

    private static string Anchor(Command command) => HelpText.FullName(command).Replace(' ', '-');

    private static string Cell(string text) => Inline(text).Replace("|", "\\|", StringComparison.Ordinal);

    // Names of options and patterns are no markup.
    private static string Inline(string text) => string.Join(' ', Wrapping.Lines(text, int.MaxValue))
        .Replace("*", "\\*", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal).Replace("<", "\\<", StringComparison.Ordinal);

    // The document is the same on every system.
    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}
