namespace BackupScheduler.Architecture.Tests.SupplyChain;

/// <summary>What .ci/audit says of a feed, which a script in the place of dotnet plays: good news only where bad news could have come.</summary>
public sealed class AuditTests : IDisposable
{
    private const string Reported = "   > Newtonsoft.Json      12.0.1      12.0.1     High       https://github.com/advisories/GHSA-5crp-9r3c-p6hr";
    private const string Clean = "The given project `A` has no vulnerable packages given the current sources.";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_feed_that_reports_not_even_the_known_package_is_no_audit() =>
        Assert.Equal((0, "audit not available: the feed does not even report Newtonsoft.Json 12.0.1, which is known to be vulnerable\n"), Audit(trial: Clean, solution: Clean));

    [Fact]
    public void That_is_a_failure_for_whoever_insists() => Assert.Equal(3, Audit(trial: Clean, solution: Clean, options: "--strict").ExitCode);

    [Fact]
    public void A_feed_that_knows_it_and_reports_none_of_ours_passes() =>
        Assert.Equal((0, "audit passed: no package of 2 projects has a vulnerability that the feed knows of\n"), Audit(Reported, $"{Clean}\n{Clean}"));

    [Fact]
    public void A_vulnerable_package_of_ours_fails_and_is_named()
    {
        var (exitCode, output) = Audit(Reported, $"Project `B` has the following vulnerable packages\n   > Some.Package   1.0.0   1.0.0   Moderate   https://example.com\n{Clean}");
        Assert.Equal(1, exitCode);
        Assert.Equal(["Project `B` has the following vulnerable packages", "   > Some.Package   1.0.0   1.0.0   Moderate   https://example.com"], output.Split('\n')[..2]);
        Assert.DoesNotContain("passed", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Reported, Clean, "1 of 2 projects were answered for")]
    [InlineData(Reported, "", "0 of 2 projects were answered for")]
    [InlineData(Reported, null, "the packages of the solution could not be listed; is it restored?")]
    [InlineData(null, Clean, "the packages of a trial project could not be listed")]
    public void An_answer_that_is_missing_or_not_understood_is_no_good_news(string? trial, string? solution, string why) =>
        Assert.Equal((0, $"audit not available: {why}\n"), Audit(trial, solution));

    [Fact]
    public void A_feed_without_the_known_package_is_no_audit() =>
        Assert.Equal((0, "audit not available: Newtonsoft.Json 12.0.1, which it is tried with, could not be restored\n"), Audit(Reported, Clean, restores: false));

    [Fact]
    public void An_option_that_there_is_not_is_bad_usage() => Assert.Equal(2, Audit(Reported, Clean, options: "--quiet").ExitCode);

    // Null: the listing fails.
    private (int ExitCode, string Output) Audit(string? trial, string? solution, bool restores = true, string options = "")
    {
        var dotnet = Path.Combine(_folder.FullName, "dotnet");
        File.WriteAllText(dotnet, $$"""
            #!/bin/sh
            case "$*" in
            restore*) exit {{(restores ? 0 : 1)}} ;;
            sln*) printf 'a/A.csproj\nb/B.csproj\n' ;;
            *trial.csproj*) {{Answer(trial)}} ;;
            *BackupScheduler.sln*) {{Answer(solution)}} ;;
            *) exit 9 ;;
            esac

            """);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(dotnet, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var path = $"{_folder.FullName}:{Environment.GetEnvironmentVariable("PATH")}";
        return Child.Run(Repository.Root, new Dictionary<string, string> { ["PATH"] = path }, "bash", options.Length == 0 ? [".ci/audit"] : [".ci/audit", options]);
    }

    private static string Answer(string? text) => text is null ? "exit 1" : $"cat <<'ANSWER'\n{text}\nANSWER\n";
}
