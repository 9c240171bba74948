using BackupScheduler.Core;

namespace BackupScheduler.Cli.Package;

/// <summary>The folder that is made: either whole or not at all, and never in the place of anything but an earlier package.</summary>
internal sealed class PackageFolder
{
    /// <summary>Lists the other files, as <c>sha256sum -c</c> reads it; an earlier package is known by it.</summary>
    public const string Sums = "SHA256SUMS";

    private readonly string _path;

    private PackageFolder(string path) => _path = path;

    /// <summary>Looks what is there; nothing is written.</summary>
    /// <exception cref="BadUsageException">There is something that is no package.</exception>
    public static PackageFolder At(string given)
    {
        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(given));
        if (File.Exists(path)) throw Refuse(given, "a folder: this is a file");
        if (Path.GetDirectoryName(path) is null) throw Refuse(given, "a folder below the root");
        if (Directory.Exists(path) && WhyNoPackage(path) is { } why) throw Refuse(given, $"a new or empty folder, or an earlier package: {why}");
        return new PackageFolder(path);
    }

    /// <summary>Writes the files beside the folder's place, and then moves them there.</summary>
    public void Write(IReadOnlyList<PackageFile> files)
    {
        var parent = Directory.CreateDirectory(Path.GetDirectoryName(_path)!).FullName;
        var fresh = Path.Combine(parent, $".{Path.GetFileName(_path)}-{Guid.NewGuid():N}");
        try
        {
            Directory.CreateDirectory(fresh);
            foreach (var file in files) File.WriteAllBytes(Path.Combine(fresh, file.Name), file.Content);
            File.WriteAllText(Path.Combine(fresh, Sums), string.Concat(files.OrderBy(file => file.Name, StringComparer.Ordinal).Select(file => $"{file.Sha256}  {file.Name}\n")));
            Replace(fresh);
        }
        catch
        {
            if (Directory.Exists(fresh)) Directory.Delete(fresh, recursive: true);
            throw;
        }
    }

    private void Replace(string fresh)
    {
        if (!Directory.Exists(_path))
        {
            Directory.Move(fresh, _path);
            return;
        }

        // Something may have been put there while the functions were published.
        if (WhyNoPackage(_path) is { } why) throw new PackagingException($"{_path} has changed meanwhile: {why}");
        var old = $"{fresh}-old";
        Directory.Move(_path, old);
        Directory.Move(fresh, _path);
        Directory.Delete(old, recursive: true);
    }

    /// <summary>Null for an empty folder, or one whose every file is listed and as it was listed.</summary>
    private static string? WhyNoPackage(string path)
    {
        var entries = Directory.EnumerateFileSystemEntries(path).Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal).ToList();
        if (entries.Count == 0) return null;
        if (!entries.Remove(Sums)) return $"there is no {Sums} in it";
        var listed = File.ReadLines(Path.Combine(path, Sums)).Select(line => line.Split("  ", 2)).Where(parts => parts.Length == 2).ToLookup(parts => parts[1], parts => parts[0]);
        var other = entries.Find(entry => !listed[entry].Contains(HashOf(Path.Combine(path, entry))));
        return other is null ? null : $"{other} is not in it as {Sums} lists it";
    }

    private static string? HashOf(string path) => File.Exists(path) ? PackageFile.HashOf(File.ReadAllBytes(path)) : null;

    private static BadUsageException Refuse(string given, string accepted) => new(Given.Line("--output", Given.Show(given), accepted));
}
