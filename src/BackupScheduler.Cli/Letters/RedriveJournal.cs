using System.Security.Cryptography;
using System.Text;
using BackupScheduler.Core;

namespace BackupScheduler.Cli.Letters;

/// <summary>
/// What a redrive is about to do and has done, on disk before and after each step: after a crash it tells which letters were sent,
/// and which may have been. One redrive at a time has it.
/// </summary>
internal sealed class RedriveJournal : IDisposable
{
    private readonly FileStream _file;
    private readonly Dictionary<string, JournalState> _states;
    private readonly TimeProvider _time;
    private readonly Lock _turn = new();

    private DateTimeOffset? _lastAt;

    private RedriveJournal(FileStream file, JournalText.Content read, TimeProvider time) => (_file, _states, _lastAt, _time) = (file, read.States, read.LastAt, time);

    /// <summary>Where the journal of a queue is unless told otherwise.</summary>
    /// <param name="queueUrl">The dead-letter queue.</param>
    /// <param name="environment">The environment: XDG_STATE_HOME.</param>
    /// <exception cref="BadUsageException">There is no home directory.</exception>
    public static string DefaultPath(string queueUrl, IReadOnlyDictionary<string, string> environment)
    {
        var state = environment.GetValueOrDefault("XDG_STATE_HOME");
        if (string.IsNullOrEmpty(state) || !Path.IsPathRooted(state))
        {
            var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
            if (home.Length == 0) throw new BadUsageException("--journal: not given, and there is no home directory, accepted: a file to keep the journal in");
            state = Path.Combine(home, ".local", "state");
        }

        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(queueUrl)))[..16];
        return Path.Combine(state, "backup-scheduler", $"letters-{name}.journal");
    }

    /// <summary>Opens the journal, or begins one; nobody else can until it is closed, or the process is gone.</summary>
    /// <exception cref="BadUsageException">Another redrive has it, it is damaged, or it is another queue's; nothing was done.</exception>
    public static RedriveJournal Open(string path, string queueUrl, TimeProvider time)
    {
        var file = OpenFile(path);
        try
        {
            var content = new byte[file.Length];
            file.ReadExactly(content);
            var read = JournalText.Read(content, path, queueUrl);
            // What a crash has cut off goes, so that the next line begins a line.
            file.SetLength(read.WholeBytes);
            file.Position = read.WholeBytes;
            var journal = new RedriveJournal(file, read, time);
            if (read.WholeBytes == 0) journal.Write(JournalText.Header(queueUrl));
            return journal;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>What the journal says, for somebody who changes nothing.</summary>
    /// <exception cref="BadUsageException">It is damaged, or another queue's.</exception>
    public static IReadOnlyDictionary<string, JournalState> Peek(string path, string queueUrl)
    {
        try
        {
            return JournalText.Read(File.ReadAllBytes(path), path, queueUrl).States;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return new Dictionary<string, JournalState>();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Refused(path, e);
        }
    }

    /// <summary>What is known of every letter that is not settled.</summary>
    public IReadOnlyDictionary<string, JournalState> States
    {
        get
        {
            lock (_turn) return new Dictionary<string, JournalState>(_states);
        }
    }

    /// <summary>They are about to be sent: from here on they are in doubt.</summary>
    public void Begin(IReadOnlyList<string> letters) => Step(JournalText.Begun, letters, JournalState.InDoubt);

    /// <summary>The queue has confirmed their message.</summary>
    public void Sent(IReadOnlyList<string> letters) => Step(JournalText.Sent, letters, JournalState.Sent);

    /// <summary>The queue has not taken their message.</summary>
    public void Refused(IReadOnlyList<string> letters) => Step(JournalText.Refused, letters, null);

    /// <summary>The letter is deleted.</summary>
    public void Deleted(string letter) => Step(JournalText.Deleted, [letter], null);

    /// <summary>
    /// Once nothing is left to remember, the journal is emptied. A letter that nobody sees may be hidden still by the hold of a redrive that was
    /// killed: nothing is forgotten on its absence before such a hold has ended.
    /// </summary>
    /// <param name="there">The letters that are still in the queue; null where not all of them were seen.</param>
    public void Settle(IReadOnlySet<string>? there)
    {
        lock (_turn)
        {
            if (_states.Keys.Any(letter => there is null || there.Contains(letter) || MayBeHidden())) return;
            _states.Clear();
            _file.SetLength(0);
            _file.Flush(flushToDisk: true);
        }
    }

    public void Dispose() => _file.Dispose();

    private bool MayBeHidden() => _lastAt is { } last && _time.GetUtcNow() - last <= LetterHolds.Longest * 2;

    private void Step(string step, IReadOnlyList<string> letters, JournalState? state)
    {
        lock (_turn)
        {
            var now = _time.GetUtcNow();
            Write(JournalText.Line(now, step, letters));
            _lastAt = now;
            foreach (var letter in letters)
            {
                if (state is { } known) _states[letter] = known;
                else _states.Remove(letter);
            }
        }
    }

    private void Write(byte[] line)
    {
        _file.Write(line);
        _file.Flush(flushToDisk: true);
    }

    private static FileStream OpenFile(string path)
    {
        try
        {
            if (Path.GetDirectoryName(Path.GetFullPath(path)) is { Length: > 0 } directory) Directory.CreateDirectory(directory);
            var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 0 };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            return new FileStream(path, options);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Refused(path, e);
        }
    }

    private static BadUsageException Refused(string path, Exception e) => new(Given.Line(
        "--journal", Given.Show(path), $"a file that may be written, and that no other redrive is using: {e.Message}"));
}
