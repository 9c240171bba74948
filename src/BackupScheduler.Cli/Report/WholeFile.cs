using System.Text;
using BackupScheduler.Core;

namespace BackupScheduler.Cli.Report;

/// <summary>A file that is there whole or not at all: written beside its place, then moved into it.</summary>
internal static class WholeFile
{
    // The page names accounts, tables and roles: whoever may read it, its owner decides.
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Refuses what cannot end well, before anything is looked at.</summary>
    /// <exception cref="BadUsageException">There is no such folder, it is a folder, or a file is there and may not be replaced.</exception>
    public static void Check(string option, string path, bool force)
    {
        var folder = FolderOf(path);
        if (!Directory.Exists(folder)) throw new BadUsageException(Given.Line(option, Given.Show(path), "a file in a folder that exists"));
        if (Directory.Exists(path)) throw new BadUsageException(Given.Line(option, Given.Show(path), "a file, not a folder"));
        if (!force && File.Exists(path)) throw new BadUsageException(Given.Line(option, Given.Show(path), "a new file; with --force one that is there is replaced"));
    }

    /// <summary>Writes it.</summary>
    /// <exception cref="IOException">It could not be written, or came to be meanwhile; nothing is there that was not before.</exception>
    public static void Write(string path, bool force, Action<TextWriter> write)
    {
        var aside = Path.Combine(FolderOf(path), $".{Path.GetFileName(path)}.{Guid.NewGuid():N}");
        try
        {
            using (var stream = new FileStream(aside, NewFile())) WriteAll(stream, write);
            File.Move(aside, path, force);
        }
        finally
        {
            File.Delete(aside);
        }
    }

    private static void WriteAll(FileStream stream, Action<TextWriter> write)
    {
        using (var text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true)) write(text);
        stream.Flush(flushToDisk: true);
    }

    private static FileStreamOptions NewFile()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        return options;
    }

    private static string FolderOf(string path) => Path.GetDirectoryName(Path.GetFullPath(path)) ?? Path.GetFullPath(path);
}
