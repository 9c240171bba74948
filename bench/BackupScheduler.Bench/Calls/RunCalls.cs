using System.Globalization;
using BackupScheduler.Bench.Functions;
using BackupScheduler.LocalAws.Lambda;
using BackupScheduler.LocalAws.Reading;
using BackupScheduler.LocalAws.Seeding;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.Bench.Calls;

/// <summary>One run of the service in an organization that holds as many backups as it keeps.</summary>
internal sealed class RunCalls(CallCase about, EmulatedAws aws, string program)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan s_betweenRuns = TimeSpan.FromMinutes(20);

    private readonly QueueReader _reader = new(aws.Direct, EmulatedAws.Home);

    /// <summary>Seeds, runs and counts.</summary>
    /// <exception cref="MeasurementException">A message was delivered again, or the run did something else than one backup and one deletion a table.</exception>
    public async Task<CallCounts> MeasureAsync(CancellationToken cancellation)
    {
        await SeedAsync(cancellation);
        var letters = await aws.QueueAsync("dead-letters", cancellation);
        var accounts = await aws.QueueAsync("accounts", cancellation);
        var tables = await aws.QueueAsync("tables", cancellation);
        var variables = Variables(accounts, tables, letters);
        var schedule = await aws.FunctionAsync("ScheduleAccounts", program, variables, cancellation);
        var scheduleTables = await aws.FunctionAsync("ScheduleTables", program, variables, cancellation);
        var worker = await aws.FunctionAsync("Worker", program, variables, cancellation);
        aws.Log.Clear();

        await using var tableSource = await SourceAsync(tables, 10, worker.InvokeAsync, cancellation);
        // A review that began while tables wait would find them missing: it begins when the table queue is empty, instead of after a delay.
        await using var accountSource = await SourceAsync(accounts, 1, async (payload, stopping) =>
        {
            await QueueDrain.UntilEmptyAsync(_reader, [tables.Url], [tableSource], s_patience, cancellation: stopping);
            return await scheduleTables.InvokeAsync(payload, stopping);
        }, cancellation);
        await FireAsync(schedule, cancellation);
        await QueueDrain.UntilEmptyAsync(_reader, [accounts.Url, tables.Url], [accountSource, tableSource], s_patience, cancellation: cancellation);
        var counts = CallCounts.Of(aws.Log.Calls);
        await CheckAsync(counts, accountSource, tableSource, letters, cancellation);
        return counts;
    }

    private Task<SqsEventSource> SourceAsync(
        SeededQueue queue, int batchSize, Func<string, CancellationToken, Task<InvocationResult>> invoke, CancellationToken cancellation) =>
        SqsEventSource.StartAsync(
            aws.Direct, new SqsEventSourceOptions(queue.Url, EmulatedAws.Home) { BatchSize = batchSize, MaximumConcurrency = 1 }, invoke, cancellation);

    private static async Task FireAsync(LocalFunction schedule, CancellationToken cancellation)
    {
        var fired = await schedule.InvokeAsync(
            $$"""{"version":"0","id":"1","detail-type":"Scheduled Event","source":"aws.scheduler","time":"{{TimeProvider.System.GetUtcNow().UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}}","detail":"{}"}""",
            cancellation);
        if (fired.Error is { } error) throw new MeasurementException($"ScheduleAccounts: {error.Type}: {error.Message}");
    }

    private async Task SeedAsync(CancellationToken cancellation)
    {
        var seeder = new Seeder(aws.Direct);
        await seeder.Organization.CreateAsync(cancellation);
        var accounts = new List<string> { EmulatedAws.Home.Account };
        while (accounts.Count < about.Accounts) accounts.Add(await seeder.Organization.CreateAccountAsync($"member-{accounts.Count}", cancellation));
        // Creation times cannot be chosen, and an own backup's run lies within a day of them.
        var now = TimeProvider.System.GetUtcNow();
        var names = Enumerable.Range(1, about.Keep).Reverse()
            .Select(number => (now - (number * s_betweenRuns)).UtcDateTime.ToString("'backup-scheduler_'yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)).ToList();
        foreach (var place in accounts.Select(account => new AwsPlace(account, EmulatedAws.Region)))
        {
            foreach (var table in Enumerable.Range(1, about.TablesEach).Select(number => $"table-{number:000000}"))
            {
                await seeder.Tables.CreateAsync(place, table, items: 0, cancellation);
                foreach (var name in names) await seeder.Tables.BackUpAsync(place, table, name, cancellation);
            }
        }
    }

    // Nothing waits for rates: they decide when a call is made, not whether.
    private Dictionary<string, string?> Variables(SeededQueue accounts, SeededQueue tables, SeededQueue letters) => new()
    {
        ["ACCOUNT_QUEUE_URL"] = accounts.Url,
        ["TABLE_QUEUE_URL"] = tables.Url,
        ["DEAD_LETTER_QUEUE_URL"] = letters.Url,
        ["ENFORCEMENT"] = "off",
        ["REGIONS"] = EmulatedAws.Region,
        ["BACKUP_RETENTION"] = $"{about.Keep}",
        ["CREATE_RATE"] = "1000",
        ["DELETE_RATE"] = "1000",
        ["LIST_RATE"] = "1000",
        ["REVIEW_DELAY_SECONDS"] = "0",
    };

    private async Task CheckAsync(
        CallCounts counts, SqsEventSource accounts, SqsEventSource tables, SeededQueue letters, CancellationToken cancellation)
    {
        Expect("deliveries from the account queue", accounts.Messages, 2 * about.Accounts);
        Expect("deliveries from the table queue", tables.Messages, 2 * about.Tables);
        Expect("messages that failed", accounts.Failures + tables.Failures, 0);
        Expect("dead letters", (await _reader.CountsAsync(letters.Url, cancellation)).Total, 0);
        Expect("CreateBackup", counts.Count("dynamodb", "CreateBackup"), about.Tables);
        Expect("DeleteBackup", counts.Count("dynamodb", "DeleteBackup"), about.Tables);
    }

    private void Expect(string what, long measured, long expected)
    {
        if (measured != expected) throw new MeasurementException($"{about.Name}: {what}: {measured} instead of {expected}");
    }
}
