using System.Text;
using BackupScheduler.Core.Exports;
using BackupScheduler.Core.Tests.Items;

namespace BackupScheduler.Core.Tests.Exports;

/// <summary>What AWS's developer guide shows of an export ("DynamoDB table export output format").</summary>
public sealed class DocumentedExportTests
{
    private const string Full = """
        {"version":"2020-06-30","exportArn":"arn:aws:dynamodb:us-east-1:123456789012:table/ProductCatalog/export/01234567890123-a1b2c3d4",
        "startTime":"2020-11-04T07:28:34.028Z","endTime":"2020-11-04T07:33:43.897Z","tableArn":"arn:aws:dynamodb:us-east-1:123456789012:table/ProductCatalog",
        "tableId":"12345a12-abcd-123a-ab12-1234abc12345","exportTime":"2020-11-04T07:28:34.028Z","s3Bucket":"ddb-productcatalog-export","s3Prefix":"2020-Nov",
        "s3SseAlgorithm":"AES256","s3SseKmsKeyId":null,"manifestFilesS3Key":"AWSDynamoDB/01693685827463-2d8752fd/manifest-files.json",
        "billedSizeBytes":0,"itemCount":8,"outputFormat":"DYNAMODB_JSON"}
        """;

    private const string Incremental = """
        {"version":"2023-08-01","exportArn":"arn:aws:dynamodb:us-east-1:599882009758:table/export-test/export/01695097218000-d6299cbd",
        "startTime":"2023-09-19T04:20:18.000Z","endTime":"2023-09-19T04:40:24.780Z","tableArn":"arn:aws:dynamodb:us-east-1:599882009758:table/export-test",
        "tableId":"b116b490-6460-4d4a-9a6b-5d360abf4fb3","exportFromTime":"2023-09-18T17:00:00.000Z","exportToTime":"2023-09-19T04:00:00.000Z",
        "s3Bucket":"jason-exports","s3Prefix":"20230919-prefix","s3SseAlgorithm":"AES256","s3SseKmsKeyId":null,
        "manifestFilesS3Key":"20230919-prefix/AWSDynamoDB/01693685934212-ac809da5/manifest-files.json","billedSizeBytes":20901239349,
        "itemCount":169928274,"outputFormat":"DYNAMODB_JSON","outputView":"NEW_AND_OLD_IMAGES","exportType":"INCREMENTAL_EXPORT"}
        """;

    [Fact]
    public void The_summary_of_a_full_export()
    {
        Assert.True(ManifestReader.TryReadSummary(Encoding.UTF8.GetBytes(Full), out var summary, out var error), error);
        Assert.Equal(ExportKind.Full, summary.Kind);
        Assert.Equal("ProductCatalog", summary.Table.Table.ToString());
        Assert.Equal("123456789012/us-east-1", summary.Table.Scope.ToString());
        Assert.Equal("12345a12-abcd-123a-ab12-1234abc12345", summary.TableId);
        Assert.Null(summary.From);
        Assert.Equal(new DateTimeOffset(2020, 11, 4, 7, 28, 34, 28, TimeSpan.Zero), summary.To);
        Assert.Equal(new DateTimeOffset(2020, 11, 4, 7, 33, 43, 897, TimeSpan.Zero), summary.EndedAt);
        Assert.Equal("AWSDynamoDB/01693685827463-2d8752fd/manifest-files.json", summary.FilesKey);
        Assert.Equal((8, 0), (summary.Items, summary.BilledBytes));
        Assert.Equal("01234567890123-a1b2c3d4", summary.Arn?.Id);
    }

    [Fact]
    public void The_summary_of_an_incremental_export()
    {
        Assert.True(ManifestReader.TryReadSummary(Encoding.UTF8.GetBytes(Incremental), out var summary, out var error), error);
        Assert.Equal(ExportKind.Incremental, summary.Kind);
        Assert.Equal(new DateTimeOffset(2023, 9, 18, 17, 0, 0, TimeSpan.Zero), summary.From);
        Assert.Equal(new DateTimeOffset(2023, 9, 19, 4, 0, 0, TimeSpan.Zero), summary.To);
        Assert.Equal((169_928_274, 20_901_239_349), (summary.Items, summary.BilledBytes));
        Assert.Equal(new DateTimeOffset(2023, 9, 19, 4, 20, 18, TimeSpan.Zero), summary.Arn?.StartedAt);
    }

