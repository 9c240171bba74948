using BackupScheduler.Cli.Output;
using Spectre.Console;
using Progress = BackupScheduler.Cli.Output.Progress;

namespace BackupScheduler.Cli.Tests.Shell;

/// <summary>Colours, moving lines and widths.</summary>
public sealed class TerminalTests
{
    private const char Escape = '\u001b';

    [Theory]
    [InlineData(true, "TERM=xterm", true, true)]
    [InlineData(true, "", true, true)]
    [InlineData(true, "NO_COLOR=1", false, true)]
    [InlineData(true, "NO_COLOR=0", false, true)]
    [InlineData(true, "NO_COLOR=", true, true)]
    [InlineData(true, "TERM=dumb", false, false)]
    [InlineData(false, "TERM=xterm", false, false)]
    [InlineData(false, "CLICOLOR_FORCE=1", true, false)]
    [InlineData(false, "CLICOLOR_FORCE=0", false, false)]
    [InlineData(false, "CLICOLOR_FORCE=1 NO_COLOR=1", false, false)]
    [InlineData(true, "CLICOLOR_FORCE=1 TERM=dumb", true, false)]
    public void What_may_be_written(bool isTerminal, string environment, bool colours, bool moves)
    {
        var variables = environment.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(one => one.Split('=')).ToDictionary(one => one[0], one => one[1]);
        Assert.Equal(new Ansi(colours, moves), Ansi.Of(variables, isTerminal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_coloured_table_has_escapes_where_there_are_colours_and_nowhere_else(bool colours)
    {
        var output = new StringWriter();
        var table = new Table().AddColumn("state").AddRow(new Markup("[red bold]OVERDUE[/]"));
        new Terminal(output, TextWriter.Null, new Ansi(colours, Moves: false), 80, new Progress(TextWriter.Null, isTerminal: false)).Write(table);

        Assert.Equal(colours, output.ToString().Contains(Escape, StringComparison.Ordinal));
        Assert.Contains("OVERDUE", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_is_written_over_on_a_terminal_and_never_longer_than_it_is_wide()
    {
        var error = new StringWriter();
        var progress = new Progress(error, isTerminal: true, width: 20);
        progress.Show("looked at 1 of 1000 accounts and Regions");
        progress.Show("short");
        progress.Close();

        Assert.Equal($"\rlooked at 1 of 1...\rshort{new string(' ', 14)}\r{new string(' ', 5)}\r", error.ToString());
    }

    [Fact]
    public void Elsewhere_nothing_moves_and_one_line_is_enough()
    {
        var error = new StringWriter();
        var progress = new Progress(error, isTerminal: false);
        foreach (var i in Enumerable.Range(1, 1000)) progress.Show($"looked at {i} of 1000");
        progress.Close();

        Assert.Equal("looked at 1 of 1000\n", error.ToString());
    }

    [Fact]
    public void Quiet_keeps_progress_away_and_warnings_not()
    {
        var error = new StringWriter();
        var progress = new Progress(error, isTerminal: true, isQuiet: true);
        progress.Show("looked at 1 of 2");
        progress.Say("reading the rules");
        progress.Warn("an account that does not exist");
        progress.Close();

        Assert.Equal("an account that does not exist\n", error.ToString());
    }
}
