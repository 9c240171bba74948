using System.CommandLine;
using BackupScheduler.Cli.Shell.Completion;

namespace BackupScheduler.Cli.Tests.Shell;

/// <summary>What a word may become, by the words before it.</summary>
public sealed class CandidatesTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("va", "vault")]
    [InlineData("vault|", "list,probe,verify")]
    [InlineData("vault|l", "list")]
    [InlineData("restore|--fr", "--from")]
    [InlineData("restore|--from|", "backup,vault")]
    [InlineData("restore|--from|v", "vault")]
    [InlineData("restore|--from|=|v", "vault")]
    [InlineData("restore|--from|=", "backup,vault")]
    [InlineData("restore|--from=v", "--from=vault")]
    [InlineData("run|--output|", "json,text")]
    [InlineData("restore|--table|", "")]
    [InlineData("restore|--table|--from|--met", "--method")]
    [InlineData("run|--json|--js", "")]
    [InlineData("run|--qui", "--quiet")]
    [InlineData("vault|list|--qui", "--quiet")]
    [InlineData("completion|", "bash,fish,pwsh,zsh")]
    [InlineData("nonsense|", "completion,demo,drill,package,protect,restore,run,unprotect,vault,verify-aws")]
    [InlineData("frob", "")]
    [InlineData("run|--output|\u001b", "")]
    public void Words(string given, string expected)
    {
        var root = new RootCommand();
        foreach (var command in CommandTree.Create().Subcommands.Where(command => s_known.Contains(command.Name)).ToList()) root.Add(command);
        root.Add(Cli.Shell.GlobalOptions.Quiet);
        Assert.Equal(expected, string.Join(',', Candidates.Of(root, given.Split('|')).Select(candidate => candidate.Word)));
    }

    [Fact]
    public void A_command_that_has_no_more_words_offers_its_options()
    {
        var all = Candidates.Of(CommandTree.Create(), ["run", ""]);
        Assert.Contains(all, candidate => candidate is { Word: "--dry-run", Says.Length: > 0 });
        Assert.DoesNotContain(all, candidate => candidate.Word is "/h" or "-h");
    }

    [Fact]
    public void Files_where_a_file_is_wanted_and_folders_where_a_folder_is()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "drill.md"), "");
        File.WriteAllText(Path.Combine(_folder.FullName, "drill\n\u001b[31m.md"), "");
        Directory.CreateDirectory(Path.Combine(_folder.FullName, "drills"));

        Assert.Equal([$"{_folder.FullName}/drill.md", $"{_folder.FullName}/drills/"], Of("drill", "--report", $"{_folder.FullName}/dr"));
        Assert.Equal([$"{_folder.FullName}/drills/"], Of("package", "--output", $"{_folder.FullName}/"));
        Assert.Empty(Of("drill", "--report", $"{_folder.FullName}/no/such/folder/"));
    }

    private static readonly string[] s_known = ["completion", "demo", "drill", "package", "protect", "restore", "run", "unprotect", "vault", "verify-aws"];

    private static IEnumerable<string> Of(params string[] words) => Candidates.Of(CommandTree.Create(), words).Select(candidate => candidate.Word);
}
