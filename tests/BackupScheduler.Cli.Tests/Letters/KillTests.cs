using System.Diagnostics;
using System.Text.Json;
using BackupScheduler.Core.Work;
using Microsoft.Extensions.Time.Testing;

namespace BackupScheduler.Cli.Tests.Letters;

/// <summary>The real program, killed without a warning in the middle of a redrive.</summary>
public sealed class KillTests : IAsyncLifetime
{
    private const int Letters = 300;
    private static readonly string s_program = Path.Combine(AppContext.BaseDirectory, "backup-scheduler.dll");
    private readonly FakeTimeProvider _time = new(LetterHouse.Now);
    private readonly DirectoryInfo _state = Directory.CreateTempSubdirectory("killed");
    private FakeSqs _sqs = null!;

    private FakeQueue Dead => _sqs.Queue(LetterHouse.DeadLetters);

    private FakeQueue Tables => _sqs.Queue(LetterHouse.Tables);

    public async Task InitializeAsync() => _sqs = await FakeSqs.StartAsync(_time);

    public async Task DisposeAsync()
    {
        await _sqs.DisposeAsync();
        _state.Delete(recursive: true);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Killed_again_and_again_it_loses_nothing_and_sends_nothing_twice(int seed)
    {
        Dead.Add(LetterHouse.Many(Letters, "AssumeRoleFailed"));
        var random = new Random(seed);
        for (var kills = 0; kills < 3; kills++) await KillAtAsync(random.Next(2) == 0 ? "SendMessage" : "DeleteMessage", random.Next(10, Letters / 4));
        Assert.InRange(Tables.EverSent.Count, 20, Letters - 1);

        var toTheEnd = await RunAsync("--cause", "AssumeRoleFailed", "--rate", "1000", "--json");
        AssertOnlyDoubtsStay(toTheEnd);
        var again = await RunAsync("--cause", "AssumeRoleFailed", "--again");

        Assert.True(again.ExitCode == 0, again.ToString());
        Assert.Equal(Letters, Tables.EverSent.Count);
        Assert.Equal(Letters, Tables.EverSent.Select(TableOf).Distinct().Count());
        Assert.Empty(Dead.Messages);
    }

    [Fact]
    public async Task The_journal_of_another_redrive_that_runs_is_refused_in_one_line()
    {
        Dead.Add(LetterHouse.Many(1, "AssumeRoleFailed"));
        Assert.Equal(0, (await RunAsync("--all")).ExitCode);
        var journal = Assert.Single(Directory.GetFiles(Path.Combine(_state.FullName, "backup-scheduler"), "letters-*.journal"));
        using var other = Cli.Letters.RedriveJournal.Open(journal, _sqs.UrlOf(LetterHouse.DeadLetters), TimeProvider.System);

        var outcome = await RunAsync("--all");

        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains("no other redrive is using", Assert.Single(outcome.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    // What was begun and had not arrived when the program died; nobody but the test knows that it had not.
    private void AssertOnlyDoubtsStay(CommandOutcome outcome)
    {
        using var document = JsonDocument.Parse(outcome.Output);
        var doubts = document.RootElement.GetProperty("counts").GetProperty("inDoubt").GetInt32();
        Assert.Equal(doubts == 0 ? 0 : 1, outcome.ExitCode);
        Assert.InRange(doubts, 0, 3 * 4);
        Assert.Equal(doubts, Dead.Messages.Count);
        Assert.Equal(Letters - doubts, Tables.EverSent.Count);
    }

    // The call at which it is killed is never carried out, nor any that comes after it.
    private async Task KillAtAsync(string operation, int call)
    {
        var (process, calls, isEnding) = (Start("--cause", "AssumeRoleFailed", "--rate", "1000"), 0, false);
        _ = process.StandardOutput.ReadToEndAsync();
        _sqs.Before = async (called, _, context) =>
        {
            if (called == operation && Interlocked.Increment(ref calls) == call)
            {
                isEnding = true;
                // An answer that had not come back yet would leave a doubt about a message that has arrived.
                while (await SentByTheJournalAsync() < Tables.EverSent.Count) await Task.Delay(2);
                process.Kill();
            }

            if (!isEnding) return null;
            await process.WaitForExitAsync();
            context.Abort();
            return "Killed";
        };
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
        _sqs.Before = null;
        Assert.Equal(137, process.ExitCode);
        // What it held comes again.
        _time.Advance(TimeSpan.FromMinutes(6));
    }

    // .NET would not open what another process has for itself.
    private async Task<int> SentByTheJournalAsync()
    {
        var path = Assert.Single(Directory.GetFiles(Path.Combine(_state.FullName, "backup-scheduler"), "letters-*.journal"));
        using var cat = Process.Start(new ProcessStartInfo("cat", [path]) { RedirectStandardOutput = true })!;
        return (await cat.StandardOutput.ReadToEndAsync()).Split("\"step\":\"sent\"").Length - 1;
    }

    private async Task<CommandOutcome> RunAsync(params string[] options)
    {
        using var process = Start(options);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
        return new CommandOutcome(process.ExitCode, await output, await error);
    }

    private Process Start(params string[] options)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["exec", s_program, "dlq", "redrive", .. options]) { RedirectStandardOutput = true, RedirectStandardError = true };
        (string Name, string Value)[] variables =
        [
            ("AWS_ENDPOINT_URL", _sqs.Address.ToString()), ("AWS_REGION", "us-east-1"), ("AWS_ACCESS_KEY_ID", "test"), ("AWS_SECRET_ACCESS_KEY", "test"),
            ("AWS_EC2_METADATA_DISABLED", "true"), ("XDG_STATE_HOME", _state.FullName), ("DEAD_LETTER_QUEUE_URL", _sqs.UrlOf(LetterHouse.DeadLetters)),
            ("ACCOUNT_QUEUE_URL", _sqs.UrlOf(LetterHouse.Accounts)), ("TABLE_QUEUE_URL", _sqs.UrlOf(LetterHouse.Tables)),
        ];
        foreach (var (name, value) in variables) start.Environment[name] = value;
        return Process.Start(start)!;
    }

    private static string TableOf(FakeMessage message) =>
        WorkItemJson.TryRead(message.Body, out var item, out _) && item is BackUpTable table ? table.Table.Value : throw new FormatException(message.Body);
}
