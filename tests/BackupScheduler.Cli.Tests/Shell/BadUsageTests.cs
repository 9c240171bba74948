using BackupScheduler.Cli.Shell;

namespace BackupScheduler.Cli.Tests.Shell;

/// <summary>Words that are not known: one line, with the closest that is.</summary>
public sealed class BadUsageTests
{
    [Theory]
    [InlineData("vualt", "backup-scheduler: given 'vualt', accepted: ", "; did you mean vault?", "backup-scheduler")]
    [InlineData("vualt list --json", "backup-scheduler: given 'vualt', accepted: ", "; did you mean vault?", "backup-scheduler")]
    [InlineData("frobnicate", "backup-scheduler: given 'frobnicate', accepted: ", "", "backup-scheduler")]
    [InlineData("vault lst", "backup-scheduler vault: given 'lst', accepted: list, verify or probe", "; did you mean list?", "backup-scheduler vault")]
    [InlineData("vault", "backup-scheduler vault: no command given, accepted: list, verify or probe", "", "backup-scheduler vault")]
    [InlineData("run --dryrun", "backup-scheduler run: given '--dryrun', accepted: one of its options", "; did you mean --dry-run?", "backup-scheduler run")]
    [InlineData("run --acounts 111122223333", "backup-scheduler run: given '--acounts', accepted: one of its options", "; did you mean --accounts?", "backup-scheduler run")]
    [InlineData("run --table=Orders", "backup-scheduler run: given '--table=Orders', accepted: one of its options", "; did you mean --tables?", "backup-scheduler run")]
    [InlineData("vault list --jsn", "backup-scheduler vault list: given '--jsn', accepted: one of its options", "; did you mean --json?", "backup-scheduler vault list")]
    [InlineData("run Orders", "backup-scheduler run: given 'Orders', accepted: nothing", "", "backup-scheduler run")]
    [InlineData("run --output xml", "--output: given 'xml', accepted: text, json", "", "backup-scheduler run")]
    [InlineData("run --output json --json", "--output: given with another form, accepted: one of --output, --json, --csv", "", "backup-scheduler run")]
    public void It_is_one_line_and_exit_code_2(string given, string start, string end, string seeHelpOf)
    {
        var (exitCode, lines) = Explain(given.Split(' '));

        Assert.Equal(2, exitCode);
        Assert.Equal(3, lines.Length);
        Assert.StartsWith(start, lines[0], StringComparison.Ordinal);
        Assert.EndsWith(end, lines[0], StringComparison.Ordinal);
        Assert.Equal($"see {seeHelpOf} --help", lines[1]);
    }

    [Theory]
    [InlineData("\u001b[31mred")]
    [InlineData("run", "--\u001b]0;title\u0007")]
    [InlineData("demo", "--accounts", "\u001b[2J")]
    [InlineData("restore", "--table", "a\nb")]
    [InlineData("run", "--region", "\u009b31m")]
    [InlineData("run", "--tables", "\u202egnp")]
    [InlineData("run", "two\r\nlines")]
    public void What_a_terminal_would_obey_is_not_repeated(params string[] given)
    {
        var (exitCode, lines) = Explain(given);

        Assert.Equal(2, exitCode);
        Assert.All(lines, line => Assert.DoesNotContain(line, c => char.IsControl(c) || c == '\u202e'));
    }

    [Theory]
    [InlineData("vualt", "vault", 1)]
    [InlineData("list", "list", 0)]
    [InlineData("", "abc", 3)]
    [InlineData("dryrun", "dry-run", 1)]
    public void Distances(string from, string to, int distance) => Assert.Equal(distance, Closest.Distance(from, to));

    [Fact]
    public void Huge_words_are_cut_and_not_compared()
    {
        var (_, lines) = Explain([new string('x', 100_000)]);
        Assert.True(lines[0].Length < 300, lines[0]);
    }

    private static (int ExitCode, string[] Lines) Explain(string[] given)
    {
        var error = new StringWriter();
        return (BadUsage.Explain(CommandTree.Create().Parse(given), error), error.ToString().Split('\n'));
    }
}
