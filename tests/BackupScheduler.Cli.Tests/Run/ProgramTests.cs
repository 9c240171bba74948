using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace BackupScheduler.Cli.Tests.Run;

/// <summary><c>run</c> as a user starts it.</summary>
[Collection(RunCollection.Name)]
public sealed class ProgramTests(RunWorld world)
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "backup-scheduler.dll");

    [Theory]
    [InlineData("--accounts 12,x", "--accounts: given '12', accepted: account ids of 12 digits\n--accounts: given 'x', accepted: account ids of 12 digits\n")]
    [InlineData("--dry-run --in-process", "--dry-run: given together with --in-process, accepted: one of them\n")]
    [InlineData("--regions mars", "--regions: given 'mars', accepted: Regions such as eu-west-1,us-east-1\n")]
    [InlineData("--tables a/b", "--tables: given 'a/b', accepted: a pattern such as Orders*")]
    public async Task A_wrong_option_is_one_line(string options, string error)
    {
        var outcome = await RunAsync(options);

        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.StartsWith(error, outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--dry-run", "REGIONS", null, "REGIONS: not set, accepted: Regions such as eu-west-1,us-east-1\n")]
    [InlineData("", "ACCOUNT_QUEUE_URL", "here", "ACCOUNT_QUEUE_URL: given 'here', accepted: the URL of an SQS queue\n")]
    [InlineData("--dry-run --regions eu-north-1", "REGIONS", "eu-west-1", "--regions: given 'eu-north-1', accepted: those of REGIONS: eu-west-1\n")]
    [InlineData("--dry-run --profile nobody", "REGIONS", "eu-west-1", "--profile: given 'nobody', accepted: a profile with credentials in your AWS configuration files\n")]
    [InlineData("--in-process --prune", "BACKUP_RETENTION", " ", "BACKUP_RETENTION: not set, accepted with --prune: the retention to delete by, that of the installed functions\n")]
    [InlineData("--dry-run", "AWS_ENDPOINT_URL", "localhost", "AWS_ENDPOINT_URL: given 'localhost', accepted: an http or https URL\n")]
    public async Task A_wrong_setting_is_one_line(string options, string name, string? value, string error)
    {
        var outcome = await RunAsync(options, (name, value));

        Assert.Equal((2, "", error), (outcome.ExitCode, outcome.Output, outcome.Error));
    }

    [Fact]
    public async Task What_cannot_be_reached_is_one_line_and_exit_1()
    {
        var outcome = await RunAsync("--dry-run", ("AWS_ENDPOINT_URL", "http://127.0.0.1:1/"));

        Assert.Equal((1, ""), (outcome.ExitCode, outcome.Output));
        Assert.Single(outcome.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("HttpRequestException", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_profile_that_names_Region_and_endpoint_only_json_is_on_the_output()
    {
        await world.SeedAsync();
        var files = Directory.CreateTempSubdirectory();
        try
        {
            var config = Path.Combine(files.FullName, "config");
            await File.WriteAllTextAsync(
                config, $"[profile emulator]\nregion = us-east-1\nendpoint_url = {world.World.Proxy.Address}\naws_access_key_id = a\naws_secret_access_key = b\n");
            var outcome = await RunAsync(
                "--dry-run --json --profile emulator", ("AWS_ENDPOINT_URL", null), ("AWS_REGION", null), ("AWS_CONFIG_FILE", config), ("AWS_ACCESS_KEY_ID", null));

            Assert.True(outcome.ExitCode == 0, outcome.ToString());
            using var document = JsonDocument.Parse(outcome.Output);
            Assert.Equal(4, document.RootElement.GetProperty("scopes").GetArrayLength());
            Assert.DoesNotContain('\u001b', outcome.Output + outcome.Error);
        }
        finally
        {
            files.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Told_to_end_it_ends_the_run_cleanly_with_130()
    {
        await world.SeedAsync();
        var running = Start("--in-process --json", ("REVIEW_DELAY_SECONDS", "900"));
        await world.UntilCalledAsync("CreateBackup", 4, running.Process.WaitForExitAsync());
        await Process.Start("kill", ["-TERM", running.Process.Id.ToString(CultureInfo.InvariantCulture)]).WaitForExitAsync();
        var outcome = await running.OutcomeAsync();

        Assert.True(outcome.ExitCode == 130, outcome.ToString());
        using var document = JsonDocument.Parse(outcome.Output);
        Assert.True(document.RootElement.GetProperty("interrupted").GetBoolean());
        Assert.Contains("interrupted", outcome.Error, StringComparison.Ordinal);
    }

    private Task<RunOutcome> RunAsync(string options, params (string Name, string? Value)[] variables) => Start(options, variables).OutcomeAsync();

    private RunningProgram Start(string options, params (string Name, string? Value)[] variables)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["exec", Program, "run", .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var queue = $"{world.World.Proxy.Address}123456789012/accounts";
        (string Name, string? Value)[] usual =
        [
            ("AWS_ENDPOINT_URL", world.World.Proxy.Address.ToString()), ("AWS_REGION", "us-east-1"), ("AWS_ACCESS_KEY_ID", "test"),
            ("AWS_SECRET_ACCESS_KEY", "test"), ("AWS_EC2_METADATA_DISABLED", "true"), ("REGIONS", "us-east-1,eu-west-1"), ("ACCOUNT_QUEUE_URL", queue),
        ];
        foreach (var (name, value) in usual.Concat(variables)) start.Environment[name] = value;
        var process = Process.Start(start)!;
        return new RunningProgram(process, process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
    }

    private sealed record RunningProgram(Process Process, Task<string> Output, Task<string> Error)
    {
        public async Task<RunOutcome> OutcomeAsync()
        {
            await Process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
            return new RunOutcome(Process.ExitCode, await Output, await Error);
        }
    }
}
