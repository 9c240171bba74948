using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Vault;

namespace BackupScheduler.Core.Tests.Exports;

/// <summary>Writes exports as AWS documents them, by no code of the product.</summary>
internal static class PlainExport
{
    public static VaultPrefix Prefix { get; } =
        new(new TableScope(AccountId.Parse("123456789012"), Region.Parse("us-east-1")), TableName.Parse("ProductCatalog"), "12345a12-abcd-123a-ab12-1234abc12345");

    /// <summary>Writes an export's files and manifests; returns the key of its summary.</summary>
    /// <param name="vault">Where to.</param>
    /// <param name="id">The export.</param>
    /// <param name="from">Beginning of the window; null for a full export.</param>
    /// <param name="to">Its end, or the time of a full export.</param>
    /// <param name="files">The lines of each file.</param>
    public static string Write(VaultInMemory vault, string id, DateTimeOffset? from, DateTimeOffset to, params IReadOnlyList<string>[] files)
    {
        var root = $"{Prefix}/AWSDynamoDB";
        var lines = new StringBuilder();
        foreach (var (number, file) in files.Index())
        {
            var key = from is null ? $"{root}/{id}/data/file{number}.json.gz" : $"{root}/data/{id}-file{number}.json.gz";
            vault.Objects[key] = Compress(string.Concat(file.Select(line => line + "\n")));
            lines.Append(CultureInfo.InvariantCulture, $$"""{"itemCount":{{file.Count}},"md5Checksum":"{{Md5(vault.Objects[key])}}","etag":"af83d6f2-1","dataFileS3Key":"{{key}}"}""").Append('\n');
        }

        var count = files.Sum(file => file.Count).ToString(CultureInfo.InvariantCulture);
        Put(vault, $"{root}/{id}/manifest-files", lines.ToString());
        Put(vault, $"{root}/{id}/manifest-summary", from is null ? Full(id, to, count) : Window(id, from.Value, to, count));
        return $"{root}/{id}/manifest-summary.json";
    }

    /// <summary>Puts a manifest and its checksum.</summary>
    public static void Put(VaultInMemory vault, string stem, string content)
    {
        vault.Objects[$"{stem}.json"] = Encoding.UTF8.GetBytes(content);
        vault.Objects[$"{stem}.checksum"] = Encoding.UTF8.GetBytes(Md5(vault.Objects[$"{stem}.json"]));
    }

    public static byte[] Compress(string text) => Compress(Encoding.UTF8.GetBytes(text));

    public static byte[] Compress(byte[] bytes)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest)) gzip.Write(bytes);
        return compressed.ToArray();
    }

#pragma warning disable CA5351 // What the service gives.
    public static string Md5(byte[] bytes) => Convert.ToBase64String(MD5.HashData(bytes));
#pragma warning restore CA5351

    private static string Full(string id, DateTimeOffset at, string count) => $$"""
        {"version":"2020-06-30","exportArn":"{{Prefix.TableArn}}/export/{{id}}","startTime":"{{Text(at)}}","endTime":"{{Text(at)}}",
        "tableArn":"{{Prefix.TableArn}}","tableId":"{{Prefix.TableId}}","exportTime":"{{Text(at)}}","s3Bucket":"vault","s3Prefix":"{{Prefix}}",
        "s3SseAlgorithm":"AES256","s3SseKmsKeyId":null,"manifestFilesS3Key":"{{Prefix}}/AWSDynamoDB/{{id}}/manifest-files.json",
        "billedSizeBytes":0,"itemCount":{{count}},"outputFormat":"DYNAMODB_JSON"}
        """;

    private static string Window(string id, DateTimeOffset from, DateTimeOffset to, string count) => $$"""
        {"version":"2023-08-01","exportArn":"{{Prefix.TableArn}}/export/{{id}}","startTime":"{{Text(to)}}","endTime":"{{Text(to)}}",
        "tableArn":"{{Prefix.TableArn}}","tableId":"{{Prefix.TableId}}","exportFromTime":"{{Text(from)}}","exportToTime":"{{Text(to)}}","s3Bucket":"vault",
        "s3Prefix":"{{Prefix}}","s3SseAlgorithm":"AES256","s3SseKmsKeyId":null,"manifestFilesS3Key":"{{Prefix}}/AWSDynamoDB/{{id}}/manifest-files.json",
        "billedSizeBytes":0,"itemCount":{{count}},"outputFormat":"DYNAMODB_JSON","outputView":"NEW_AND_OLD_IMAGES","exportType":"INCREMENTAL_EXPORT"}
        """;

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
