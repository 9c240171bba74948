using BackupScheduler.Cli.Shell;

namespace BackupScheduler.Cli.Tests.Shell;

/// <summary>Help and documentation, as they are printed.</summary>
public sealed class DocumentTests
{
    [Fact]
    public void The_document_of_the_command_line_is_up_to_date() => Golden.Check("../../docs/cli.md", CliDocument.Of(CommandTree.Create()));

    [Theory]
    [InlineData("", 80)]
    [InlineData("", 140)]
    [InlineData("restore", 80)]
    [InlineData("restore", 140)]
    public void Help_is_printed_like_this(string command, int width) =>
        Golden.Check($"Shell/Golden/help{(command.Length > 0 ? $"-{command}" : "")}-{width}.txt", Help(command, width));

    [Theory]
    [InlineData(80)]
    [InlineData(140)]
    public void No_line_of_help_is_too_long_but_the_examples_which_are_to_be_copied(int width)
    {
        foreach (var command in CliDocument.All(CommandTree.Create()))
        {
            var written = new StringWriter();
            new HelpText(written, width).Write(command);
            Assert.All(written.ToString().Split('\n').Where(line => !line.StartsWith("    backup-scheduler ", StringComparison.Ordinal)), line => Assert.True(line.Length <= width, line));
        }
    }

    [Theory]
    [InlineData("restore --help")]
    [InlineData("restore -h")]
    [InlineData("vault list --help")]
    [InlineData("--help")]
    public void Asked_for_help_it_ends_well_whatever_is_missing(string line)
    {
        var (parsed, output) = (CommandTree.Create().Parse(line), new StringWriter());
        parsed.InvocationConfiguration.Output = output;

        Assert.Equal(0, parsed.Invoke(parsed.InvocationConfiguration));
        Assert.Contains("\nExit codes:\n", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_version_names_the_program()
    {
        var (parsed, output) = (CommandTree.Create().Parse("--version"), new StringWriter());
        parsed.InvocationConfiguration.Output = output;

        Assert.Equal(0, parsed.Invoke(parsed.InvocationConfiguration));
        Assert.Matches(@"^backup-scheduler \d+\.\d+\.\d+[^ ]*( \(commit [0-9a-f]{7,}\))?\n$", output.ToString());
    }

    private static string Help(string name, int width)
    {
        var root = CommandTree.Create();
        var written = new StringWriter();
        new HelpText(written, width).Write(name.Length == 0 ? root : root.Subcommands.Single(command => command.Name == name));
        return written.ToString();
    }
}
