using System.IO.Compression;

namespace BackupScheduler.Cli.Package;

/// <summary>The zip of a function: the executable alone, and nothing that another machine or another day would write otherwise.</summary>
internal static class FunctionZip
{
    /// <summary>What Lambda's runtime <c>provided.al2023</c> starts.</summary>
    public const string Entry = "bootstrap";

    // A regular file, -rwxr-xr-x, in the upper half as Unix zips have it.
    private const int Mode = unchecked((int)(0x81EDu << 16));

    // The zip format's own beginning of time: any fixed one would do.
    private static readonly DateTimeOffset s_time = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[] Of(ReadOnlySpan<byte> executable)
    {
        using var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            var entry = zip.CreateEntry(Entry, CompressionLevel.SmallestSize);
            entry.LastWriteTime = s_time;
            entry.ExternalAttributes = Mode;
            using var content = entry.Open();
            content.Write(executable);
        }

        return buffer.ToArray();
    }
}
