using BackupScheduler.Cli.Shell;

namespace BackupScheduler.Cli;

/// <summary>A command that has more to do than to tell, once it is told to end.</summary>
/// <param name="name">Its name.</param>
/// <param name="help">Its help.</param>
/// <param name="longestEnding">How long it gets before the process is ended by force.</param>
internal sealed class SlowlyEndingCommand(string name, CommandHelp help, TimeSpan longestEnding) : DocumentedCommand(name, help)
{
    public TimeSpan LongestEnding { get; } = longestEnding;
}
