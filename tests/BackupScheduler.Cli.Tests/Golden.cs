namespace BackupScheduler.Cli.Tests;

/// <summary>Compares text with a file of the source tree; with UPDATE_GOLDEN=1 in the environment it writes the file.</summary>
internal static class Golden
{
    private const string Switch = "UPDATE_GOLDEN";

    public static void Check(string path, string actual)
    {
        var file = Path.Combine(ProjectDirectory(), path);
        if (Environment.GetEnvironmentVariable(Switch) == "1") File.WriteAllText(file, actual);
        var expected = File.Exists(file) ? File.ReadAllText(file) : string.Empty;
        Assert.True(expected == actual, Difference(path, expected.Split('\n'), actual.Split('\n')));
    }

    public static string[] ReadLines(string path) => File.ReadAllLines(Path.Combine(ProjectDirectory(), path));

    private static string Difference(string path, string[] expected, string[] actual)
    {
        var line = 0;
        while (line < expected.Length && line < actual.Length && expected[line] == actual[line]) line++;
        return $"""
            {path} differs from line {line + 1} on.
            expected: {expected.ElementAtOrDefault(line) ?? "(end)"}
            actual:   {actual.ElementAtOrDefault(line) ?? "(end)"}
            If the change is meant, run the tests with {Switch}=1 and review the difference.
            """;
    }

    private static string ProjectDirectory()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "BackupScheduler.Cli.Tests.csproj")))
            directory = directory.Parent;
        return directory?.FullName ?? throw new DirectoryNotFoundException("the test project's directory");
    }
}
