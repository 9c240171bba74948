using System.Runtime.CompilerServices;
using BackupScheduler.Cli.Run.DryRun;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Tables;
using BackupScheduler.Functions.Settings;

namespace BackupScheduler.Cli.Tests.Run;

/// <summary>A dry run of one account and Region whose service fails, or answers for another.</summary>
public sealed class ForecastingTests
{
    private static readonly RunId Run = RunId.At(new DateTimeOffset(2026, 11, 22, 1, 0, 0, TimeSpan.Zero));
    private static readonly TableScope Scope = new(AccountId.Parse("111122223333"), Region.Parse("eu-west-1"));

    [Theory]
    [InlineData(FailureKind.Throttled)]
    [InlineData(FailureKind.Transient)]
    public async Task What_fails_in_passing_is_tried_again_with_longer_and_longer_waits(FailureKind kind)
    {
        var (store, time) = (new FailingStore(kind, failures: 4), new ImpatientTime());
        var forecast = await OfAsync(store, time);

        Assert.Null(forecast.Failure);
        Assert.Equal(["Orders"], forecast.Creates.Select(table => table.Value));
        Assert.Equal([0.75, 1.5, 3, 6], time.Waits.Where(wait => wait > PageGap).Select(wait => wait.TotalSeconds));
    }

    [Theory]
    [InlineData(FailureKind.Throttled, 5)]
    [InlineData(FailureKind.AccessDenied, 1)]
    public async Task What_goes_on_failing_or_cannot_pass_is_told(FailureKind kind, int calls)
    {
        var store = new FailingStore(kind, failures: 99);
        var forecast = await OfAsync(store, new ImpatientTime());

        Assert.Equal(("Refused", calls), (forecast.Failure?.Code, store.Calls));
    }

    [Fact]
    public async Task Half_of_the_rate_is_left_to_the_functions()
    {
        var time = new ImpatientTime();
        await OfAsync(new FailingStore(FailureKind.Other, failures: 0), time);

        Assert.Contains(time.Waits, wait => wait > PageGap * 0.9 && wait <= PageGap);
    }

    [Theory]
    [InlineData("arn:aws:dynamodb:eu-west-1:999999999999:table/Orders/backup/1")]
    [InlineData("arn:aws:dynamodb:us-east-1:111122223333:table/Orders/backup/1")]
    public async Task A_backup_of_another_account_or_Region_fails_the_forecast_as_it_fails_a_review(string arn)
    {
        var forecast = await OfAsync(new FailingStore(FailureKind.Other, failures: 0, arn), new ImpatientTime());

        Assert.Equal("WrongScope", forecast.Failure?.Code);
        Assert.Contains(arn, forecast.Failure?.Message, StringComparison.Ordinal);
    }

    // LIST_RATE is 4.5 a second.
    private static readonly TimeSpan PageGap = TimeSpan.FromSeconds(1 / 2.25);

    private static Task<ScopeForecast> OfAsync(FailingStore store, TimeProvider time)
    {
        var variables = new Dictionary<string, string> { ["AWS_REGION"] = "eu-west-1", ["REGIONS"] = "eu-west-1" };
        var settings = SettingsReader.ReadWithoutQueues(variables, out _)!;
        var forecasting = new Forecasting(settings, store, store, store, new Patience(new Middle(), time), nameForeign: true);
        var item = Assert.Single(new Firing(Run, AdHoc: true, Prune: true, Tables: null).Items([Scope.Account], [Scope.Region]));
        return forecasting.OfAsync(item, CancellationToken.None);
    }

    /// <summary>Two pages with a backup of the table Orders, after so many failures.</summary>
    private sealed class FailingStore(FailureKind kind, int failures, string arn = "arn:aws:dynamodb:eu-west-1:111122223333:table/Orders/backup/1")
        : IBackupStores, IBackupStore, ITableIdentities, ITableTags
    {
        public int Calls { get; private set; }

        public IBackupStore Open(TableScope scope) => this;

        public async IAsyncEnumerable<IReadOnlyList<Backup>> ListBackupsAsync(BackupQuery query, [EnumeratorCancellation] CancellationToken cancellation)
        {
            await Task.CompletedTask;
            if (++Calls <= failures) throw new ServiceFailureException(kind, "Refused", "not now");
            yield return [new Backup(arn, BackupNaming.Default.NameFor(Run), TableName.Parse("Orders"), "id", Run.Time, BackupStatus.Available)];
            yield return [];
        }

        public async IAsyncEnumerable<IReadOnlyList<TableName>> ListTablesAsync(TableName? after, [EnumeratorCancellation] CancellationToken cancellation)
        {
            await Task.CompletedTask;
            yield return [TableName.Parse("Orders")];
        }

        public Task<string?> FindIdAsync(TableScope scope, TableName table, CancellationToken cancellation) => Task.FromResult<string?>("id");

        public IAsyncEnumerable<IReadOnlyList<TaggedTable>> ListAsync(TableScope scope, IReadOnlyList<TagRule> rules, CancellationToken cancellation) =>
            throw new NotSupportedException();

        public Task<CreateOutcome> CreateAsync(TableName table, string name, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<DeleteOutcome> DeleteAsync(string arn, CancellationToken cancellation) => throw new NotSupportedException();
    }

    private sealed class Middle : IJitter
    {
        public double Next() => 0.5;
    }

    /// <summary>Waits are noted, and over at once: the clock jumps.</summary>
    private sealed class ImpatientTime : TimeProvider
    {
        private DateTimeOffset _now = Run.Time.AddMinutes(1);

        public List<TimeSpan> Waits { get; } = [];

        public override DateTimeOffset GetUtcNow() => _now;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Waits.Add(dueTime);
            _now += dueTime;
            return base.CreateTimer(callback, state, TimeSpan.Zero, period);
        }
    }
}
