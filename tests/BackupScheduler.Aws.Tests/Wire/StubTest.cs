using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Aws.Tests.Wire;

/// <summary>What the tests of the adapters share: a stub of their own, and short ways to ask it.</summary>
public abstract class StubTest : IAsyncLifetime
{
    protected const string Account = "111122223333";

    private protected AwsStub Stub { get; private set; } = null!;

    public async Task InitializeAsync() => Stub = await AwsStub.StartAsync();

    public async Task DisposeAsync() => await Stub.DisposeAsync();

    protected IBackupStore Store(AwsOptions? options = null, string region = "eu-west-1", string account = Account) =>
        Stores(options).Open(new TableScope(AccountId.Parse(account), Region.Parse(region)));

    protected IBackupStores Stores(AwsOptions? options = null, string? externalId = null) =>
        new AwsPorts(options ?? Stub.Options()).BackupStores("backup-scheduler/BackupWorker", externalId, "backup-scheduler-Worker");

    protected static TableName Table(string name) => TableName.Parse(name);

    protected static Task<ServiceFailureException> FailureOf(Func<Task> call) =>
        Assert.ThrowsAsync<ServiceFailureException>(call);

    protected static async Task<List<T>> All<T>(IAsyncEnumerable<T> pages)
    {
        var all = new List<T>();
        await foreach (var page in pages) all.Add(page);
        return all;
    }
}
