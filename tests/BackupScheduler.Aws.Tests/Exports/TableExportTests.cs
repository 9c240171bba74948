using BackupScheduler.Aws.Tests.Wire;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Exports;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Aws.Tests.Exports;

/// <summary>DynamoDB's exports: what is asked for, and what its answers become.</summary>
public sealed class TableExportTests : StubTest
{
    private const string TableArnText = "arn:aws:dynamodb:eu-west-1:111122223333:table/Orders";
    private const string ExportArnText = $"{TableArnText}/export/01695353076000-06e2188f";
    private static readonly TableScope Scope = new(AccountId.Parse(Account), Region.Parse("eu-west-1"));
    private static readonly DateTimeOffset s_to = new(2026, 11, 28, 1, 0, 0, TimeSpan.Zero);

    private ITableExports Exports => new AwsPorts(Stub.Options()).TableExports("backup-scheduler/BackupWorker", null, "s").Open(Scope);

    [Fact]
    public async Task A_full_export_is_asked_for_with_place_owner_key_time_and_token()
    {
        Stub.Answer("ExportTableToPointInTime", Began);
        var arn = await Exports.BeginAsync(Request(from: null, "arn:aws:kms:eu-north-1:444455556666:key/k"), default);
        Assert.Equal("01695353076000-06e2188f", arn!.Value.Id);
        var sent = Assert.Single(Stub.Of("ExportTableToPointInTime"));
        Assert.Equal(
            (TableArnText, "copies", "444455556666", "prefix", "token", "DYNAMODB_JSON", "FULL_EXPORT", "KMS", "arn:aws:kms:eu-north-1:444455556666:key/k"),
            (sent.Text("TableArn"), sent.Text("S3Bucket"), sent.Text("S3BucketOwner"), sent.Text("S3Prefix"), sent.Text("ClientToken"), sent.Text("ExportFormat"), sent.Text("ExportType"), sent.Text("S3SseAlgorithm"), sent.Text("S3SseKmsKeyId")));
        Assert.Equal(s_to.ToUnixTimeSeconds(), sent.Json.GetProperty("ExportTime").GetDouble());
    }

    [Fact]
    public async Task A_window_is_asked_for_by_both_ends_with_new_images_alone()
    {
        Stub.Answer("ExportTableToPointInTime", Began);
        await Exports.BeginAsync(Request(s_to.AddHours(-1), key: null), default);
        var sent = Assert.Single(Stub.Of("ExportTableToPointInTime"));
        var window = sent.Json.GetProperty("IncrementalExportSpecification");
        Assert.Equal(("INCREMENTAL_EXPORT", "NEW_IMAGE"), (sent.Text("ExportType"), window.GetProperty("ExportViewType").GetString()));
        Assert.Equal(3600, window.GetProperty("ExportToTime").GetDouble() - window.GetProperty("ExportFromTime").GetDouble());
        Assert.Null(sent.Text("S3SseAlgorithm"));
        Assert.Null(sent.Text("ExportTime"));
    }

    [Theory]
    [InlineData("TableNotFoundException")]
    [InlineData("ResourceNotFoundException")]
    public async Task A_table_that_is_gone_is_null(string code)
    {
        foreach (var operation in new[] { "ExportTableToPointInTime", "DescribeContinuousBackups", "UpdateContinuousBackups", "DescribeTable" }) Stub.Answer(operation, Answers.Error(code));
        Assert.Null(await Exports.BeginAsync(Request(null, null), default));
        Assert.Null(await Exports.FindRecoveryAsync(Table("Orders"), default));
        Assert.False(await Exports.EnableRecoveryAsync(Table("Orders"), default));
    }

    [Theory]
    [InlineData("LimitExceededException", FailureKind.Throttled)]
    [InlineData("PointInTimeRecoveryUnavailableException", FailureKind.Transient)]
    [InlineData("InvalidExportTimeException", FailureKind.Other)]
    [InlineData("ExportConflictException", FailureKind.Other)]
    [InlineData("AccessDeniedException", FailureKind.AccessDenied)]
    public async Task A_refusal_asks_for_what_it_means(string code, FailureKind kind)
    {
        Stub.Answer("ExportTableToPointInTime", Answers.Error(code));
        Assert.Equal((kind, code), Told(await FailureOf(() => Exports.BeginAsync(Request(null, null), default))));
    }

