using System.Diagnostics.CodeAnalysis;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using BackupScheduler.LocalAws.Proxy.Jobs;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Proxy.Exports;

/// <summary>Puts an export into its bucket, as the bucket's owner: the emulator weighs no permissions across accounts.</summary>
internal sealed class ExportWriter(AwsWire wire, ExportSemanticsOptions options)
{
    /// <summary>The empty file that tries the bucket. Answers how the export fails, or null.</summary>
    public Task<JobEnd?> StartAsync(ExportRequest request, ExportLayout layout) => TryAsync(async () =>
    {
        var s3 = Owner(request);
        if (!await s3.OwnsAsync(request.Bucket))
        {
            return JobEnd.Failed("S3NoSuchBucket", "The specified bucket does not exist");
        }

        await s3.PutAsync(request.Bucket, layout.Started, [], Encryption(request));
        return null;
    });

    /// <summary>The data, then the manifests, each after what it tells of.</summary>
    public async Task<JobEnd> WriteAsync(
        ExportRequest request, ExportLayout layout, IReadOnlyList<ExportRecord> records, Func<JobEnd, string> summary)
    {
        var end = new JobEnd(records.Count, records.Sum(record => (long)Encoding.UTF8.GetByteCount(record.Line)));
        return await TryAsync(async () =>
        {
            var files = new StringBuilder();
            foreach (var lines in Spread(records))
            {
                files.Append(await WriteFileAsync(request, layout.NewDataFile(), lines)).Append('\n');
            }

            await WriteManifestAsync(request, layout.Files, layout.FilesChecksum, files.ToString());
            await WriteManifestAsync(request, layout.Summary, layout.SummaryChecksum, summary(end));
            return null;
        }) ?? end;
    }

    private static async Task<JobEnd?> TryAsync(Func<Task<JobEnd?>> writing)
    {
        try
        {
            return await writing();
        }
        catch (AwsWireException e)
        {
            return e.Status switch
            {
                403 => JobEnd.Failed("S3AccessDenied", "Access Denied"),
                404 => JobEnd.Failed("S3NoSuchBucket", "The specified bucket does not exist"),
                _ => JobEnd.Failed("UNKNOWN", e.Message),
            };
        }
        catch (HttpRequestException e)
        {
            return JobEnd.Failed("UNKNOWN", e.Message);
        }
    }

    private IEnumerable<List<string>> Spread(IReadOnlyList<ExportRecord> records)
    {
        var byFile = records.ToLookup(record => record.Partition(options.Files), record => record.Line);
        return Enumerable.Range(0, options.Files).Select(file => byFile[file].ToList());
    }

    /// <summary>Answers the file's line in manifest-files.json.</summary>
    private async Task<string> WriteFileAsync(ExportRequest request, string key, List<string> lines)
    {
        var packed = Packed(lines);
        var etag = await Owner(request).PutAsOnePartAsync(request.Bucket, key, packed, Encryption(request));
        return ExportManifests.File(lines.Count, Md5(packed), etag, key);
    }

    private async Task WriteManifestAsync(ExportRequest request, string key, string checksumKey, string text)
    {
        var body = Encoding.UTF8.GetBytes(text);
        await Owner(request).PutAsync(request.Bucket, key, body, Encryption(request));
        await Owner(request).PutAsync(request.Bucket, checksumKey, Encoding.UTF8.GetBytes(Md5(body)), Encryption(request));
    }

    private static byte[] Packed(List<string> lines)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            lines.ForEach(line => gzip.Write(Encoding.UTF8.GetBytes($"{line}\n")));
        }

        return packed.ToArray();
    }

    [SuppressMessage("Security", "CA5351", Justification = "The manifests hold MD5 checksums")]
    private static string Md5(byte[] body) => Convert.ToBase64String(MD5.HashData(body));

    private static Dictionary<string, string> Encryption(ExportRequest request)
    {
        if (request.SseAlgorithm != "KMS")
        {
            return new() { ["x-amz-server-side-encryption"] = "AES256" };
        }

        var headers = new Dictionary<string, string> { ["x-amz-server-side-encryption"] = "aws:kms" };
        if (request.SseKey is { } key)
        {
            headers["x-amz-server-side-encryption-aws-kms-key-id"] = key;
        }

        return headers;
    }

    private S3Wire Owner(ExportRequest request) => new(wire, request.Table.Key.Place with { Account = request.BucketOwner });
}
