using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using BackupScheduler.Core.Vault;

namespace BackupScheduler.Core.Exports;

/// <summary>Reads data files as streams: memory does not grow with their size.</summary>
public static class ExportFileReading
{
    /// <summary>Reads a file to its end and compares MD5 and number of lines with its manifest.</summary>
    /// <param name="vault">The vault.</param>
    /// <param name="file">The file.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="DamagedExportException">It is not what the manifest says: changed, cut off, or with lines too many or too few.</exception>
    public static async Task VerifyAsync(IVaultObjects vault, DataFile file, CancellationToken cancellation)
    {
        await using var content = await vault.OpenAsync(file.Key, cancellation);
        // MD5 is what the service gives; see ManifestChecksum.
#pragma warning disable CA5351
        using var md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
#pragma warning restore CA5351
        await using var hashed = new HashingStream(content, md5);
        long lines = 0;
        await foreach (var _ in LinesAsync(hashed, file.Key, cancellation)) lines++;
        // What follows the compressed data belongs to the file too.
        await hashed.CopyToAsync(Stream.Null, cancellation);
        if (!md5.GetHashAndReset().AsSpan().SequenceEqual(file.Md5.Span)) throw new DamagedExportException(file.Key, "its MD5 is not that of the manifest");
        if (lines != file.Items) throw new DamagedExportException(file.Key, $"it holds {lines} items, its manifest says {file.Items}");
    }

    /// <summary>The lines of a file. Each is valid until the next is asked for.</summary>
    /// <param name="vault">The vault.</param>
    /// <param name="file">The file.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="DamagedExportException">It is no gzip file, or cut off.</exception>
    public static async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(
        IVaultObjects vault, DataFile file, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var content = await vault.OpenAsync(file.Key, cancellation);
        await foreach (var line in LinesAsync(content, file.Key, cancellation)) yield return line;
    }

    private static async IAsyncEnumerable<ReadOnlyMemory<byte>> LinesAsync(
        Stream compressed, string key, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var text = new GZipStream(compressed, CompressionMode.Decompress, leaveOpen: true);
        var lines = new LineReader(text);
        while (await NextAsync(lines, key, cancellation) is { } line)
            if (line.Length > 0) yield return line;
    }

    private static async Task<ReadOnlyMemory<byte>?> NextAsync(LineReader lines, string key, CancellationToken cancellation)
    {
        try
        {
            return await lines.NextAsync(cancellation);
        }
        catch (InvalidDataException e)
        {
            throw new DamagedExportException(key, $"damaged gzip data: {e.Message}", e);
        }
    }
}
