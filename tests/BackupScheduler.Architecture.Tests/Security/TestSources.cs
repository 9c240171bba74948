using System.Text.RegularExpressions;

namespace BackupScheduler.Architecture.Tests.Security;

/// <summary>Where tests are looked up by name.</summary>
/// <param name="files">Sources of tests by their path from the root.</param>
internal sealed partial class TestSources(IReadOnlyDictionary<string, string> files)
{
    private const string Row = "row: ", Rows = "tests/BackupScheduler.Templates.Tests/Policies/Cases/";

    public static TestSources OfRepository() => new(
        Repository.TrackedFiles().Where(file => file.StartsWith("tests/", StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal))
            .ToDictionary(file => file, file => string.Join('\n', Repository.ReadText(file)!)));

    /// <summary>
    /// <c>Project/Class.Method</c> is a test of <c>tests/BackupScheduler.Project.Tests</c>; <c>row: why</c> is a row of the table of who may and who may not.
    /// </summary>
    public bool Have(string proof)
    {
        if (proof.StartsWith(Row, StringComparison.Ordinal))
            return files.Any(file => file.Key.StartsWith(Rows, StringComparison.Ordinal) && file.Value.Contains($"\"{proof[Row.Length..]}\"", StringComparison.Ordinal));
        if (Test().Match(proof) is not { Success: true } test) return false;
        var folder = $"tests/BackupScheduler.{test.Groups[1].Value}.Tests/";
        return files.Any(file => file.Key.StartsWith(folder, StringComparison.Ordinal) && IsIn(file.Value, test.Groups[2].Value, test.Groups[3].Value));
    }

    // A method of that name is a test only with an attribute that says so, whatever data stands between the two.
    private static bool IsIn(string source, string type, string method) =>
        Regex.IsMatch(source, $@"\bclass {type}\b") && Regex.IsMatch(source, $@"\[(Fact|Theory)\b((?!\bpublic\b)[\s\S])*\bpublic (async )?(void|Task) {method}\(");

    [GeneratedRegex(@"^([A-Za-z]+)/([A-Za-z]+Tests)\.([A-Za-z0-9_]+)$")]
    private static partial Regex Test();
}
