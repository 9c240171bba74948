using System.CommandLine;
using BackupScheduler.Bench.Functions;
using BackupScheduler.Bench.Throughput.Stub;

namespace BackupScheduler.Bench.Throughput;

/// <summary><c>throughput</c>: the published functions and a plain script against a stub that answers at once.</summary>
internal static class ThroughputCommand
{
    private const int Keep = 5;
    private const int ShortTables = 200;
    private const int ShortAccountItems = 1000;
    private const int AccountItems = 10_000;
    private static readonly int[] s_accounts = [1, 100, 500, 1000, 5000];
    private static readonly int[] s_fewAccounts = [1, 100];

    private static readonly Option<string> Program = PublishedProgram.Option();
    private static readonly Option<string> Script = new("--script")
    {
        Description = "the plain script",
        DefaultValueFactory = _ => Path.Combine("bench", "python", "plain_backup.py"),
    };

    private static readonly Option<int> Tables = Numbers.Whole("--tables", 5000, 10, 100_000, "tables of the one account");
    private static readonly Option<int> Repetitions = Numbers.Whole("--repetitions", 5, 1, 100, "of service and script, in turn");
    private static readonly Option<int> MostAccounts = Numbers.Whole("--most-accounts", 5000, 1, 5000, "accounts that one worker meets in turn");
    private static readonly Option<bool> Short = new("--short") { Description = $"{ShortTables} tables, once, and few accounts: what a build checks is calls" };
    private static readonly Option<bool> Json = new("--json") { Description = "print one JSON document" };
    private static readonly Option<string?> Results = new("--results") { Description = "a folder to save the measurement in" };

    public static Command Create()
    {
        var command = new Command(
            "throughput", "Drives the published functions, and a plain Python script, against a stub of DynamoDB, STS and SQS. Exit codes: 0 the numbers are reached (with --short: every table was backed up), 1 one is not or something failed, 2 bad arguments, 130 interrupted.")
        {
            Program, Script, Tables, Repetitions, MostAccounts, Short, Json, Results,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        if (PublishedProgram.FindNative(parsed.GetValue(Program)!) is not { } program) return ExitCode.BadUsage;
        var script = Path.GetFullPath(parsed.GetValue(Script)!);
        if (!File.Exists(script))
        {
            await Console.Error.WriteLineAsync($"--script: {script} does not exist");
            return ExitCode.BadUsage;
        }

        try
        {
            var isShort = parsed.GetValue(Short);
            int[] accounts = [.. (isShort ? s_fewAccounts : s_accounts).Where(count => count <= parsed.GetValue(MostAccounts))];
            var report = await MeasureAsync(
                isShort ? ShortTables : parsed.GetValue(Tables), isShort ? 1 : parsed.GetValue(Repetitions), accounts, isShort, program, script, cancellation);
            var result = report.ToResult();
            if (parsed.GetValue(Json)) report.WriteJson(Console.OpenStandardOutput());
            else report.Write(Console.Out);
            if (parsed.GetValue(Results) is { } folder) result.Save(folder);
            return isShort || (report.HasPython && result.Goals.All(goal => goal.IsReached)) ? ExitCode.Done : ExitCode.Failed;
        }
        catch (Exception e) when (e is MeasurementException or TimeoutException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return ExitCode.Failed;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return ExitCode.Interrupted;
        }
    }

    private static async Task<ThroughputReport> MeasureAsync(
        int tables, int repetitions, int[] accountCounts, bool isShort, string program, string script, CancellationToken cancellation)
    {
        var python = await PythonTrial.FindAsync(cancellation);
        if (python is null) await Console.Error.WriteLineAsync("throughput: no Python with boto3 was found; the service is measured alone");
        await using var stub = await StubAws.StartAsync(cancellation);
        var (service, plain, accounts) = (new List<ServiceTrial>(), new List<PythonTrial>(), new List<AccountsTrial>());
        for (var number = 1; number <= repetitions; number++)
        {
            await Console.Error.WriteLineAsync($"throughput: {tables} tables, {number} of {repetitions}");
            service.Add(await ServiceTrial.RunAsync(stub, tables, Keep, program, cancellation));
            if (python is not null) plain.Add(await PythonTrial.RunAsync(stub, tables, Keep, python, script, cancellation));
        }

        foreach (var count in accountCounts)
        {
            await Console.Error.WriteLineAsync($"throughput: {count} accounts in turn");
            accounts.Add(await AccountsTrial.RunAsync(stub, count, isShort ? ShortAccountItems : AccountItems, program, cancellation));
        }

        return new ThroughputReport(service, plain, accounts) { IsShort = isShort, Keep = Keep };
    }
}
