using System.CommandLine;

namespace BackupScheduler.Cli;

/// <summary>A command that has more to do than to tell, once it is told to end.</summary>
/// <param name="name">Its name.</param>
/// <param name="description">Its help text.</param>
/// <param name="longestEnding">How long it gets before the process is ended by force.</param>
internal sealed class SlowlyEndingCommand(string name, string description, TimeSpan longestEnding) : Command(name, description)
{
    public TimeSpan LongestEnding { get; } = longestEnding;
}
