using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using BackupScheduler.Core.Exports;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Bench.Replay;

/// <summary>The export of a window as AWS lays it out, in a folder; every tenth item is deleted.</summary>
internal sealed class GeneratedWindow(string folder, int items, int bytes, int files)
{
    private const long FirstMicros = 1_795_000_000_000_000;
    private readonly List<DataFile> _files = [];

    public FolderVault Vault { get; } = new(folder);

    public static IReadOnlyList<KeyPart> Keys { get; } = [new("id", IsPartition: true)];

    public double CompressedMebibytes { get; private set; }

    public int Items => items;

    public int Files => files;

    public LoadedExport Export => new(
        "manifest-summary.json",
        new ManifestSummary(
            TableArn.Parse("arn:aws:dynamodb:eu-west-1:111122223333:table/Orders")!.Value, "id",
            DateTimeOffset.FromUnixTimeMilliseconds(FirstMicros / 1000), DateTimeOffset.FromUnixTimeMilliseconds((FirstMicros / 1000) + 86_400_000), "manifest-files.json", items),
        _files,
        LacksChecksums: false);

    public async Task WriteAsync(CancellationToken cancellation)
    {
        for (var file = 0; file < files; file++)
        {
            var count = (items / files) + (file < items % files ? 1 : 0);
            await WriteFileAsync($"{file.ToString(CultureInfo.InvariantCulture)}.json.gz", file, count, cancellation);
        }
    }

    private async Task WriteFileAsync(string name, int file, int count, CancellationToken cancellation)
    {
        var path = Path.Combine(folder, name);
        await using (var zipped = new GZipStream(File.Create(path), CompressionLevel.Fastest))
        await using (var text = new StreamWriter(zipped, new UTF8Encoding(false), 64 * 1024))
            for (var i = 0; i < count; i++) await text.WriteAsync(Line(file, i).AsMemory(), cancellation);
        await using var written = File.OpenRead(path);
#pragma warning disable CA5351 // What the format asks for.
        _files.Add(new DataFile(name, count, await MD5.HashDataAsync(written, cancellation), null));
#pragma warning restore CA5351
        CompressedMebibytes += written.Length / 1048576.0;
    }

    private string Line(int file, int i)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"{{\"id\":{{\"S\":\"order-{file:0000}-{i:000000000}\"}}}}");
        var micros = (FirstMicros + (i * 1000L) + file).ToString(CultureInfo.InvariantCulture);
        var head = $"{{\"Metadata\":{{\"WriteTimestampMicros\":{{\"N\":\"{micros}\"}}}},\"Keys\":{key}";
        if (i % 10 == 9) return $"{head}}}\n";
        // Different in each item, or compression would make the files unlike any real one.
        var text = string.Concat(Enumerable.Repeat(Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key))), (bytes / 64) + 1))[..bytes];
        return $"{head},\"NewImage\":{{{key[1..^1]},\"total\":{{\"N\":\"{i}\"}},\"open\":{{\"BOOL\":true}},\"text\":{{\"S\":\"{text}\"}}}}}}\n";
    }
}
