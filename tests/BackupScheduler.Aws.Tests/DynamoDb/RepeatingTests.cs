using BackupScheduler.Aws.Tests.Wire;
using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Metrics;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Aws.Tests.DynamoDb;

/// <summary>What may be sent twice and what may not: CreateBackup has no idempotency token.</summary>
public sealed class RepeatingTests : StubTest
{
    private const string Made = """{"BackupDetails":{"BackupArn":"arn:a","BackupName":"abc","BackupStatus":"CREATING","BackupType":"USER"}}""";

    [Fact]
    public async Task A_backup_is_made_by_one_call()
    {
        Stub.Answer("CreateBackup", Answers.Json(Made));
        Assert.Equal(CreateOutcome.Created, await Store().CreateAsync(Table("Orders"), "abc", default));
        Assert.Equal("""{"BackupName":"abc","TableName":"Orders"}""", Assert.Single(Stub.Of("CreateBackup")).Body);
    }

    [Theory]
    [InlineData("InternalServerError", 500, FailureKind.Transient)]
    [InlineData("ServiceUnavailable", 503, FailureKind.Transient)]
    [InlineData("ThrottlingException", 400, FailureKind.Throttled)]
    [InlineData("LimitExceededException", 400, FailureKind.Throttled)]
    [InlineData("BackupInUseException", 400, FailureKind.Transient)]
    public async Task A_create_that_fails_is_sent_once(string code, int status, FailureKind kind)
    {
        Stub.Answer("CreateBackup", Answers.Error(code, status));
        var failure = await FailureOf(() => Store().CreateAsync(Table("Orders"), "abc", default));
        Assert.Equal((kind, code), (failure.Kind, failure.Code));
        Assert.Single(Stub.Of("CreateBackup"));
    }

    [Fact]
    public async Task A_create_that_is_not_answered_in_time_is_sent_once()
    {
        Stub.Answer("CreateBackup", Answers.Silence);
        var failure = await FailureOf(() => Store(Stub.Options() with { CallTimeout = TimeSpan.FromSeconds(2) })
            .CreateAsync(Table("Orders"), "abc", default));
        Assert.Equal((FailureKind.Transient, "Timeout"), (failure.Kind, failure.Code));
        Assert.Single(Stub.Of("CreateBackup"));
    }

    [Fact]
    public async Task A_create_whose_connection_is_lost_is_sent_once_on_a_connection_used_before_too()
    {
        Stub.Answer("CreateBackup", Answers.Json(Made), Answers.Reset);
        var store = Store();
        await store.CreateAsync(Table("Orders"), "abc", default);
        var failure = await FailureOf(() => store.CreateAsync(Table("Parts"), "abc", default));
        Assert.Equal(FailureKind.Transient, failure.Kind);
        Assert.Equal(["Orders", "Parts"], Stub.Of("CreateBackup").Select(sent => sent.Text("TableName")));
    }

    [Fact]
    public async Task Throttled_attempts_that_are_repeated_unseen_are_counted_and_the_last_is_left_to_whoever_settles_the_failure()
    {
        var metrics = new Counts();
        Stub.Answer("ListTables", Answers.Error("ThrottlingException"), Answers.Json("""{"TableNames":["Orders"]}"""));
        Stub.Answer("DeleteBackup", Answers.Error("ThrottlingException"));
        var store = Store(Stub.Options() with { Metrics = metrics });
        await All(store.ListTablesAsync(null, default));
        Assert.Equal(1, metrics.Throttled);
        await FailureOf(() => store.DeleteAsync("arn:a", default));
        Assert.Equal(1 + 2, metrics.Throttled);
        Assert.Equal(3, Stub.Of("DeleteBackup").Count);
    }

    [Theory]
    [InlineData("TableNotFoundException")]
    [InlineData("ResourceNotFoundException")]
    public async Task A_table_that_is_gone_is_an_outcome(string code)
    {
        Stub.Answer("CreateBackup", Answers.Error(code));
        Assert.Equal(CreateOutcome.TableGone, await Store().CreateAsync(Table("Orders"), "abc", default));
    }

    [Fact]
    public async Task A_backup_is_deleted_by_its_arn()
    {
        Stub.Answer("DeleteBackup", Answers.Json("{}"));
        Assert.Equal(DeleteOutcome.Deleted, await Store().DeleteAsync("arn:a", default));
        Assert.Equal("""{"BackupArn":"arn:a"}""", Assert.Single(Stub.Of("DeleteBackup")).Body);
    }

    [Fact]
    public async Task A_backup_that_is_gone_is_an_outcome()
    {
        Stub.Answer("DeleteBackup", Answers.Error("BackupNotFoundException"));
        Assert.Equal(DeleteOutcome.AlreadyGone, await Store().DeleteAsync("arn:a", default));
    }

    [Theory]
    [InlineData("ThrottlingException", 400, FailureKind.Throttled)]
    [InlineData("InternalServerError", 500, FailureKind.Transient)]
    public async Task A_read_is_repeated_twice_at_most(string code, int status, FailureKind kind)
    {
        Stub.Answer("ListTables", Answers.Error(code, status));
        var failure = await FailureOf(() => All(Store().ListTablesAsync(null, default)));
        Assert.Equal(kind, failure.Kind);
        Assert.Equal(3, Stub.Of("ListTables").Count);
    }

    [Fact]
    public async Task A_read_whose_connection_is_lost_is_repeated()
    {
        Stub.Answer("ListTables", Answers.Reset, Answers.Json("""{"TableNames":["Orders"]}"""));
        Assert.Equal([Table("Orders")], (await All(Store().ListTablesAsync(null, default))).Single());
    }

    [Fact]
    public async Task A_read_whose_connection_always_breaks_is_not_repeated_without_measure()
    {
        Stub.Answer("ListTables", Answers.Reset);
        Assert.Equal(FailureKind.Transient, (await FailureOf(() => All(Store().ListTablesAsync(null, default)))).Kind);
        Assert.InRange(Stub.Of("ListTables").Count, 2, 5);
    }

    [Fact]
    public async Task One_throttled_account_does_not_use_up_the_repeats_of_another()
    {
        Stub.Answer("ListTables", Answers.Error("ThrottlingException"));
        var stores = Enumerable.Range(0, 60).Select(i => Store(account: $"{200000000000 + i}")).ToList();
        await Task.WhenAll(stores.Select(store => FailureOf(() => All(store.ListTablesAsync(null, default)))));
        Assert.Equal(60 * 3, Stub.Of("ListTables").Count);
    }

    private sealed class Counts : IMetrics
    {
        public long Throttled { get; private set; }

        public void Count(Metric metric, long amount = 1, TableScope? scope = null)
        {
            Assert.Equal((Metric.Throttled, Account), (metric, scope?.Account.Value));
            Throttled += amount;
        }
    }
}
