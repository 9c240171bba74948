using BackupScheduler.Aws.Tests.Wire;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Items;
using BackupScheduler.Core.Replay;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Aws.Tests.Restores;

/// <summary>Items on the wire: nothing of them may change on the way.</summary>
public sealed class ItemSinkTests : StubTest
{
    private static readonly string[] s_items =
    [
        """{"id":{"S":"text"},"a":{"S":""},"b":{"S":"\u00e4 \ud83d\ude00 \"quoted\"\n"}}""",
        """{"id":{"S":"numbers"},"a":{"N":"12345678901234567890123456789012345678"},"b":{"N":"-1E-130"},"c":{"N":"3.140"}}""",
        """{"id":{"S":"binary"},"a":{"B":"AAEC/w=="},"b":{"B":""}}""",
        """{"id":{"S":"others"},"a":{"BOOL":true},"b":{"BOOL":false},"c":{"NULL":true}}""",
        """{"id":{"S":"sets"},"a":{"SS":["x","y"]},"b":{"NS":["1","2.5"]},"c":{"BS":["AQ==","Ag=="]}}""",
        """{"id":{"S":"nested"},"a":{"L":[]},"b":{"M":{}},"c":{"L":[{"M":{"k":{"L":[{"NULL":true},{"S":""}]}}},{"BOOL":false}]}}""",
    ];

    private IItemSink Sink => Target.SinkOf(Table("Orders"));

    private Aws.Restores.DynamoRestoreTarget Target =>
        new AwsPorts(Stub.Options()).Through("r", null, "s").RestoreTarget(new TableScope(AccountId.Parse(Account), Region.Parse("eu-west-1")));

    [Fact]
    public async Task Every_type_goes_out_as_it_is()
    {
        Stub.Answer("BatchWriteItem", Answers.Json("{}"));
        Assert.Empty(await Sink.WriteAsync([.. s_items.Select(Put)], default));
        var sent = Assert.Single(Stub.Of("BatchWriteItem")).Json.GetProperty("RequestItems").GetProperty("Orders").EnumerateArray()
            .Select(request => ItemJson.Read(request.GetProperty("PutRequest").GetProperty("Item")));
        Assert.Equal(s_items.Select(Items.Of), sent);
    }

    [Fact]
    public async Task Every_type_comes_in_as_it_is()
    {
        Stub.Answer("Scan", Answers.Json($$"""{"Items":[{{string.Join(',', s_items)}}]}"""));
        Assert.Equal(s_items.Select(Items.Of), await Target.TakeAsync(Table("Orders"), 10, default));
    }

    [Fact]
    public async Task What_was_left_unprocessed_is_told_by_its_key()
    {
        Stub.Answer("BatchWriteItem", Answers.Json("""{"UnprocessedItems":{"Orders":[{"DeleteRequest":{"Key":{"id":{"S":"gone"}}}},{"PutRequest":{"Item":{"id":{"S":"two"},"v":{"N":"2.0"}}}}]}}"""));
        ItemWrite[] batch = [Put("""{"id":{"S":"one"}}"""), Put("""{"id":{"S":"two"},"v":{"N":"2"}}"""), new(Items.Of("""{"id":{"S":"gone"}}"""), null)];
        Assert.Equal([batch[2], batch[1]], await Sink.WriteAsync(batch, default));
    }

    [Theory]
    [InlineData("ProvisionedThroughputExceededException", FailureKind.Throttled)]
    [InlineData("ThrottlingException", FailureKind.Throttled)]
    [InlineData("InternalServerError", FailureKind.Transient)]
    [InlineData("ValidationException", FailureKind.Other)]
    [InlineData("AccessDeniedException", FailureKind.AccessDenied)]
    public async Task A_batch_that_fails_is_not_sent_again_here(string code, FailureKind kind)
    {
        Stub.Answer("BatchWriteItem", Answers.Error(code));
        Assert.Equal(kind, (await FailureOf(() => Sink.WriteAsync([Put(s_items[0])], default))).Kind);
        Assert.Single(Stub.Of("BatchWriteItem"));
    }

    private static ItemWrite Put(string json) => new(Items.Of(json).Only(["id"]), Items.Of(json));
}
