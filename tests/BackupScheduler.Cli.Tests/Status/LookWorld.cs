using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using BackupScheduler.Cli.Letters;
using BackupScheduler.Cli.Output;
using BackupScheduler.Cli.Status;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Enforcement;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Status;
using BackupScheduler.Core.Tables;
using BackupScheduler.Functions.Settings;
using BackupScheduler.Functions.Tests.Fakes;

namespace BackupScheduler.Cli.Tests.Status;

/// <summary>An organization in memory that is only looked at: three accounts, whose tables and backups a test adds.</summary>
internal sealed class LookWorld : IBackupStores, ITableTags, ITableIdentities, IOrganization, IIdentityStores
{
    public static readonly AccountId Management = AccountId.Parse("999988887777");
    public static readonly AccountId Team = AccountId.Parse("111122223333");
    public static readonly AccountId ClosedShop = AccountId.Parse("444455556666");
    public static readonly Region Home = Region.Parse("us-east-1");
    public static readonly DateTimeOffset Now = new(2026, 11, 28, 9, 30, 0, TimeSpan.Zero);

    private readonly ConcurrentDictionary<TableScope, Place> _places = new();
    // Accounts are looked at side by side, and a wire is nobody else's.
    private readonly ConcurrentDictionary<AccountId, Lazy<FakeIdentities>> _identities = new();

    public InstantTime Time { get; } = new();

    public Dictionary<string, string> Variables { get; } = new()
    {
        ["AWS_REGION"] = "us-east-1",
        ["REGIONS"] = "us-east-1",
        ["ENFORCEMENT"] = "off",
        ["LIST_RATE"] = "45",
    };

    /// <summary>The dead letters; null where their queue is not configured.</summary>
    public LetterDesk? Letters { get; set; }

    /// <summary>Regions of the partition.</summary>
    public IReadOnlyList<Region> AllRegions { get; set; } = [Home];

    public Place this[AccountId account, string region = "us-east-1"] => _places.GetOrAdd(new TableScope(account, Region.Parse(region)), scope => new Place(scope));

    public FakeIdentities Iam(AccountId account) =>
        _identities.GetOrAdd(account, id => new Lazy<FakeIdentities>(() => new FakeIdentities(id, new FakeWire(TimeProvider.System), Time))).Value;

    /// <summary>An own backup of this age, in hours.</summary>
    public void BackUp(AccountId account, string table, double hours, string region = "us-east-1", BackupKind kind = BackupKind.User, string? name = null)
    {
        var at = Now.AddHours(-hours);
        var parsed = TableName.Parse(table);
        var place = this[account, region];
        place.Backups.Add(new Backup(
            $"arn:aws:dynamodb:{region}:{account}:table/{table}/backup/{place.Backups.Count}", name ?? BackupNaming.Default.NameFor(RunId.At(at)),
            parsed, "id", at, BackupStatus.Available, kind, 1L << 30));
    }

    public StatusWorld World()
    {
        var settings = SettingsReader.ReadWithoutQueues(Variables, out var errors);
        Assert.Empty(errors);
        return new StatusWorld(settings!, this, this, new Patience(new FakeJitter(), Time))
        {
            Tags = this,
            TableIds = this,
            Identities = this,
            AllRegions = AllRegions,
            Letters = Letters,
        };
    }

    public Task<OrganizationStatus> LookAsync(StatusOptions? options = null) =>
        new StatusReading(World()).ReadAsync(options ?? new StatusOptions(), new Progress(TextWriter.Null, isTerminal: false), CancellationToken.None);

    public IBackupStore Open(TableScope scope) => this[scope.Account, scope.Region.Value];

    public async IAsyncEnumerable<IReadOnlyList<TaggedTable>> ListAsync(
        TableScope scope, IReadOnlyList<TagRule> rules, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.Yield();
        var place = this[scope.Account, scope.Region.Value];
        if (place.TagsFailure is { } failure) throw failure;
        yield return [.. place.Tagged];
    }

    public Task<string?> FindIdAsync(TableScope scope, TableName table, CancellationToken cancellation) =>
        Task.FromResult(this[scope.Account, scope.Region.Value].Tables.Contains(table.Value) ? "id" : null);

    public Task<IReadOnlyList<OrganizationAccount>> ListAccountsAsync(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<OrganizationAccount>>(
    [
        new(Management, "management", AccountState.Active), new(Team, "team", AccountState.Active), new(ClosedShop, "closed", AccountState.Suspended),
    ]);

    public Task<IReadOnlySet<AccountId>> ListAccountsUnderAsync(IReadOnlyList<string> organizationalUnits, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<OrganizationAccount?> FindAccountAsync(AccountId account, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<AccountId> ManagementAccountAsync(CancellationToken cancellation) => Task.FromResult(Management);

    IIdentityStore IIdentityStores.Open(AccountId account) => Iam(account);

    /// <summary>One account's tables and backups in a Region. It refuses to change anything.</summary>
    internal sealed class Place(TableScope scope) : IBackupStore
    {
        public List<string> Tables { get; } = [];

        public List<Backup> Backups { get; } = [];

        public List<TaggedTable> Tagged { get; } = [];

        public ServiceFailureException? Failure { get; set; }

        /// <summary>Of the listings of backups alone.</summary>
        public ServiceFailureException? BackupsFailure { get; set; }

        public ServiceFailureException? TagsFailure { get; set; }

        public int Calls { get; private set; }

        public async IAsyncEnumerable<IReadOnlyList<TableName>> ListTablesAsync(TableName? after, [EnumeratorCancellation] CancellationToken cancellation)
        {
            await Task.Yield();
            Calls++;
            if (Failure is { } failure) throw failure;
            foreach (var page in Tables.Chunk(100).DefaultIfEmpty([])) yield return [.. page.Select(TableName.Parse)];
        }

        public async IAsyncEnumerable<IReadOnlyList<Backup>> ListBackupsAsync(BackupQuery query, [EnumeratorCancellation] CancellationToken cancellation)
        {
            await Task.Yield();
            Calls++;
            Assert.NotEqual(BackupMakers.User, query.Of);
            if (BackupsFailure is { } failure) throw failure;
            yield return [.. Backups.Where(backup => (backup.Kind == BackupKind.AwsBackup) == (query.Of == BackupMakers.AwsBackup) && (query.Table ?? backup.Table) == backup.Table)];
        }

        public Task<CreateOutcome> CreateAsync(TableName table, string name, CancellationToken cancellation) => throw new NotSupportedException($"{scope}");

        public Task<DeleteOutcome> DeleteAsync(string arn, CancellationToken cancellation) => throw new NotSupportedException($"{scope}");
    }

    /// <summary>Waits are noted, and over at once. The clock stands still.</summary>
    internal sealed class InstantTime : TimeProvider
    {
        public ConcurrentBag<TimeSpan> Waits { get; } = [];

        public override DateTimeOffset GetUtcNow() => Now;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Waits.Add(dueTime);
            return base.CreateTimer(callback, state, TimeSpan.Zero, period);
        }
    }
}
