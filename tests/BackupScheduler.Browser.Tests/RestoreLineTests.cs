using System.CommandLine;
using System.Diagnostics;
using BackupScheduler.Cli.Restore;
using BackupScheduler.Cli.WebConsole.Pages;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Browser.Tests;

/// <summary>The command that a table's page shows is one that a shell and our own program read as it is meant.</summary>
public sealed class RestoreLineTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 28, 13, 37, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("Orders")]
    [InlineData("-rf")]
    [InlineData("--help")]
    [InlineData("a.b_c-d")]
    public void Our_own_program_takes_it(string table)
    {
        var arn = TableArn.Parse($"arn:aws:dynamodb:eu-west-1:111122223333:table/{table}")!.Value;
        foreach (var line in new[] { RestoreLine.Latest(arn, s_now), RestoreLine.FromVault(arn, s_now) })
        {
            var options = RestoreCommand.Read(RestoreCommand.Create().Parse(Shell(line)[2..]));
            Assert.Equal(arn, options.Source);
            Assert.Equal($"{table}-restored-20261128T133700Z", options.To!.Value.Value);
        }
    }

    [Fact]
    public void A_name_that_has_no_room_for_more_is_shortened()
    {
        var arn = TableArn.Parse($"arn:aws:dynamodb:eu-west-1:111122223333:table/{new string('x', 255)}")!.Value;
        Assert.Equal(255, RestoreCommand.Read(RestoreCommand.Create().Parse(Shell(RestoreLine.Latest(arn, s_now))[2..])).To!.Value.Value.Length);
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("it's; rm -rf $HOME `id` \"x\" \\ & | > * ? ~ !")]
    [InlineData("$(id)\n'")]
    public void A_quoted_word_is_read_back_by_a_shell_as_it_was(string word) => Assert.Equal([word], Shell(RestoreLine.Quote(word)));

    // A shell's own reading of a line, its words ended by NUL.
    private static string[] Shell(string line)
    {
        var start = new ProcessStartInfo("sh", ["-c", $"printf '%s\\0' {line}"]) { RedirectStandardOutput = true };
        using var shell = Process.Start(start)!;
        var output = shell.StandardOutput.ReadToEnd();
        shell.WaitForExit();
        return output.Split('\0')[..^1];
    }
}
