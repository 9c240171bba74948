using BackupScheduler.Aws.Tests.Wire;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Aws.Tests.SecurityToken;

/// <summary>One session for each account, taken when it is needed, and what happens when it cannot be had.</summary>
public sealed class MemberRoleTests : StubTest
{
    private const string Other = "444455556666";

    [Fact]
    public async Task Twenty_calls_at_once_assume_the_role_once()
    {
        GiveTables();
        var stores = Stores();
        IBackupStore[] regions = [.. new[] { "eu-west-1", "us-east-1" }.Select(region => Open(stores, Account, region))];
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => All(regions[i % 2].ListTablesAsync(null, default))));
        Assert.Single(Stub.Of("AssumeRole"));
        Assert.Equal(20, Stub.Of("ListTables").Count);
    }

    [Fact]
    public async Task Opening_a_store_assumes_nothing()
    {
        _ = Store();
        await Task.Delay(TimeSpan.FromMilliseconds(100));
        Assert.Empty(Stub.Of("AssumeRole"));
    }

    [Fact]
    public async Task Each_account_has_a_session_of_its_own()
    {
        GiveTables();
        Stub.Answer("AssumeRole", Answers.Session(TimeSpan.FromHours(1), "ASIAFIRST"), Answers.Session(TimeSpan.FromHours(1), "ASIASECOND"));
        var stores = Stores();
        await All(Open(stores, Account).ListTablesAsync(null, default));
        await All(Open(stores, Other).ListTablesAsync(null, default));
        Assert.Equal(
            [$"arn:aws:iam::{Account}:role/backup-scheduler/BackupWorker", $"arn:aws:iam::{Other}:role/backup-scheduler/BackupWorker"],
            Stub.Of("AssumeRole").Select(sent => sent.Form["RoleArn"]));
        Assert.Collection(
            Stub.Of("ListTables"),
            sent => Assert.Contains("Credential=ASIAFIRST/", sent.Authorization, StringComparison.Ordinal),
            sent => Assert.Contains("Credential=ASIASECOND/", sent.Authorization, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_role_is_assumed_by_the_management_account_at_home_for_an_hour_under_the_functions_name()
    {
        GiveTables();
        await All(Store().ListTablesAsync(null, default));
        var sent = Assert.Single(Stub.Of("AssumeRole"));
        Assert.Contains("Credential=AKIAHOME/", sent.Authorization, StringComparison.Ordinal);
        Assert.Contains("/eu-central-1/sts/", sent.Authorization, StringComparison.Ordinal);
        Assert.Equal(("3600", "backup-scheduler-Worker"), (sent.Form["DurationSeconds"], sent.Form["RoleSessionName"]));
        Assert.Contains("/eu-west-1/dynamodb/", Assert.Single(Stub.Of("ListTables")).Authorization, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_external_id_is_sent_where_one_is_set()
    {
        GiveTables();
        await All(Open(Stores(externalId: "our:secret/handshake"), Account).ListTablesAsync(null, default));
        Assert.Equal("our:secret/handshake", Assert.Single(Stub.Of("AssumeRole")).Form["ExternalId"]);
    }

    [Fact]
    public async Task No_external_id_is_sent_where_none_is_set()
    {
        GiveTables();
        await All(Store().ListTablesAsync(null, default));
        Assert.DoesNotContain("ExternalId", Assert.Single(Stub.Of("AssumeRole")).Form.Keys);
    }

    [Fact]
    public async Task A_session_that_ends_within_five_minutes_is_not_used_for_another_call()
    {
        GiveTables();
        Stub.Answer("AssumeRole", Answers.Session(TimeSpan.FromMinutes(4)), Answers.Session(TimeSpan.FromHours(1), "ASIANEW"));
        var store = Store();
        await All(store.ListTablesAsync(null, default));
        await All(store.ListTablesAsync(null, default));
        await All(store.ListTablesAsync(null, default));
        Assert.Equal(2, Stub.Of("AssumeRole").Count);
        Assert.Contains("Credential=ASIANEW/", Stub.Of("ListTables")[^1].Authorization, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("eu-central-1", "aws")]
    [InlineData("cn-north-1", "aws-cn")]
    [InlineData("us-gov-west-1", "aws-us-gov")]
    public async Task The_roles_arn_is_of_the_partition_that_the_functions_run_in(string home, string partition)
    {
        GiveTables();
        await All(Store(Stub.Options(home)).ListTablesAsync(null, default));
        Assert.Equal(
            $"arn:{partition}:iam::{Account}:role/backup-scheduler/BackupWorker", Assert.Single(Stub.Of("AssumeRole")).Form["RoleArn"]);
    }

    [Theory]
    [InlineData("AccessDenied", 403)]
    [InlineData("InvalidClientTokenId", 403)]
    [InlineData("RegionDisabledException", 403)]
    public async Task A_role_that_cannot_be_assumed_is_told_apart_from_a_call_that_is_denied(string code, int status)
    {
        Stub.Answer("AssumeRole", Answers.QueryError(code, status, "not for you"));
        var failure = await FailureOf(() => Store().CreateAsync(Table("Orders"), "abc", default));
        Assert.Equal((FailureKind.RoleUnavailable, "AssumeRoleFailed"), (failure.Kind, failure.Code));
        Assert.Equal($"arn:aws:iam::{Account}:role/backup-scheduler/BackupWorker: {code}: not for you", failure.Message);
        Assert.Empty(Stub.Of("CreateBackup"));
    }

    [Theory]
    [InlineData("Throttling", 400, FailureKind.Throttled)]
    [InlineData("ServiceUnavailable", 503, FailureKind.Transient)]
    [InlineData("ExpiredToken", 403, FailureKind.Transient)]
    public async Task Trouble_at_the_token_service_is_no_missing_role(string code, int status, FailureKind kind)
    {
        Stub.Answer("AssumeRole", Answers.QueryError(code, status));
        var failure = await FailureOf(() => Store().CreateAsync(Table("Orders"), "abc", default));
        Assert.Equal((kind, code), (failure.Kind, failure.Code));
        Assert.Empty(Stub.Of("CreateBackup"));
    }

    [Fact]
    public async Task A_role_that_could_not_be_assumed_is_tried_anew_by_the_next_call()
    {
        GiveTables();
        Stub.Answer("AssumeRole", Answers.QueryError("AccessDenied"), Answers.Session(TimeSpan.FromHours(1)));
        var store = Store();
        await FailureOf(() => All(store.ListTablesAsync(null, default)));
        Assert.Single(await All(store.ListTablesAsync(null, default)));
        Assert.Equal(2, Stub.Of("AssumeRole").Count);
    }

    [Fact]
    public async Task A_denied_call_under_an_assumed_role_is_no_missing_role()
    {
        Stub.Answer("CreateBackup", Answers.Error("AccessDeniedException"));
        var failure = await FailureOf(() => Store().CreateAsync(Table("Orders"), "abc", default));
        Assert.Equal(FailureKind.AccessDenied, failure.Kind);
    }

    private void GiveTables() => Stub.Answer("ListTables", Answers.Json("""{"TableNames":["Orders"]}"""));

    private static IBackupStore Open(IBackupStores stores, string account, string region = "eu-west-1") =>
        stores.Open(new TableScope(AccountId.Parse(account), Region.Parse(region)));
}
