using System.Text;
using System.Text.Json.Nodes;
using BackupScheduler.Core.Exports;
using CsCheck;

namespace BackupScheduler.Core.Tests.Exports;

public sealed class ManifestReaderTests
{
    private const string Summary =
        """{"tableArn":"arn:aws:dynamodb:us-east-1:123456789012:table/Orders","tableId":"id","exportFromTime":"2026-11-27T01:00:00.000Z","exportToTime":"2026-11-28T01:00:00.000Z","manifestFilesS3Key":"k","itemCount":1}""";

    private const string File = """{"itemCount":8,"md5Checksum":"sQMSpEILNgoQmarvDFonGQ==","etag":"e","dataFileS3Key":"k"}""";

    [Theory]
    [InlineData("tableArn", null, "tableArn: given no text")]
    [InlineData("tableArn", "\"arn:aws:s3:::bucket\"", "tableArn: given 'arn:aws:s3:::bucket'")]
    [InlineData("tableId", "\"\"", "tableId: given ''")]
    [InlineData("tableId", "7", "tableId: given no text")]
    [InlineData("exportToTime", null, "exportToTime: given no text")]
    [InlineData("exportToTime", "\"yesterday\"", "exportToTime: given 'yesterday'")]
    [InlineData("exportToTime", "\"2026-11-27T01:00:00.000Z\"", "exportToTime: given '2026-11-27T01:00:00.000Z', accepted: a time after exportFromTime")]
    [InlineData("manifestFilesS3Key", null, "manifestFilesS3Key: given no text")]
    [InlineData("itemCount", null, "itemCount: given no text")]
    [InlineData("itemCount", "-1", "itemCount: given '-1'")]
    [InlineData("itemCount", "1.5", "itemCount: given '1.5'")]
    [InlineData("itemCount", "\"1\"", "itemCount: given '\"1\"'")]
    [InlineData("itemCount", "99999999999999999999", "itemCount: given '99999999999999999999'")]
    [InlineData("outputFormat", "\"ION\"", "outputFormat: given 'ION', accepted: DYNAMODB_JSON")]
    [InlineData("billedSizeBytes", "\"much\"", "billedSizeBytes: given")]
    [InlineData("endTime", "\"late\"", "endTime: given 'late'")]
    [InlineData("tableId", "\"\\ud800\"", "holds text that is not Unicode")]
    public void A_summary_that_is_not_as_it_must_be_is_refused_by_the_name_of_the_member(string name, string? value, string why)
    {
        var json = JsonNode.Parse(Summary)!.AsObject();
        json.Remove(name);
        var text = json.ToJsonString()[..^1] + (value is null ? "}" : $",\"{name}\":{value}}}");
        Assert.False(ManifestReader.TryReadSummary(Encoding.UTF8.GetBytes(text), out var summary, out var error));
        Assert.Null(summary);
        Assert.StartsWith(why, error);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("not JSON")]
    public void What_is_no_object_is_refused(string text) => Assert.False(ManifestReader.TryReadSummary(Encoding.UTF8.GetBytes(text), out _, out _));

    [Fact]
    public void A_window_is_known_by_its_beginning_even_without_a_type()
    {
        Assert.True(ManifestReader.TryReadSummary(Encoding.UTF8.GetBytes(Summary), out var summary, out _));
        Assert.Equal(ExportKind.Incremental, summary.Kind);
    }

    [Fact]
    public void A_window_without_a_beginning_is_refused_and_never_taken_for_a_full_export()
    {
        var json = JsonNode.Parse(Summary)!.AsObject();
        json.Remove("exportFromTime");
        (json["exportType"], json["exportTime"]) = ("INCREMENTAL_EXPORT", "2026-11-28T01:00:00.000Z");
        Assert.False(ManifestReader.TryReadSummary(Encoding.UTF8.GetBytes(json.ToJsonString()), out _, out var error));
        Assert.StartsWith("exportFromTime", error);
    }

    [Theory]
    [InlineData("""{"md5Checksum":"sQMSpEILNgoQmarvDFonGQ==","dataFileS3Key":"k"}""", "itemCount")]
    [InlineData("""{"itemCount":8,"dataFileS3Key":"k"}""", "md5Checksum")]
    [InlineData("""{"itemCount":8,"md5Checksum":"sQMS","dataFileS3Key":"k"}""", "md5Checksum: given 'sQMS'")]
    [InlineData("""{"itemCount":8,"md5Checksum":"sQMSpEILNgoQmarvDFonGQ==sQMSpEILNgoQmarvDFonGQ==","dataFileS3Key":"k"}""", "md5Checksum")]
    [InlineData("""{"itemCount":8,"md5Checksum":"sQMSpEILNgoQmarvDFonGQ=="}""", "dataFileS3Key")]
    [InlineData("""{"itemCount":8,"md5Checksum":"sQMSpEILNgoQmarvDFonGQ==","dataFileS3Key":"\udfff"}""", "holds text that is not Unicode")]
    [InlineData("[]", "no JSON object")]
    [InlineData("{", "no JSON")]
    public void A_file_that_is_not_as_it_must_be_is_refused_by_its_line(string line, string why)
    {
        Assert.False(ManifestReader.TryReadFiles(Encoding.UTF8.GetBytes($"{File}\n\n{line}\n{File}"), out var files, out var error));
        Assert.Null(files);
        Assert.StartsWith($"line 3: {why}", error);
    }

    [Fact]
    public void An_export_may_have_no_files()
    {
        Assert.True(ManifestReader.TryReadFiles(default, out var files, out _));
        Assert.Empty(files);
    }

    [Fact]
    public void No_change_of_a_manifest_ever_throws() =>
        Gen.Select(Gen.OneOf(Gen.Const(Summary), Gen.Const(File)), Gen.Int[0, 250], Gen.Int[0, 4], Gen.Byte.Array[0, 4]).Sample(
            (text, at, removed, inserted) =>
            {
                var bytes = Encoding.UTF8.GetBytes(text).ToList();
                at = Math.Min(at, bytes.Count);
                bytes.RemoveRange(at, Math.Min(removed, bytes.Count - at));
                bytes.InsertRange(at, inserted);
                ReadOnlyMemory<byte> changed = bytes.ToArray();
                Assert.Equal(ManifestReader.TryReadSummary(changed, out var summary, out var error), summary is not null);
                Assert.Equal(summary is null, error is not null);
                Assert.Equal(ManifestReader.TryReadFiles(changed, out var files, out error), files is not null);
                Assert.Equal(files is null, error is not null);
            },
            iter: 10_000);

    [Theory]
    [InlineData("kAFQmDzST7DWlj99KOF/cg==", true)]
    [InlineData("  \"kAFQmDzST7DWlj99KOF/cg==\"\n", true)]
    [InlineData("900150983cd24fb0d6963f7d28e17f72", true)]
    [InlineData("900150983CD24FB0D6963F7D28E17F72\n", true)]
    [InlineData("900150983cd24fb0d6963f7d28e17f73", false)]
    [InlineData("kafqmDzST7DWlj99KOF/cg==", false)]
    [InlineData("", false)]
    public void A_checksum_may_be_in_base64_or_in_hexadecimal_digits(string checksum, bool isOf) => Assert.Equal(isOf, ManifestChecksum.IsOf(checksum, "abc"u8));
}
