using System.Globalization;
using System.IO.Compression;
using System.Text;
using BackupScheduler.Core.Exports;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Replay;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Tests.Exports;
using BackupScheduler.Core.Vault;

namespace BackupScheduler.Core.Tests.Replay;

/// <summary>What lives is counted for the whole process: no other tests beside it.</summary>
[CollectionDefinition(nameof(ReplayMemoryTests), DisableParallelization = true)]
public sealed class ReplayMemoryCollection;

/// <summary>Memory does not grow with the items; the figure for a million is the bench's.</summary>
[Collection(nameof(ReplayMemoryTests))]
public sealed class ReplayMemoryTests
{
    private const int Records = 200_000;
    private const long MostBytes = 40_000_000;

    [Fact]
    public async Task A_long_window_is_replayed_without_holding_its_items()
    {
        using var file = Generate();
        var sink = new Counting();
        var replay = new WindowReplay(new OneFile(file), new BatchWriting(sink, new NoWaiting(), new NoWaiting(), 4), [new KeyPart("id", true)], sink);
        var window = new LoadedExport("summary", new ManifestSummary(default, "id", DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue, "files", Records), [new DataFile("file", Records, default, null)], false);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var outcome = await replay.ReplayAsync(window, DateTimeOffset.MaxValue, default);
        Assert.Equal((Records / 2, Records / 2), (outcome.Puts, outcome.Outdated));
        Assert.Equal(Records / 2, sink.Writes);
        Assert.InRange(sink.Peak - before, 0, MostBytes);
    }

    // Each item twice, of about 600 bytes: 120 MB as text.
    private static MemoryStream Generate()
    {
        var file = new MemoryStream();
        using (var gzip = new GZipStream(file, CompressionLevel.Fastest, leaveOpen: true))
        using (var text = new StreamWriter(gzip, Encoding.ASCII))
            for (var i = 0; i < Records; i++) text.Write(Line(i));
        return file;
    }

    private static string Line(int number) => string.Create(
        CultureInfo.InvariantCulture,
        $$$"""{"Metadata":{"WriteTimestampMicros":{{{number}}}},"Keys":{"id":{"S":"{{{number / 2}}}"}},"NewImage":{"id":{"S":"{{{number / 2}}}"},"v":{"S":"{{{new string('x', 500)}}}"} } }{{{"\n"}}}""");

    /// <summary>Looks at what lives, now and then.</summary>
    private sealed class Counting : IItemSink, IProgress<ReplayProgress>
    {
        private int _told;

        public long Writes { get; private set; }

        public long Peak { get; private set; }

        public Task<IReadOnlyList<ItemWrite>> WriteAsync(IReadOnlyList<ItemWrite> batch, CancellationToken cancellation)
        {
            Writes += batch.Count;
            return Task.FromResult<IReadOnlyList<ItemWrite>>([]);
        }

        public void Report(ReplayProgress value)
        {
            if (_told++ % 8 == 0) Peak = Math.Max(Peak, GC.GetTotalMemory(forceFullCollection: true));
        }
    }

    private sealed class OneFile(MemoryStream file) : IVaultObjects
    {
        public Task<Stream> OpenAsync(string key, CancellationToken cancellation) =>
            Task.FromResult<Stream>(new MemoryStream(file.GetBuffer(), 0, (int)file.Length, writable: false));

        public IAsyncEnumerable<IReadOnlyList<VaultObject>> ListAsync(string prefix, CancellationToken cancellation) => throw new NotSupportedException();

        public IAsyncEnumerable<IReadOnlyList<string>> ListFoldersAsync(string prefix, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<ReadOnlyMemory<byte>?> FindAsync(string key, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<VaultObject?> DescribeAsync(string key, CancellationToken cancellation) => throw new NotSupportedException();

        public Task WriteAsync(string key, ReadOnlyMemory<byte> content, CancellationToken cancellation) => throw new NotSupportedException();
    }
}
