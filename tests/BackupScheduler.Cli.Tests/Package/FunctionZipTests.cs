using System.IO.Compression;
using BackupScheduler.Cli.Package;

namespace BackupScheduler.Cli.Tests.Package;

/// <summary>The zip that Lambda unpacks, whose bytes depend on nothing but the executable.</summary>
public sealed class FunctionZipTests
{
    private static readonly byte[] s_executable = [.. Enumerable.Range(0, 100_000).Select(i => (byte)(i * i))];

    [Fact]
    public void It_holds_the_executable_alone_and_anybody_may_start_it()
    {
        using var zip = new ZipArchive(new MemoryStream(FunctionZip.Of(s_executable)));
        var entry = Assert.Single(zip.Entries);
        Assert.Equal("bootstrap", entry.FullName);
        // A regular file, rwxr-xr-x.
        Assert.Equal("100755", Convert.ToString((entry.ExternalAttributes >> 16) & 0xFFFF, 8));
        Assert.Equal(new DateTime(1980, 1, 1), entry.LastWriteTime.DateTime);
        using var content = new MemoryStream();
        using (var reading = entry.Open()) reading.CopyTo(content);
        Assert.Equal(s_executable, content.ToArray());
    }

    [Fact]
    public void The_same_executable_gives_the_same_bytes_and_another_one_others()
    {
        Assert.Equal(FunctionZip.Of(s_executable), FunctionZip.Of(s_executable));
        Assert.NotEqual(FunctionZip.Of(s_executable), FunctionZip.Of([.. s_executable, 0]));
    }

    [Fact]
    public void There_is_no_field_for_times_and_owners_as_other_writers_add_them()
    {
        var zip = FunctionZip.Of(s_executable);
        // Local header (30 bytes, then the name): its length of extra fields stands at 28; in the central one at 30.
        Assert.Equal(0, BitConverter.ToUInt16(zip, 28));
        var central = zip.AsSpan().LastIndexOf("PK\x01\x02"u8);
        Assert.Equal(0, BitConverter.ToUInt16(zip.AsSpan()[(central + 30)..]));
    }
}
