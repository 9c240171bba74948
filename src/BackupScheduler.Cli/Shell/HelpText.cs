using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Globalization;

namespace BackupScheduler.Cli.Shell;

/// <summary>What <c>--help</c> prints: one shape for all commands.</summary>
/// <param name="output">Where to.</param>
/// <param name="width">How many columns there are.</param>
internal sealed class HelpText(TextWriter output, int width)
{
    private const int Indent = 2;
    private const int LongestTerm = 30;

    public void Write(Command command)
    {
        var help = (command as IDocumented)?.Help;
        Paragraph(help?.Summary ?? command.Description ?? "");
        foreach (var detail in help?.Details ?? []) Paragraph(detail);
        Section("Usage", () => Text(Usage(command)));
        Terms("Commands", command.Subcommands.Where(sub => !sub.Hidden).Select(sub => (sub.Name, sub.Description ?? "")));
        Terms("Arguments", command.Arguments.Where(argument => !argument.Hidden).Select(argument => ($"<{argument.Name}>", OptionFacts.Describe(argument))));
        Terms("Options", OptionFacts.OptionsOf(command).Select(option => (OptionFacts.Form(option), OptionFacts.Describe(option))));
        if (help is null) return;
        Section("Examples", () => WriteExamples(help));
        Terms("Exit codes", help.ExitCodes.Select(exit => (exit.Code.ToString(CultureInfo.InvariantCulture), exit.Meaning)));
    }

    /// <summary>How the command is typed.</summary>
    public static string Usage(Command command)
    {
        var required = OptionFacts.OptionsOf(command).Where(option => option.Required).Select(OptionFacts.Form);
        var arguments = command.Arguments.Where(argument => !argument.Hidden).Select(argument => $"<{argument.Name}>");
        var sub = command.Subcommands.Any(one => !one.Hidden) ? ["<command>"] : Array.Empty<string>();
        return string.Join(' ', [FullName(command), .. sub, .. arguments, .. required, "[options]"]);
    }

    /// <summary>The program's name and those of the commands down to this one.</summary>
    public static string FullName(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? $"{FullName(parent)} {command.Name}" : CommandTree.Program;

    private void WriteExamples(CommandHelp help)
    {
        foreach (var example in help.Examples)
        {
            Text($"{example.Says}:");
            // Never broken: it is there to be copied.
            output.WriteLine($"{new string(' ', 2 * Indent)}{CommandTree.Program} {example.Line}");
        }
    }

    private void Terms(string heading, IEnumerable<(string Term, string Says)> terms)
    {
        var all = terms.ToList();
        if (all.Count == 0) return;
        var column = Indent + Math.Min(LongestTerm, all.Max(term => term.Term.Length)) + 2;
        Section(heading, () =>
        {
            foreach (var (term, says) in all) WriteTerm(term, says, column);
        });
    }

    private void WriteTerm(string term, string says, int column)
    {
        var start = new string(' ', Indent) + term;
        if (start.Length + 2 > column)
        {
            output.WriteLine(start);
            start = "";
        }

        foreach (var line in Wrapping.Lines(says, width - column).DefaultIfEmpty(""))
        {
            output.WriteLine($"{start.PadRight(column)}{line}".TrimEnd());
            start = "";
        }
    }

    private void Section(string heading, Action write)
    {
        output.WriteLine($"{heading}:");
        write();
        output.WriteLine();
    }

    private void Text(string text)
    {
        foreach (var line in Wrapping.Lines(text, width - Indent)) output.WriteLine(new string(' ', Indent) + line);
    }

    private void Paragraph(string text)
    {
        foreach (var line in Wrapping.Lines(text, width)) output.WriteLine(line);
        output.WriteLine();
    }
}

/// <summary>What happens on <c>--help</c>.</summary>
internal sealed class HelpTextAction : SynchronousCommandLineAction
{
    // Without a terminal, and on a very wide one, lines stay readable.
    private const int Widest = 100;

    public override int Invoke(ParseResult parseResult)
    {
        var width = Console.IsOutputRedirected ? Widest : Math.Clamp(Console.BufferWidth, 40, Widest);
        new HelpText(parseResult.InvocationConfiguration.Output, width).Write(parseResult.CommandResult.Command);
        return ExitCode.Done;
    }

    public override bool ClearsParseErrors => true;
}
