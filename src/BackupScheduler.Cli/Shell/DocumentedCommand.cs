using System.CommandLine;

namespace BackupScheduler.Cli.Shell;

/// <summary>Something whose help is written from data.</summary>
internal interface IDocumented
{
    CommandHelp Help { get; }
}

/// <summary>A command, or a group of commands, with its help.</summary>
/// <param name="name">Its name.</param>
/// <param name="help">What there is to know.</param>
internal class DocumentedCommand(string name, CommandHelp help) : Command(name, help.Summary), IDocumented
{
    public CommandHelp Help { get; } = help;
}

/// <summary>The program itself.</summary>
/// <param name="help">What there is to know.</param>
internal sealed class DocumentedRoot(CommandHelp help) : RootCommand(help.Summary), IDocumented
{
    public CommandHelp Help { get; } = help;
}