    [Fact]
    public async Task A_listing_goes_page_by_page_and_keeps_what_is_an_export_of_this_account()
    {
        Stub.Answer("ListExports", Answers.Json($$$"""{"ExportSummaries":[{"ExportArn":"{{{ExportArnText}}}","ExportStatus":"FAILED","ExportType":"INCREMENTAL_EXPORT"},{"ExportArn":"odd","ExportStatus":"COMPLETED"}],"NextToken":"n"}"""));
        var page = await Exports.ListAsync(Table("Orders"), "before", default);
        Assert.Equal((ExportStatus.Failed, ExportKind.Incremental, "n"), (Assert.Single(page.Exports).Status, page.Exports[0].Kind, page.Next));
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1695353076000), page.Exports[0].Arn.StartedAt);
        var sent = Assert.Single(Stub.Of("ListExports"));
        Assert.Equal((TableArnText, "25", "before"), (sent.Text("TableArn"), sent.Text("MaxResults"), sent.Text("NextToken")));
    }

    [Fact]
    public async Task An_answer_about_another_account_is_a_failure()
    {
        Stub.Answer("ListExports", Answers.Json("""{"ExportSummaries":[{"ExportArn":"arn:aws:dynamodb:eu-west-1:999988887777:table/Orders/export/01695353076000-06e2188f","ExportStatus":"COMPLETED"}]}"""));
        Assert.Equal("UnreadableAnswer", (await FailureOf(() => Exports.ListAsync(null, null, default))).Code);
    }

    [Fact]
    public async Task An_export_is_described_with_its_window_and_what_came_of_it()
    {
        Stub.Answer("DescribeExport", Answers.Json($$$"""
            {"ExportDescription":{"ExportArn":"{{{ExportArnText}}}","ExportStatus":"FAILED","ExportType":"INCREMENTAL_EXPORT","TableId":"t","S3Bucket":"copies","S3Prefix":"p/",
             "IncrementalExportSpecification":{"ExportFromTime":1000,"ExportToTime":2000},"FailureCode":"S3NoSuchBucket","FailureMessage":"none","ItemCount":3,"BilledSizeBytes":9,"EndTime":3000}}
            """));
        var export = await Exports.FindAsync(ExportArn.Parse(ExportArnText)!.Value, default);
        Assert.Equal((ExportStatus.Failed, 1000, 2000, "copies", "p"), (export!.Status, export.From!.Value.ToUnixTimeSeconds(), export.To.ToUnixTimeSeconds(), export.Bucket, export.Prefix));
        Assert.Equal(("S3NoSuchBucket", "none", 3L, 9L, 3000L), (export.FailureCode, export.FailureMessage, export.Items, export.BilledBytes, export.EndedAt!.Value.ToUnixTimeSeconds()));
        Stub.Answer("DescribeExport", Answers.Error("ExportNotFoundException"));
        Assert.Null(await Exports.FindAsync(export.Arn, default));
    }

    [Fact]
    public async Task Recovery_is_off_or_on_with_both_ends()
    {
        Stub.Answer(
            "DescribeContinuousBackups",
            Answers.Json("""{"ContinuousBackupsDescription":{"ContinuousBackupsStatus":"ENABLED","PointInTimeRecoveryDescription":{"PointInTimeRecoveryStatus":"DISABLED"}}}"""),
            Answers.Json("""{"ContinuousBackupsDescription":{"PointInTimeRecoveryDescription":{"PointInTimeRecoveryStatus":"ENABLED","EarliestRestorableDateTime":1000,"LatestRestorableDateTime":2000}}}"""));
        Assert.Equal(new RecoveryState(false, null, null), await Exports.FindRecoveryAsync(Table("Orders"), default));
        var on = await Exports.FindRecoveryAsync(Table("Orders"), default);
        Assert.Equal((true, 1000L, 2000L), (on!.IsOn, on.Earliest!.Value.ToUnixTimeSeconds(), on.Latest!.Value.ToUnixTimeSeconds()));
    }

    [Fact]
    public async Task A_table_is_described_with_all_that_a_restore_sets_up_again()
    {
        Stub.Answer("DescribeTable", Answers.Json($$$"""
            {"Table":{"TableName":"Orders","TableArn":"{{{TableArnText}}}","TableId":"t","ItemCount":5,"TableSizeBytes":70,"DeletionProtectionEnabled":true,
             "AttributeDefinitions":[{"AttributeName":"id","AttributeType":"S"},{"AttributeName":"at","AttributeType":"N"}],
             "KeySchema":[{"AttributeName":"at","KeyType":"RANGE"},{"AttributeName":"id","KeyType":"HASH"}],
             "ProvisionedThroughput":{"ReadCapacityUnits":3,"WriteCapacityUnits":2},
             "GlobalSecondaryIndexes":[{"IndexName":"g","KeySchema":[{"AttributeName":"at","KeyType":"HASH"}],"Projection":{"ProjectionType":"INCLUDE","NonKeyAttributes":["a"]},"ProvisionedThroughput":{"ReadCapacityUnits":1,"WriteCapacityUnits":1}}],
             "LocalSecondaryIndexes":[{"IndexName":"l","KeySchema":[{"AttributeName":"id","KeyType":"HASH"}],"Projection":{"ProjectionType":"ALL"}}],
             "StreamSpecification":{"StreamEnabled":true,"StreamViewType":"NEW_IMAGE"},"SSEDescription":{"Status":"ENABLED","KMSMasterKeyArn":"arn:k"},"TableClassSummary":{"TableClass":"STANDARD_INFREQUENT_ACCESS"} } }
            """));
        Stub.Answer("DescribeTimeToLive", Answers.Json("""{"TimeToLiveDescription":{"TimeToLiveStatus":"ENABLED","AttributeName":"expires"}}"""));
        Stub.Answer("DescribeContinuousBackups", Answers.Json("""{"ContinuousBackupsDescription":{"PointInTimeRecoveryDescription":{"PointInTimeRecoveryStatus":"ENABLED","RecoveryPeriodInDays":7}}}"""));
        Stub.Answer("ListTagsOfResource", Answers.Json("""{"Tags":[{"Key":"team","Value":"a"},{"Key":"aws:cloudformation:stack-name","Value":"s"}],"NextToken":"n"}"""), Answers.Json("""{"Tags":[{"Key":"cost","Value":"b"}]}"""));
        var table = await Exports.DescribeAsync(Table("Orders"), default);
        Assert.Equal([new KeyPart("id", true), new KeyPart("at", false)], table!.Keys);
        Assert.Equal(("t", new TableCapacity(3, 2), "expires", "NEW_IMAGE", "arn:k", 7), (table.TableId, table.Capacity, table.TimeToLive, table.StreamView, table.Encryption, table.RecoveryDays));
        Assert.Equal((true, "STANDARD_INFREQUENT_ACCESS", 5L, 70L), (table.IsDeletionProtected, table.Class, table.Items, table.Bytes));
        Assert.Equal(["cost=b", "team=a"], table.Tags.Select(tag => $"{tag.Key}={tag.Value}").Order());
        Assert.Equal(("g", "INCLUDE", "a"), (Assert.Single(table.GlobalIndexes).Name, table.GlobalIndexes[0].Projection, Assert.Single(table.GlobalIndexes[0].Included)));
        Assert.Equal("l", Assert.Single(table.LocalIndexes).Name);
    }

    private static Answer Began => Answers.Json($$$"""{"ExportDescription":{"ExportArn":"{{{ExportArnText}}}","ExportStatus":"IN_PROGRESS"}}""");

    private static (FailureKind, string) Told(ServiceFailureException failure) => (failure.Kind, failure.Code);

    private static ExportRequest Request(DateTimeOffset? from, string? key) => new(
        new TableArn(Scope, Table("Orders")), from, s_to, "copies", AccountId.Parse("444455556666"), "prefix", key, "token");
}
