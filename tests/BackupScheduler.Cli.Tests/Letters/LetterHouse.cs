using System.Globalization;
using BackupScheduler.Aws;
using BackupScheduler.Aws.Sqs;
using BackupScheduler.Cli.Letters;
using BackupScheduler.Cli.Output;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Work;
using BackupScheduler.Functions.Batches;
using Microsoft.Extensions.Time.Testing;

namespace BackupScheduler.Cli.Tests.Letters;

/// <summary>A fake SQS with the four queues, and the desk over it by the adapters that the program uses; the clock stands still until it is turned.</summary>
internal sealed class LetterHouse : IAsyncDisposable
{
    public const string DeadLetters = "letters", Accounts = "accounts", Tables = "tables", Enforcement = "enforcement";
    public const string Member = "111122223333";

    public static readonly DateTimeOffset Now = new(2026, 11, 28, 11, 0, 0, TimeSpan.Zero);
    public static readonly RunId Run = RunId.At(new DateTimeOffset(2026, 11, 28, 1, 0, 0, TimeSpan.Zero));
    public static readonly RunId OldRun = RunId.At(new DateTimeOffset(2026, 11, 25, 1, 0, 0, TimeSpan.Zero));

    private LetterHouse(FakeSqs sqs, FakeTimeProvider time) => (Sqs, Time, Files) = (sqs, time, Directory.CreateTempSubdirectory("letters"));

    public FakeSqs Sqs { get; }

    public FakeTimeProvider Time { get; }

    public DirectoryInfo Files { get; }

    public FakeQueue Letters => Sqs.Queue(DeadLetters);

    public string Journal => Path.Combine(Files.FullName, "state", "journal");

    public string File => Path.Combine(Files.FullName, "discarded.jsonl");

    public static async Task<LetterHouse> BuildAsync()
    {
        var time = new FakeTimeProvider(Now);
        return new LetterHouse(await FakeSqs.StartAsync(time), time);
    }

    public LetterWorld World(params WorkQueue[] without)
    {
        // Where the machine is slow, a call that is given up would be tried again by a clock that stands still.
        var ports = new AwsPorts(AwsOptions.ForEmulator(Sqs.Address, "us-east-1") with { CallTimeout = TimeSpan.FromMinutes(2) });
        var names = new Dictionary<WorkQueue, string> { [WorkQueue.Accounts] = Accounts, [WorkQueue.Tables] = Tables, [WorkQueue.Enforcement] = Enforcement };
        var queues = names.Where(name => !without.Contains(name.Key)).ToDictionary(name => name.Key, name => Sqs.UrlOf(name.Value));
        var addresses = new QueueAddresses(
            queues.GetValueOrDefault(WorkQueue.Accounts), queues.GetValueOrDefault(WorkQueue.Tables), queues.GetValueOrDefault(WorkQueue.Enforcement), null);
        return new LetterWorld(
            ports.DeadLetters(Sqs.UrlOf(DeadLetters)), ports.LetterSender(addresses), queues, Schedule.Default, new Patience(new SystemJitter(), Time));
    }

    public LetterDesk Desk(params WorkQueue[] without) => new(World(without));

    /// <summary>Runs a command as the program does.</summary>
    public async Task<CommandOutcome> RunAsync(
        Func<LetterOptions, LetterWorld, Terminal, CancellationToken, Task<int>> command, LetterOptions options,
        string? answer = null, int? width = null, CancellationToken cancellation = default)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        int exitCode;
        try
        {
            var terminal = new Terminal(output, error, answer is null ? null : new StringReader(answer), width);
            exitCode = await command(options with { Journal = options.Journal ?? Journal }, World(), terminal, cancellation);
        }
        catch (Exception e)
        {
            exitCode = Invoking.Explain(e, error, cancellation.IsCancellationRequested);
        }

        return new CommandOutcome(exitCode, output.ToString(), error.ToString());
    }

    public async ValueTask DisposeAsync()
    {
        await Sqs.DisposeAsync();
        Files.Delete(recursive: true);
    }

    public static BackUpTable Table(string table, RunId? run = null, bool check = false, string account = Member) => new()
    {
        Version = WorkItem.CurrentVersion,
        Run = run ?? Run,
        Account = AccountId.Parse(account),
        Region = Region.Parse("eu-west-1"),
        Table = TableName.Parse(table),
        Check = check,
    };

    /// <summary>A letter as the functions write it.</summary>
    public static FakeMessage Letter(WorkItem item, string code = "AccessDeniedException", string message = "said so", int minutesAgo = 60) => new(
        WorkItemJson.Write(item),
        ("ErrorCode", code), ("ErrorMessage", message), ("Function", "Worker"), ("Account", item.Account.Value), ("Run", item.Run.ToString()),
        ("FailedAt", Now.AddMinutes(-minutesAgo).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)));

    /// <summary>Letters of so many tables.</summary>
    public static IEnumerable<FakeMessage> Many(int count, string code = "AccessDeniedException", string prefix = "Table") =>
        Enumerable.Range(0, count).Select(i => Letter(Table($"{prefix}-{i:0000}"), code));
}

/// <summary>What a command printed.</summary>
internal sealed record CommandOutcome(int ExitCode, string Output, string Error);
