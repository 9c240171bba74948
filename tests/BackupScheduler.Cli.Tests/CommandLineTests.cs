using System.Text.Json;
using BackupScheduler.LocalAws.Processes;

namespace BackupScheduler.Cli.Tests;

/// <summary>The program as a user starts it.</summary>
public sealed class CommandLineTests
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "backup-scheduler.dll");

    [Theory]
    [InlineData("--accounts", "1", "--accounts: given '1', accepted is a whole number from 2 to 50")]
    [InlineData("--tables", "many", "--tables: given 'many', accepted is a whole number from 4 to 2000")]
    [InlineData("--runs", "0", "--runs: given '0', accepted is a whole number from 1 to 20")]
    public async Task A_bad_argument_is_one_line_and_exit_code_2(string option, string value, string message)
    {
        var (exitCode, lines) = await RunAsync(["demo", option, value]);

        Assert.Equal(2, exitCode);
        Assert.Contains(message, lines);
    }

    [Fact]
    public async Task Without_a_command_it_says_so_and_exits_2()
    {
        var (exitCode, lines) = await RunAsync([]);

        Assert.Equal(2, exitCode);
        Assert.NotEmpty(lines);
    }

    [Fact]
    public async Task The_demo_prints_one_json_document_when_asked()
    {
        var (exitCode, lines) = await RunAsync(
            ["demo", "--json", "--accounts", "2", "--regions", "1", "--tables", "5", "--runs", "1"]);

        Assert.Equal(0, exitCode);
        var text = string.Join('\n', lines);
        using var document = JsonDocument.Parse(text[text.IndexOf("{\n", StringComparison.Ordinal)..(text.LastIndexOf("\n}", StringComparison.Ordinal) + 2)]);
        Assert.True(document.RootElement.GetProperty("succeeded").GetBoolean());
        Assert.Equal(2, document.RootElement.GetProperty("places").GetArrayLength());
        Assert.All(document.RootElement.GetProperty("checks").EnumerateArray(), check => Assert.True(check.GetProperty("holds").GetBoolean()));
    }

    [Fact]
    public async Task Without_an_emulator_the_demo_fails_with_one_line_that_names_the_three_ways()
    {
        var nowhere = Directory.CreateTempSubdirectory();
        try
        {
            var (exitCode, lines) = await RunAsync(
                ["demo"], ("PATH", nowhere.FullName), ("HOME", nowhere.FullName), ("XDG_CACHE_HOME", nowhere.FullName));

            Assert.Equal(1, exitCode);
            var line = Assert.Single(lines, text => text.Contains("moto_server", StringComparison.Ordinal));
            Assert.Contains("python", line, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("motoserver/moto", line, StringComparison.Ordinal);
        }
        finally
        {
            nowhere.Delete(recursive: true);
        }
    }

    // Named by its full path: one test takes the search path away.
    private static async Task<(int ExitCode, IReadOnlyList<string> Lines)> RunAsync(
        string[] arguments, params (string Name, string Value)[] environment)
    {
        var lines = new List<string>();
        var command = new CommandLine(Environment.ProcessPath!, ["exec", Program, .. arguments])
        {
            Environment = environment.ToDictionary(variable => variable.Name, variable => (string?)variable.Value),
        };
        var (exitCode, _) = await WatchedProcess.RunAsync(
            command, TimeSpan.FromMinutes(2), line => { lock (lines) lines.Add(line); }, CancellationToken.None);
        return (exitCode, lines);
    }
}
