using System.Diagnostics;

namespace BackupScheduler.Cli.Tests.Shell;

/// <summary>The program in real shells: completion, closed pipes, full disks.</summary>
public sealed class BashTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public BashTests()
    {
        var program = Path.Combine(_folder.FullName, "backup-scheduler");
        File.WriteAllText(program, $"#!/bin/sh\nexec '{Environment.ProcessPath}' exec '{Path.Combine(AppContext.BaseDirectory, "backup-scheduler.dll")}' \"$@\"\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        Directory.CreateDirectory(Path.Combine(_folder.FullName, "data", "the drills"));
        File.WriteAllText(Path.Combine(_folder.FullName, "data", "the report.md"), "");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Bash_completes_commands_options_values_and_files()
    {
        var (_, output, error) = await RunAsync("bash", """
            source <(backup-scheduler completion bash)
            complete -p backup-scheduler
            ask() { COMP_WORDS=(backup-scheduler "$@"); COMP_CWORD=$#; COMPREPLY=(); _backup_scheduler; echo "${COMPREPLY[*]@Q}"; }
            ask va
            ask vault ''
            ask restore --from ''
            ask restore --from = v
            ask restore --meth
            ask drill --report data/
            ask unprotect --principal arn : aws : iam : : 111122223333 : user/a --ye
            ask run --tables 'x; touch injected' --dry
            ls injected 2>/dev/null
            """);

        Assert.Equal("", error);
        Assert.Equal(
            [
                "complete -F _backup_scheduler backup-scheduler", "'vault'", "'list' 'probe' 'verify'", "'backup' 'vault'", "'vault'", "'--method'",
                @"'data/the\ drills/' 'data/the\ report.md'", "'--yes'", "'--dry-run'",
            ],
            output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    // The other shells are on few machines: where they are, their scripts are read by them.
    [Theory]
    [InlineData("bash", "bash -n")]
    [InlineData("zsh", "zsh -n")]
    [InlineData("fish", "fish --no-execute")]
    [InlineData("pwsh", "pwsh -NoProfile -Command \"[scriptblock]::Create([IO.File]::ReadAllText('script'))\" ''")]
    public async Task The_scripts_are_ones_that_the_shells_understand(string shell, string check)
    {
        var (exitCode, _, error) = await RunAsync("bash", $"backup-scheduler completion {shell} > script && {{ ! command -v {shell} >/dev/null || {check} script; }}");
        Assert.Equal((0, ""), (exitCode, error));
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("completion bash")]
    [InlineData("restore --help")]
    public async Task A_reader_that_has_left_changes_neither_the_exit_code_nor_says_anything(string arguments)
    {
        var (_, output, error) = await RunAsync("bash", $$"""
            mkfifo left
            { read < left; exec backup-scheduler {{arguments}}; } | { exec <&-; echo > left; }
            echo "${PIPESTATUS[0]}"
            """);
        Assert.Equal(("0\n", ""), (output, error));
    }

    [Fact]
    public async Task Errors_that_nobody_reads_keep_their_exit_code()
    {
        var (_, output, _) = await RunAsync("bash", """
            mkfifo left
            { read < left; exec backup-scheduler vualt 2>&1; } | { exec <&-; echo > left; }
            echo "${PIPESTATUS[0]}"
            """);
        Assert.Equal("2\n", output);
    }

    [Fact]
    public async Task A_result_that_cannot_be_written_is_a_failure_in_one_line()
    {
        var (exitCode, _, error) = await RunAsync("bash", "backup-scheduler completion bash > /dev/full");
        Assert.Equal(1, exitCode);
        Assert.Matches("^unexpected IOException: [^\n]*\n$", error);
    }

    [Fact]
    public async Task Piped_help_has_no_escapes_and_nothing_on_the_error_output()
    {
        var (exitCode, output, error) = await RunAsync("bash", "CLICOLOR_FORCE=1 TERM=xterm-256color backup-scheduler --help | cat");
        Assert.Equal((0, ""), (exitCode, error));
        Assert.DoesNotContain('\u001b', output);
    }

    private async Task<(int ExitCode, string Output, string Error)> RunAsync(string shell, string script)
    {
        var start = new ProcessStartInfo(shell, ["-c", script]) { WorkingDirectory = _folder.FullName, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PATH"] = $"{_folder.FullName}:{Environment.GetEnvironmentVariable("PATH")}";
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromMinutes(2)).Token);
        return (process.ExitCode, await output, await error);
    }
}
