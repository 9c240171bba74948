namespace BackupScheduler.Architecture.Tests.Text;

/// <summary>The house rules that a text can show, over every file they are meant for.</summary>
public sealed class TextTests
{
    [Fact]
    public void No_file_says_that_it_is_unfinished() => AssertHolds(TextRules.Unfinished, _ => true);

    [Fact]
    public void No_source_has_regions() => AssertHolds(TextRules.Regions, IsSource);

    [Fact]
    public void No_source_configures_its_awaits() => AssertHolds(TextRules.ConfiguredAwaits, IsSource);

    [Fact]
    public void Every_namespace_is_the_files() => AssertHolds(TextRules.BlockNamespaces, IsSource);

    [Fact]
    public void No_source_is_too_long() => AssertHolds(TextRules.TooLong, IsSource);

    [Fact]
    public void Every_log_message_has_an_event_id_of_its_own()
    {
        var texts = Repository.TrackedFiles().Where(IsSource).Select(file => string.Join('\n', Repository.ReadText(file)!)).ToList();
        Assert.Empty(TextRules.SharedEventIds(texts));
        Assert.NotEqual(0, texts.Sum(TextRules.CountEventIds));
        Assert.Equal(texts.Sum(TextRules.CountMessages), texts.Sum(TextRules.CountEventIds));
    }

    private static bool IsSource(string file) =>
        file.StartsWith("src/", StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal);

    private static void AssertHolds(Func<string, string[], IEnumerable<string>> rule, Func<string, bool> concerns)
    {
        var files = Repository.TrackedFiles().Where(concerns).ToList();
        Assert.True(files.Count > 100, $"only {files.Count} files were found");
        Assert.Empty(from file in files
                     let lines = Repository.ReadText(file)
                     where lines is not null
                     from broken in rule(file, lines)
                     select broken);
    }
}
