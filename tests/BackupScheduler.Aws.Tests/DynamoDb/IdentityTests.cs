using BackupScheduler.Aws.Tests.Wire;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Aws.Tests.DynamoDb;

/// <summary>Which incarnation of a table exists now.</summary>
public sealed class IdentityTests : StubTest
{
    [Fact]
    public async Task A_table_tells_its_id()
    {
        Stub.Answer("DescribeTable", Answers.Json("""{"Table":{"TableName":"Orders","TableId":"one"}}"""));
        Assert.Equal("one", await FindAsync());
        Assert.Equal("""{"TableName":"Orders"}""", Assert.Single(Stub.Of("DescribeTable")).Body);
    }

    [Fact]
    public async Task A_table_that_is_gone_has_none()
    {
        Stub.Answer("DescribeTable", Answers.Error("ResourceNotFoundException"));
        Assert.Null(await FindAsync());
    }

    [Fact]
    public async Task A_refusal_is_a_failure_and_no_missing_id()
    {
        Stub.Answer("DescribeTable", Answers.Error("AccessDeniedException"));
        Assert.Equal(FailureKind.AccessDenied, (await FailureOf(FindAsync)).Kind);
    }

    private Task<string?> FindAsync() => new AwsPorts(Stub.Options())
        .TableIdentities("backup-scheduler/BackupWorker", null, "backup-scheduler-dry-run")
        .FindIdAsync(new TableScope(AccountId.Parse(Account), Region.Parse("eu-west-1")), Table("Orders"), default);
}
