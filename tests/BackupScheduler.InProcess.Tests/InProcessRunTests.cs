using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Metrics;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Work;
using BackupScheduler.Functions.Batches;
using BackupScheduler.Functions.Tests.Fakes;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace BackupScheduler.InProcess.Tests;

/// <summary>Whole runs of the real handlers in this process.</summary>
public sealed class InProcessRunTests
{
    private static readonly Region s_region = Region.Parse("eu-west-1");

    private readonly FakeTimeProvider _time = new(Items.Run.Time);
    private readonly FakeMetrics _metrics = new();
    private readonly FakeLog _log = new();
    private readonly FakeWire _wire;
    private readonly FakeAccounts _accounts;
    private readonly FakeOrganization _organization;

    public InProcessRunTests()
    {
        _wire = new FakeWire(_time);
        _accounts = new FakeAccounts(_wire, _time);
        _organization = new FakeOrganization(_wire);
        _organization.Add(Items.One);
        _organization.Add(Items.Other);
        for (var i = 1; i <= 60; i++) Account(Items.One).AddTables($"table-{i:000}");
        Account(Items.Other).AddTables("Orders");
    }

    [Fact]
    public void A_fired_run_backs_up_verifies_and_prunes_every_account()
    {
        var yesterday = RunId.At(Items.Run.Time.AddDays(-1));
        Account(Items.Other).AddOwn("Orders", yesterday);
        var run = NewRun();
        _time.Run(async () =>
        {
            await run.FireAsync(Items.Run);
            await run.DrainAsync(null, CancellationToken.None);
            return true;
        });

        Assert.Equal(60, Account(Items.One).Backups.Count(backup => BackupNaming.Default.RunOf(backup) == Items.Run));
        Assert.Equal(Items.Run, BackupNaming.Default.RunOf(Assert.Single(Account(Items.Other).Backups)));
        Assert.Equal((61, 61, 1), (_metrics[Metric.BackedUp], _metrics[Metric.Verified], _metrics[Metric.Pruned]));
        Assert.Empty(run.Queues.Letters);
    }

    [Fact]
    public void An_ad_hoc_run_begins_with_the_items_that_are_put_on_the_queues()
    {
        var run = NewRun();
        _time.Run(async () =>
        {
            await run.EnqueueAsync([BackUpAccount(Items.Other)]);
            await run.DrainAsync(null, CancellationToken.None);
            return true;
        });
        Assert.Single(Account(Items.Other).Backups);
        Assert.Empty(Account(Items.One).Backups);
    }

    [Fact]
    public void A_role_that_cannot_be_assumed_ends_as_a_letter_that_can_be_read()
    {
        _wire.Fail(Operation.AssumeRole, FailureKind.RoleUnavailable, "AssumeRoleFailed", call => call.Subject.StartsWith(Items.Other, StringComparison.Ordinal));
        var run = NewRun();
        _time.Run(async () =>
        {
            await run.FireAsync(Items.Run);
            await run.DrainAsync(null, CancellationToken.None);
            return true;
        });
        Assert.Equal(("AssumeRoleFailed", Items.Other), (Assert.Single(run.Queues.Letters).ErrorCode, run.Queues.Letters[0].Account?.Value));
        Assert.Equal(60, Account(Items.One).Backups.Count);
    }

    [Fact]
    public async Task On_the_real_clock_a_run_needs_no_virtual_time()
    {
        var accounts = new FakeAccounts(new FakeWire(TimeProvider.System), TimeProvider.System);
        var metrics = new LockedMetrics();
        var now = RunId.At(TimeProvider.System.GetUtcNow());
        var ports = new InProcessPorts(_organization, accounts, new FakeTags(_wire), metrics, new SystemJitter(), TimeProvider.System, NullLogger.Instance);
        var run = new InProcessRun(Settings(("REVIEW_DELAY_SECONDS", "1")), ports);
        accounts[new TableScope(AccountId.Parse(Items.One), s_region)].AddTables("Orders");
        await run.EnqueueAsync([BackUpAccount(Items.One) with { Run = now }]);
        await run.DrainAsync(null, CancellationToken.None).WaitAsync(TimeSpan.FromMinutes(2));
        Assert.Equal(1, metrics[Metric.Verified]);
    }

    [Fact]
    public void Wrong_settings_are_told_once_and_the_URLs_of_queues_are_not_asked_for()
    {
        Assert.True(InProcessSettings.TryRead(Variables(), out _, out _));
        Assert.False(InProcessSettings.TryRead(Variables(("BACKUP_RETENTION", "none"), ("CREATE_RATE", "0")), out _, out var errors));
        Assert.Equal(2, errors.Count);
        Assert.StartsWith("BACKUP_RETENTION", errors[0], StringComparison.Ordinal);
    }

    private InProcessRun NewRun() => new(
        Settings(("BACKUP_RETENTION", "1")), new InProcessPorts(_organization, _accounts, new FakeTags(_wire), _metrics, new FakeJitter(), _time, _log));

    private FakeAccount Account(string id) => _accounts[new TableScope(AccountId.Parse(id), s_region)];

    private static BackUpAccount BackUpAccount(string account) => new()
    {
        Version = 1,
        Run = Items.Run,
        Account = AccountId.Parse(account),
        Region = s_region,
        AdHoc = true,
        Prune = false,
        Hops = 0,
    };

    private static InProcessSettings Settings(params (string Name, string Value)[] more) =>
        InProcessSettings.TryRead(Variables(more), out var settings, out var errors)
            ? settings
            : throw new InvalidOperationException(string.Join('\n', errors));

    private static Dictionary<string, string> Variables(params (string Name, string Value)[] more)
    {
        var variables = new Dictionary<string, string> { ["AWS_REGION"] = "eu-west-1", ["REGIONS"] = "eu-west-1" };
        foreach (var (name, value) in more) variables[name] = value;
        return variables;
    }

    // On the real clock the functions count at the same time; the fake is made for one thread.
    private sealed class LockedMetrics : IMetrics
    {
        private readonly Lock _lock = new();
        private readonly FakeMetrics _metrics = new();

        public long this[Metric metric]
        {
            get
            {
                lock (_lock) return _metrics[metric];
            }
        }

        public void Count(Metric metric, long amount = 1, TableScope? scope = null)
        {
            lock (_lock) _metrics.Count(metric, amount, scope);
        }
    }
}
