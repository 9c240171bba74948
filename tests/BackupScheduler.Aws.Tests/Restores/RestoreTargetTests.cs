using System.Text.Json;
using BackupScheduler.Aws.Tests.Wire;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Restores;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Vault;

namespace BackupScheduler.Aws.Tests.Restores;

/// <summary>Tables that a restore makes: what is asked for, and what DynamoDB's answers become.</summary>
public sealed class RestoreTargetTests : StubTest
{
    private const string TableArnText = "arn:aws:dynamodb:eu-west-1:111122223333:table/Orders";
    private static readonly TableScope s_scope = new(AccountId.Parse(Account), Region.Parse("eu-west-1"));
    private static readonly TableName s_table = Table("Orders");

    private static readonly TableDescription s_shape = new([new KeyPart("id", true), new KeyPart("at", false)], "t")
    {
        AttributeTypes = new Dictionary<string, string> { ["id"] = "S", ["at"] = "N", ["kind"] = "S", ["unused"] = "S" },
        GlobalIndexes = [new TableIndex("by-kind", [new KeyPart("kind", true)], "INCLUDE", ["price"], new TableCapacity(3, 4))],
        LocalIndexes = [new TableIndex("by-local", [new KeyPart("id", true), new KeyPart("kind", false)], "ALL", [], null)],
        Capacity = new TableCapacity(5, 6),
        Encryption = "arn:aws:kms:eu-west-1:111122223333:key/k",
        Class = "STANDARD_INFREQUENT_ACCESS",
    };

    private Aws.Restores.DynamoRestoreTarget Target => new AwsPorts(Stub.Options()).Through("backup-scheduler/Operator", null, "s").RestoreTarget(s_scope);

    [Fact]
    public async Task A_table_is_made_as_described_with_its_tags()
    {
        Stub.Answer("CreateTable", Answers.Json("""{"TableDescription":{}}"""));
        Assert.True(await Target.CreateAsync(s_table, s_shape, new Dictionary<string, string> { ["a"] = "b" }, default));
        var sent = Assert.Single(Stub.Of("CreateTable"));

        Assert.Equal(("PROVISIONED", "STANDARD_INFREQUENT_ACCESS"), (sent.Text("BillingMode"), sent.Text("TableClass")));
        Assert.Equal("""[{"AttributeName":"id","KeyType":"HASH"},{"AttributeName":"at","KeyType":"RANGE"}]""", sent.Text("KeySchema"));
        Assert.Equal(["at", "id", "kind"], sent.Json.GetProperty("AttributeDefinitions").EnumerateArray().Select(attribute => attribute.GetProperty("AttributeName").GetString()));
        var index = Assert.Single(sent.Json.GetProperty("GlobalSecondaryIndexes").EnumerateArray());
        Assert.Equal("""{"NonKeyAttributes":["price"],"ProjectionType":"INCLUDE"}""", index.GetProperty("Projection").GetRawText());
        Assert.Equal(4, index.GetProperty("ProvisionedThroughput").GetProperty("WriteCapacityUnits").GetInt32());
        Assert.Single(sent.Json.GetProperty("LocalSecondaryIndexes").EnumerateArray());
        Assert.Equal("arn:aws:kms:eu-west-1:111122223333:key/k", sent.Json.GetProperty("SSESpecification").GetProperty("KMSMasterKeyId").GetString());
        Assert.Equal("""[{"Key":"a","Value":"b"}]""", sent.Text("Tags"));
    }

    [Fact]
    public async Task An_import_names_the_vaults_owner_the_folder_and_its_token()
    {
        Stub.Answer("ImportTable", Answers.Json("""{"ImportTableDescription":{"ImportArn":"i","ImportStatus":"IN_PROGRESS","ClientToken":"token","TableId":"t"}}"""));
        var vault = new VaultLocation("copies", AccountId.Parse("444455556666"), null, Region.Parse("eu-west-1"));
        var order = new ImportOrder(s_table, s_shape with { LocalIndexes = [], Capacity = null }, vault, "a/b/data/", "token");
        var import = await Target.BeginImportAsync(order, default);
        var sent = Assert.Single(Stub.Of("ImportTable"));

        Assert.Equal(("i", true, "token", "t"), (import!.Arn, import.IsRunning, import.Token, import.TableId));
        Assert.Equal(("token", "DYNAMODB_JSON", "GZIP"), (sent.Text("ClientToken"), sent.Text("InputFormat"), sent.Text("InputCompressionType")));
        Assert.Equal("""{"S3Bucket":"copies","S3BucketOwner":"444455556666","S3KeyPrefix":"a/b/data/"}""", sent.Text("S3BucketSource"));
        var parameters = sent.Json.GetProperty("TableCreationParameters");
        Assert.Equal("PAY_PER_REQUEST", parameters.GetProperty("BillingMode").GetString());
        Assert.False(parameters.GetProperty("GlobalSecondaryIndexes")[0].TryGetProperty("ProvisionedThroughput", out _));
    }

    [Theory]
    [InlineData("ResourceInUseException")]
    [InlineData("TableAlreadyExistsException")]
    [InlineData("TableInUseException")]
    public async Task A_name_that_is_taken_is_no_failure(string code)
    {
        foreach (var operation in new[] { "CreateTable", "ImportTable", "RestoreTableFromBackup" }) Stub.Answer(operation, Answers.Error(code));
        var order = new ImportOrder(s_table, s_shape, new VaultLocation("copies", AccountId.Parse("444455556666"), null, s_scope.Region), "p/", "t");
        Assert.False(await Target.CreateAsync(s_table, s_shape, new Dictionary<string, string>(), default));
        Assert.False(await Target.BeginRestoreAsync("arn", s_table, false, default));
        Assert.Null(await Target.BeginImportAsync(order, default));
    }

