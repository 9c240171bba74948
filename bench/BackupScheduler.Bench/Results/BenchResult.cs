using System.Text;
using System.Text.Json;

namespace BackupScheduler.Bench.Results;

/// <summary>
/// What one measurement came to. Its counts do not depend on the machine, and a higher one is a regression; times stand in its
/// text alone, where nobody fails on them.
/// </summary>
/// <param name="Name">Names its files, and its section of the page of results: small letters, digits and hyphens.</param>
/// <param name="Command">The command that makes it, from the project's root.</param>
internal sealed record BenchResult(string Name, string Command)
{
    private static readonly JsonSerializerOptions Layout = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        TypeInfoResolver = new System.Text.Json.Serialization.Metadata.DefaultJsonTypeInfoResolver(),
    };

    /// <summary>Calls, allocated bytes and the like, by a name such as <c>one-account-200-tables-keep-5/CreateBackup</c>.</summary>
    public IReadOnlyDictionary<string, double> Counts { get; init; } = new Dictionary<string, double>();

    /// <summary>The numbers to reach that this measurement is about.</summary>
    public IReadOnlyList<BenchGoal> Goals { get; init; } = [];

    /// <summary>Tables and remarks for the page of results, in Markdown; pictures by their file name alone.</summary>
    public string Markdown { get; init; } = "";

    /// <summary>Plots, by file name (<c>NAME-progress.svg</c>).</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public IReadOnlyDictionary<string, string> Pictures { get; init; } = new Dictionary<string, string>();

    /// <summary>Writes <c>NAME.json</c> and the pictures. What an earlier measurement of this name left is overwritten.</summary>
    /// <param name="folder">Made if it is not there.</param>
    public void Save(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var (file, svg) in Pictures) File.WriteAllText(Path.Combine(folder, file), svg, new UTF8Encoding(false));
        File.WriteAllText(Path.Combine(folder, $"{Name}.json"), JsonSerializer.Serialize(this, Layout) + "\n", new UTF8Encoding(false));
    }

    /// <summary>Reads all that lie in a folder, by name.</summary>
    /// <exception cref="InvalidDataException">A file is not one that <see cref="Save"/> wrote.</exception>
    public static IReadOnlyList<BenchResult> ReadAll(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal).Select(Read)];

    private static BenchResult Read(string file)
    {
        try
        {
            return JsonSerializer.Deserialize<BenchResult>(File.ReadAllText(file), Layout) ?? throw new InvalidDataException($"{file}: holds nothing");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{file}: {e.Message}", e);
        }
    }
}
