using System.IO.Compression;

namespace BackupScheduler.Bench.Cold;

/// <summary>Bytes of what is deployed, as it is and zipped as the <c>package</c> command zips.</summary>
internal sealed record DeployedSize(long Bytes, long ZipBytes)
{
    public static DeployedSize OfFile(string file) => Of([file]);

    /// <summary>All of a folder but the debug symbols.</summary>
    public static DeployedSize OfFolder(string folder) =>
        Of([.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => Path.GetExtension(file) is not (".pdb" or ".dbg" or ".xml"))]);

    private static DeployedSize Of(string[] files)
    {
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var file in files) archive.CreateEntryFromFile(file, Path.GetFileName(file), CompressionLevel.SmallestSize);
        return new DeployedSize(files.Sum(file => new FileInfo(file).Length), zip.Length);
    }
}
