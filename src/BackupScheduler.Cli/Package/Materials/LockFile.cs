using System.Text.Json;

namespace BackupScheduler.Cli.Package.Materials;

/// <summary>What a restore of the functions gives, for one processor, as their lock file has it.</summary>
/// <param name="Packages">What comes from a feed.</param>
/// <param name="Projects">What is compiled from this repository, the functions' own project left out; in lower case, as lock files name it.</param>
internal sealed record LockFile(IReadOnlyList<LockedPackage> Packages, IReadOnlyList<LockedProject> Projects)
{
    private const string Framework = "net10.0";

    /// <summary>Reads it.</summary>
    /// <exception cref="PackagingException">It is not there, or no lock file of this platform.</exception>
    public static LockFile Read(string path, FunctionArchitecture architecture)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            var frameworks = document.RootElement.GetProperty("dependencies");
            // What a platform adds stands apart, and names again what it adds to.
            var entries = frameworks.GetProperty(Framework).EnumerateObject()
                .Concat(frameworks.GetProperty($"{Framework}/{architecture.RuntimeIdentifier}").EnumerateObject())
                .GroupBy(entry => entry.Name, entry => entry.Value.Clone(), StringComparer.OrdinalIgnoreCase).ToList();
            return new LockFile(
                [.. entries.Where(entry => !IsProject(entry.First())).Select(PackageOf)],
                [.. entries.Where(entry => IsProject(entry.First())).Select(entry => new LockedProject(entry.Key, DependenciesOf(entry)))]);
        }
        catch (Exception e) when (e is IOException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new PackagingException($"{path} is no lock file with {Framework}/{architecture.RuntimeIdentifier}: {e.Message}");
        }
    }

    private static bool IsProject(JsonElement entry) => entry.GetProperty("type").ValueEquals("Project");

    private static LockedPackage PackageOf(IGrouping<string, JsonElement> entry)
    {
        var package = entry.First();
        return new LockedPackage(
            entry.Key, Text(package, "resolved"), Text(package, "contentHash"), package.GetProperty("type").ValueEquals("Direct"), DependenciesOf(entry));
    }

    private static List<string> DependenciesOf(IEnumerable<JsonElement> entries) =>
        [.. entries.SelectMany(entry => entry.TryGetProperty("dependencies", out var names) ? names.EnumerateObject().Select(name => name.Name) : [])];

    private static string Text(JsonElement entry, string name) => entry.GetProperty(name).GetString() ?? throw new JsonException($"{name} is null");
}

/// <summary>A package of the lock file.</summary>
/// <param name="Name">Its id.</param>
/// <param name="Version">Its version.</param>
/// <param name="ContentHash">SHA-512 of what it holds besides its signature, in base64: not the hash of its file, which feeds sign.</param>
/// <param name="IsDirect">Whether the functions' own project names it.</param>
/// <param name="DependsOn">Names of packages and projects.</param>
internal sealed record LockedPackage(string Name, string Version, string ContentHash, bool IsDirect, IReadOnlyList<string> DependsOn);

/// <summary>A project of the lock file.</summary>
/// <param name="Name">In lower case.</param>
/// <param name="DependsOn">Names of packages and projects.</param>
internal sealed record LockedProject(string Name, IReadOnlyList<string> DependsOn);
