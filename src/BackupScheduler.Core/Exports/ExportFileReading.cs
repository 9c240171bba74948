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
    public static Task VerifyAsync(IVaultObjects vault, DataFile file, CancellationToken cancellation) => VerifyAsync(vault, file, _ => { }, cancellation);

    /// <summary>The same, and looks at each line.</summary>
    /// <param name="vault">The vault.</param>
    /// <param name="file">The file.</param>
    /// <param name="check">Fails with <see cref="FormatException"/>, without showing data, for a line that is not as it must be.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="DamagedExportException">It is not what the manifest says, or a line is not as it must be.</exception>
    public static async Task VerifyAsync(IVaultObjects vault, DataFile file, Action<ReadOnlyMemory<byte>> check, CancellationToken cancellation)
    {
        await using var content = await vault.OpenAsync(file.Key, cancellation);
        // MD5 is what the service gives; see ManifestChecksum.
#pragma warning disable CA5351
        using var md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
#pragma warning restore CA5351
        await using var hashed = new HashingStream(content, md5);
        long lines = 0;
        DamagedExportException? wrong = null;
        await foreach (var line in LinesAsync(hashed, file.Key, cancellation))
        {
            lines++;
            wrong ??= Refusal(file, check, line, lines);
        }

        // What follows the compressed data belongs to the file too.
        await hashed.CopyToAsync(Stream.Null, cancellation);
        if (!md5.GetHashAndReset().AsSpan().SequenceEqual(file.Md5.Span)) throw new DamagedExportException(file.Key, "its MD5 is not that of the manifest");
        CheckLines(file, lines);
        // Last: in a file that was changed or cut off, what a line looks like is but a consequence.
        if (wrong is not null) throw wrong;
    }

    /// <summary>The lines of a file. Each is valid until the next is asked for.</summary>
    /// <param name="vault">The vault.</param>
    /// <param name="file">The file.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="DamagedExportException">It is no gzip file, or holds other than the number of lines that the manifest says: cut off, perhaps.</exception>
    public static async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(
        IVaultObjects vault, DataFile file, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var content = await vault.OpenAsync(file.Key, cancellation);
        long lines = 0;
        await foreach (var line in LinesAsync(content, file.Key, cancellation))
        {
            lines++;
            yield return line;
        }

        CheckLines(file, lines);
    }

    /// <summary>The records of a file.</summary>
    /// <typeparam name="T">What a record is read into.</typeparam>
    /// <param name="vault">The vault.</param>
    /// <param name="file">The file.</param>
    /// <param name="read">Reads a line; fails with <see cref="FormatException"/>, without showing data, for one that is not as it must be.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="DamagedExportException">As for its lines; or a record is not as it must be.</exception>
    public static async IAsyncEnumerable<T> ReadAsync<T>(
        IVaultObjects vault, DataFile file, Func<ReadOnlyMemory<byte>, T> read, [EnumeratorCancellation] CancellationToken cancellation)
    {
        long number = 0;
        await foreach (var line in ReadAsync(vault, file, cancellation)) yield return Read(file, read, line, ++number);
    }

    private static T Read<T>(DataFile file, Func<ReadOnlyMemory<byte>, T> read, ReadOnlyMemory<byte> line, long number)
    {
        T? record = default;
        return Refusal(file, given => record = read(given), line, number) is { } wrong ? throw wrong : record!;
    }

    private static DamagedExportException? Refusal(DataFile file, Action<ReadOnlyMemory<byte>> check, ReadOnlyMemory<byte> line, long number)
    {
        try
        {
            check(line);
            return null;
        }
        catch (FormatException e)
        {
            return new DamagedExportException(file.Key, $"record {number}: {e.Message}", e);
        }
    }

    private static void CheckLines(DataFile file, long lines)
    {
        if (lines != file.Items) throw new DamagedExportException(file.Key, $"it holds {lines} items, its manifest says {file.Items}");
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