    [Fact]
    public void A_line_of_the_list_of_files()
    {
        const string Line =
            """{"itemCount":8,"md5Checksum":"sQMSpEILNgoQmarvDFonGQ==","etag":"af83d6f217c19b8b0fff8023d8ca4716-1","dataFileS3Key":"AWSDynamoDB/01693685827463-2d8752fd/data/asdl123dasas.json.gz"}""";
        Assert.True(ManifestReader.TryReadFiles(Encoding.UTF8.GetBytes($"{Line}\r\n\n{Line}"), out var files, out var error), error);
        Assert.Equal(2, files.Count);
        Assert.Equal(
            ("AWSDynamoDB/01693685827463-2d8752fd/data/asdl123dasas.json.gz", 8L, "af83d6f217c19b8b0fff8023d8ca4716-1"),
            (files[0].Key, files[0].Items, files[0].ETag));
        Assert.Equal("sQMSpEILNgoQmarvDFonGQ==", Convert.ToBase64String(files[0].Md5.Span));
    }

    [Fact]
    public void A_line_of_a_full_export()
    {
        const string Attributes =
            """{"Authors":{"SS":["Author1","Author2"]},"Dimensions":{"S":"8.5 x 11.0 x 1.5"},"Id":{"N":"203"},"InPublication":{"BOOL":false},"Title":{"S":"Book 103 Title"}}""";
        var item = ExportLine.ReadItem(Encoding.UTF8.GetBytes($$"""{"Item":{{Attributes}} }"""));
        Assert.Equal(Attributes, PlainItems.Json(PlainItems.Of(item)));
    }

    [Theory]
    [InlineData("""{"N":"1680109764000000"}""")]
    [InlineData("1680109764000000")]
    [InlineData("\"1680109764000000\"")]
    public void A_line_of_an_incremental_export(string time)
    {
        var line = Encoding.UTF8.GetBytes($$$"""
            {"Metadata":{"WriteTimestampMicros":{{{time}}}},"Keys":{"PK":{"S":"CUST#100"}},
            "OldImage":{"PK":{"S":"CUST#100"},"FirstName":{"S":"Fred"}},"NewImage":{"PK":{"S":"CUST#100"},"FirstName":{"S":"Mary"}} }
            """);
        var change = ExportLine.ReadChange(line);
        Assert.Equal("""{"PK":{"S":"CUST#100"}}""", PlainItems.Json(PlainItems.Of(change.Key)));
        Assert.Equal("""{"FirstName":{"S":"Mary"},"PK":{"S":"CUST#100"}}""", PlainItems.Json(PlainItems.Of(change.New!)));
        Assert.Equal(1_680_109_764_000_000, change.WrittenMicros);
        Assert.Equal(new ItemStamp(change.Key, change.WrittenMicros), ExportLine.ReadStamp(line));
    }

    [Theory]
    [InlineData("")]
    [InlineData(""","OldImage":{"PK":{"S":"CUST#100"}}""")]
    [InlineData(""","NewImage":null""")]
    public void A_deletion_has_no_new_image(string images)
    {
        var line = $$$"""{"Metadata":{"WriteTimestampMicros":{"N":"1"}},"Keys":{"PK":{"S":"CUST#100"}}{{{images}}} }""";
        Assert.Null(ExportLine.ReadChange(Encoding.UTF8.GetBytes(line)).New);
    }

    [Fact]
    public void An_item_as_deep_as_DynamoDB_nests()
    {
        var value = """{"S":"x"}""";
        for (var i = 0; i < 32; i++) value = $$$"""{"M":{"m":{{{value}}} } }""";
        var item = ExportLine.ReadItem(Encoding.UTF8.GetBytes($$$"""{"Item":{"a":{{{value}}} } }"""));
        Assert.Single(item.Attributes);
    }

    [Theory]
    [InlineData("01234567890123-a1b2c3d4", true)]
    [InlineData("a", true)]
    [InlineData("", false)]
    [InlineData("a/b", false)]
    [InlineData("../a", false)]
    [InlineData("a.b", false)]
    [InlineData("a b", false)]
    [InlineData("ä", false)]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", false)]
    public void The_id_of_an_export_becomes_part_of_keys_and_has_a_form(string id, bool isOne)
    {
        var arn = ExportArn.Parse($"arn:aws:dynamodb:us-east-1:123456789012:table/ProductCatalog/export/{id}");
        Assert.Equal((isOne, isOne ? id : null), (ExportId.IsValid(id), arn?.Id));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("arn:aws:dynamodb:us-east-1:123456789012:table/ProductCatalog")]
    [InlineData("arn:aws:dynamodb:us-east-1:123456789012:table/ProductCatalog/backup/01234567890123-a1b2c3d4")]
    [InlineData("arn:aws:dynamodb:us-east-1:1234:table/ProductCatalog/export/01234567890123-a1b2c3d4")]
    public void What_is_no_ARN_of_an_export_is_none(string? arn) => Assert.Null(ExportArn.Parse(arn));
}
