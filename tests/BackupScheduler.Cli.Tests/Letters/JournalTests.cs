using BackupScheduler.Cli.Letters;

namespace BackupScheduler.Cli.Tests.Letters;

public sealed class JournalTests : IDisposable
{
    private const string Queue = "http://127.0.0.1/1/letters";
    private readonly DirectoryInfo _files = Directory.CreateTempSubdirectory("journal");

    private string File => Path.Combine(_files.FullName, "below", "journal");

    public void Dispose() => _files.Delete(recursive: true);

    [Fact]
    public void What_was_begun_is_in_doubt_what_was_sent_is_sent_and_the_rest_is_forgotten()
    {
        using (var journal = Open())
        {
            journal.Begin(["a", "b"]);
            journal.Sent(["a", "b"]);
            journal.Deleted("a");
            journal.Begin(["c"]);
            journal.Begin(["d"]);
            journal.Refused(["d"]);
        }

        using var again = Open();
        Assert.Equal(new Dictionary<string, JournalState> { ["b"] = JournalState.Sent, ["c"] = JournalState.InDoubt }, again.States);
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(File));
    }

    [Theory]
    [InlineData("{\"at\":\"2026-11-28T11:00:00Z\",\"step\":\"se")]
    [InlineData("{\"at\":\"2026-11-28T11:00:00Z\",\"step\":\"sent\",\"letters\":[\"a\"]}")]
    [InlineData("\0\0\0\0\0")]
    public void A_last_line_that_a_crash_has_cut_off_is_no_harm(string rest)
    {
        using (var journal = Open()) journal.Begin(["a"]);
        System.IO.File.AppendAllText(File, rest);
        using (var journal = Open())
        {
            Assert.Equal(JournalState.InDoubt, Assert.Single(journal.States).Value);
            journal.Sent(["a"]);
        }

        using var again = Open();
        Assert.Equal(JournalState.Sent, Assert.Single(again.States).Value);
    }

    [Theory]
    [InlineData("rubbish")]
    [InlineData("{\"step\":\"lost\",\"letters\":[\"a\"]}")]
    [InlineData("{\"step\":\"sent\",\"letters\":[1]}")]
    [InlineData("[]")]
    [InlineData("")]
    public void Damage_anywhere_else_is_refused_in_one_line(string line)
    {
        using (var journal = Open()) journal.Begin(["a"]);
        var lines = System.IO.File.ReadAllLines(File).ToList();
        lines.Insert(1, line);
        System.IO.File.WriteAllLines(File, lines);

        var refused = Assert.Throws<BadUsageException>(Open);

        Assert.Contains("its line 2 cannot be read", Assert.Single(refused.Lines), StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
    }

    [Fact]
    public void Another_queue_s_journal_is_refused()
    {
        Open().Dispose();
        var refused = Assert.Throws<BadUsageException>(() => RedriveJournal.Open(File, Queue + "2", TimeProvider.System));
        Assert.Contains("this is that of", Assert.Single(refused.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_have_it_never_at_once()
    {
        using var journal = Open();
        Assert.Contains("no other redrive is using", Assert.Single(Assert.Throws<BadUsageException>(Open).Lines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"id\":\"m\",\"body\":\"the only copy of a letter\"}\n")]
    [InlineData("{\"id\":\"m\",\"body\":\"the only copy of a letter\"}")]
    [InlineData("{\"journal\":2,\"queue\":\"x\"}\n")]
    [InlineData("a key\n")]
    public void What_is_no_journal_is_refused_and_left_as_it_is(string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        System.IO.File.WriteAllText(File, content);
        Assert.Contains("its line 1 cannot be read", Assert.Single(Assert.Throws<BadUsageException>(Open).Lines), StringComparison.Ordinal);
        Assert.Equal(content, System.IO.File.ReadAllText(File));
    }

    [Fact]
    public void A_last_line_that_is_whole_and_cannot_be_read_is_refused()
    {
        using (var journal = Open()) journal.Begin(["a"]);
        System.IO.File.AppendAllText(File, "{\"step\":\"of-a-later-version\",\"letters\":[\"a\"]}\n");
        Assert.Throws<BadUsageException>(Open);
    }

    [Fact]
    public void It_is_emptied_once_nothing_is_left_to_remember_and_no_hold_of_a_killed_redrive_can_hide_a_letter()
    {
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(LetterHouse.Now);
        using (var killed = RedriveJournal.Open(File, Queue, time)) killed.Begin(["a"]);
        using var journal = RedriveJournal.Open(File, Queue, time);
        journal.Settle(new HashSet<string>());
        Assert.NotEmpty(journal.States);
        time.Advance(LetterHolds.Longest * 3);
        journal.Settle(null);
        journal.Settle(new HashSet<string> { "a" });
        Assert.NotEqual(0, new FileInfo(File).Length);
        journal.Settle(new HashSet<string>());
        Assert.Equal(0, new FileInfo(File).Length);
        Assert.Empty(journal.States);
    }

    [Fact]
    public void Each_queue_has_its_own_below_the_state_directory()
    {
        var environment = new Dictionary<string, string> { ["XDG_STATE_HOME"] = "/state" };
        var path = RedriveJournal.DefaultPath(Queue, environment);
        Assert.StartsWith("/state/backup-scheduler/letters-", path, StringComparison.Ordinal);
        Assert.NotEqual(path, RedriveJournal.DefaultPath(Queue + "2", environment));
        Assert.Contains("/.local/state/backup-scheduler/", RedriveJournal.DefaultPath(Queue, new Dictionary<string, string>()), StringComparison.Ordinal);
    }

    private RedriveJournal Open() => RedriveJournal.Open(File, Queue, TimeProvider.System);
}