    [Fact]
    public async Task A_table_that_is_busy_passes()
    {
        foreach (var operation in new[] { "TagResource", "UpdateTable", "UpdateTimeToLive" }) Stub.Answer(operation, Answers.Error("ResourceInUseException"));
        foreach (var setting in new TableSetting[] { new TableSetting.Tags(new Dictionary<string, string> { ["a"] = "b" }), new TableSetting.DeletionProtection(), new TableSetting.TimeToLive("t") })
            Assert.Equal(FailureKind.Transient, (await FailureOf(() => Target.SetAsync(s_table, setting, default))).Kind);
    }

    [Fact]
    public async Task A_table_is_told_with_its_tags_and_the_backup_that_it_came_from()
    {
        Stub.Answer("DescribeTable", Answers.Json($$"""
            {"Table":{"TableName":"Orders","TableStatus":"CREATING","TableArn":"{{TableArnText}}","TableId":"t","KeySchema":[{"AttributeName":"id","KeyType":"HASH"}],
            "AttributeDefinitions":[{"AttributeName":"id","AttributeType":"B"}],"GlobalSecondaryIndexes":[{"IndexName":"z","KeySchema":[]},{"IndexName":"a","KeySchema":[]}],
            "RestoreSummary":{"SourceBackupArn":"b","RestoreInProgress":true} } }
            """));
        Stub.Answer("ListTagsOfResource", Answers.Json("""{"Tags":[{"Key":"backup-scheduler:restore","Value":"f"},{"Key":"aws:x","Value":"y"}]}"""));
        var found = await Target.FindAsync(s_table, default);

        Assert.Equal(("CREATING", false, "t", "b", "B"), (found!.Status, found.IsActive, found.TableId, found.RestoredFrom, found.AttributeTypes["id"]));
        Assert.Equal(["a", "z"], found.Indexes);
        Assert.Equal("backup-scheduler:restore", Assert.Single(found.Tags).Key);
    }

    [Fact]
    public async Task What_is_gone_is_null()
    {
        Stub.Answer("DescribeTable", Answers.Error("ResourceNotFoundException")).Answer("DescribeImport", Answers.Error("ImportNotFoundException"))
            .Answer("DescribeBackup", Answers.Error("BackupNotFoundException")).Answer("GetItem", Answers.Json("{}")).Answer("ListImports", Answers.Json("{}"));
        Assert.Null(await Target.FindAsync(s_table, default));
        Assert.Null(await Target.DescribeAsync(s_table, default));
        Assert.Null(await Target.FindImportAsync("i", default));
        Assert.Null(await Target.FindImportOfAsync(s_table, default));
        Assert.Null(await Target.FindBackupAsync("b", default));
        Assert.Null(await Target.GetAsync(s_table, Items.Of("""{"id":{"S":"a"}}"""), default));
    }

    [Fact]
    public async Task The_newest_import_over_all_pages()
    {
        Stub.Answer("ListImports",
            Answers.Json("""{"ImportSummaryList":[{"ImportArn":"old","StartTime":1}],"NextToken":"n"}"""),
            Answers.Json("""{"ImportSummaryList":[{"ImportArn":"new","StartTime":3},{"ImportArn":"middle","StartTime":2}]}"""));
        Stub.Answer("DescribeImport", Answers.Json("""{"ImportTableDescription":{"ImportArn":"new","ImportStatus":"FAILED","FailureCode":"S3AccessDenied","FailureMessage":"no","ErrorCount":3,"ImportedItemCount":2,"ProcessedItemCount":5}}"""));
        var import = await Target.FindImportOfAsync(s_table, default);

        Assert.Equal("new", Assert.Single(Stub.Of("DescribeImport")).Text("ImportArn"));
        Assert.Equal(TableArnText, Stub.Of("ListImports")[0].Text("TableArn"));
        Assert.Equal(("FAILED", "S3AccessDenied: no", 3, 2, 5), (import!.Status, import.Failure, import.Errors, import.Imported, import.Processed));
    }

    [Fact]
    public async Task Counting_goes_over_all_pages_and_reads_no_items()
    {
        Stub.Answer("Scan", Answers.Json("""{"Count":3,"LastEvaluatedKey":{"id":{"S":"x"}}}"""), Answers.Json("""{"Count":4}"""));
        Assert.Equal(7, await Target.CountAsync(s_table, null, default));
        var sent = Stub.Of("Scan");
        Assert.Equal(("COUNT", "True", "x"), (sent[0].Text("Select"), sent[0].Text("ConsistentRead"), sent[1].Json.GetProperty("ExclusiveStartKey").GetProperty("id").GetProperty("S").GetString()));
    }

    [Fact]
    public async Task A_backup_tells_its_key_items_and_indexes()
    {
        Stub.Answer("DescribeBackup", Answers.Json("""
            {"BackupDescription":{"BackupDetails":{"BackupArn":"b","BackupSizeBytes":77},"SourceTableDetails":{"TableName":"Orders","ItemCount":5,
            "KeySchema":[{"AttributeName":"at","KeyType":"RANGE"},{"AttributeName":"id","KeyType":"HASH"}]},
            "SourceTableFeatureDetails":{"GlobalSecondaryIndexes":[{"IndexName":"g"}],"LocalSecondaryIndexes":[{"IndexName":"a"}]} } }
            """));
        var content = await Target.FindBackupAsync("b", default);
        Assert.Equal(((long?)5, 77L), (content!.Items, content.Bytes));
        Assert.Equal(["id", "at"], content.Keys.Select(key => key.Name));
        Assert.Equal(["a", "g"], content.Indexes!);
    }
}
