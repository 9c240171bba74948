using System.CommandLine;
using BackupScheduler.Cli.Shell;

namespace BackupScheduler.Cli.Tests.Shell;

/// <summary>What every command keeps to, those that do not exist yet included.</summary>
public sealed class ConventionTests
{
    // Everything else has --dry-run.
    private static readonly Dictionary<string, string> s_changeNothing = new()
    {
        ["backup-scheduler completion"] = "prints",
        ["backup-scheduler console"] = "serves pages; without --allow-changes it reads, and with it asks for each change",
        ["backup-scheduler demo"] = "changes its own emulator, which it throws away",
        ["backup-scheduler dlq list"] = "a look never consumes",
        ["backup-scheduler dlq show"] = "a look never consumes",
        ["backup-scheduler package"] = "makes a folder of this machine",
        ["backup-scheduler report"] = "reads, and writes the file that it is told to",
        ["backup-scheduler status"] = "reads",
        ["backup-scheduler vault list"] = "reads",
        ["backup-scheduler vault verify"] = "reads",
    };

    // The options that are spoken for otherwise.
    private static readonly string[] s_outputIsAFolder = ["backup-scheduler package"];

    private static RootCommand Root => CommandTree.Create();

    public static TheoryData<string> Names() => [.. CliDocument.All(Root).Select(HelpText.FullName)];

    public static TheoryData<string> Leaves() => [.. CliDocument.All(Root).Where(command => command.Subcommands.Count == 0).Select(HelpText.FullName)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_command_says_what_it_does_with_examples_and_exit_codes(string name)
    {
        var help = Assert.IsType<IDocumented>(Find(name), exactMatch: false).Help;

        Assert.EndsWith(".", help.Summary, StringComparison.Ordinal);
        Assert.NotEmpty(help.Examples);
        Assert.All(help.Examples, example => Assert.NotEmpty(example.Says));
        Assert.Equal(ExitCode.Done, help.ExitCodes[0].Code);
        Assert.Contains(help.ExitCodes, exit => exit.Code == ExitCode.BadUsage);
        Assert.Equal(help.ExitCodes.Select(exit => exit.Code).Distinct().Order(), help.ExitCodes.Select(exit => exit.Code));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_example_is_accepted_and_is_about_its_command(string name)
    {
        var command = Find(name);
        Assert.All(((IDocumented)command).Help.Examples, example =>
        {
            var parsed = Root.Parse(example.Line);
            Assert.Empty(parsed.Errors.Select(error => error.Message));
            Assert.StartsWith(name, HelpText.FullName(parsed.CommandResult.Command), StringComparison.Ordinal);
        });
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_option_and_argument_is_described(string name)
    {
        Assert.All(OptionFacts.OptionsOf(Find(name)), option => Assert.True(option.Description?.Length > 0, option.Name));
        Assert.All(Find(name).Arguments, argument => Assert.True(argument.Description?.Length > 0, argument.Name));
    }

    [Theory]
    [MemberData(nameof(Leaves))]
    public void Whatever_has_json_has_output_too(string name)
    {
        var options = OptionFacts.OptionsOf(Find(name)).ToDictionary(option => option.Name);
        if (!options.ContainsKey("--json") || s_outputIsAFolder.Contains(name)) return;
        Assert.True(options.TryGetValue("--output", out var output), "--json without --output: OutputArguments has both");
        Assert.Superset(new HashSet<string> { "text", "json" }, OptionFacts.Words(output).ToHashSet());
    }

    [Theory]
    [MemberData(nameof(Leaves))]
    public void Whatever_changes_or_deletes_can_be_tried_dry(string name)
    {
        var isDry = OptionFacts.OptionsOf(Find(name)).Any(option => option.Name == "--dry-run");
        Assert.True(isDry != s_changeNothing.ContainsKey(name), isDry ? $"{name} has --dry-run, and is said to change nothing" : $"{name} has no --dry-run, and nothing says why");
    }

    [Theory]
    [MemberData(nameof(Leaves))]
    public void Whatever_can_be_tried_dry_gives_json(string name)
    {
        var options = OptionFacts.OptionsOf(Find(name)).Select(option => option.Name).ToList();
        if (options.Contains("--dry-run")) Assert.Contains("--json", options);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_command_takes_help_and_quiet(string name)
    {
        var words = name.Split(' ').Skip(1).ToArray();
        Assert.Empty(Root.Parse([.. words, "--help"]).Errors);
        Assert.DoesNotContain("--quiet", Root.Parse([.. words, "--quiet"]).UnmatchedTokens);
    }

    private static Command Find(string name) => CliDocument.All(Root).Single(command => HelpText.FullName(command) == name);
}
