using System.Globalization;
using BackupScheduler.Cli.Letters;
using BackupScheduler.Cli.Output;
using BackupScheduler.Cli.Status;
using BackupScheduler.Cli.WebConsole.Reading;
using BackupScheduler.Core.DeadLetters;
using BackupScheduler.Core.Status;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Cli.WebConsole;

/// <summary>The console's desk over the same looks and the same desk of dead letters that the commands have.</summary>
/// <param name="status">What a look at the organization needs.</param>
/// <param name="letters">The dead letters.</param>
internal sealed class OperatorDesk(StatusWorld status, DeskLetters letters) : IDesk, IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);

    // The letters are read apart, whole.
    private readonly StatusOptions _options = new() { WithLetters = false };

    public async Task<OrganizationStatus> ReadStatusAsync(IProgress<string> progress, CancellationToken cancellation)
    {
        await using var lines = new ProgressLines(progress);
        return await new StatusReading(status).ReadAsync(_options, new Progress(lines, isTerminal: true), cancellation);
    }

    public Task<TableDetail?> ReadTableAsync(TableArn table, CancellationToken cancellation) =>
        new TableReading(status).ReadAsync(table, _options, cancellation);

    public async Task<LetterShelf> ReadLettersAsync(IProgress<string> progress, CancellationToken cancellation)
    {
        var listing = await AloneAsync(() => letters.Desk.ListAsync(new LetterFilter { All = true }, Tell(progress), cancellation), cancellation);
        var warnings = listing.Look.Warnings().ToList();
        return new LetterShelf([.. listing.Letters.OrderByDescending(letter => letter.FailedAt)], warnings.Count > 0 ? string.Join("; ", warnings) : null);
    }

    public RedriveDecision Decide(LetterReading letter) =>
        // What the list has cut off a body is there when it is sent.
        RedrivePlanning.Plan([letter with { Letter = letter.Letter with { CutFrom = null } }], new RedriveRules(letters.World.Schedule, letters.World.Queues), letters.World.Time.GetUtcNow())[0].Decision;

    public async Task<LettersEnd> RedriveAsync(IReadOnlyList<LetterReading> chosen, IProgress<string> progress, CancellationToken cancellation) =>
        End(await AloneAsync(() => letters.Desk.RedriveAsync(new RedriveRequest(Named(chosen), letters.Journal), Tell(progress), cancellation), cancellation));

    public async Task<LettersEnd> DiscardAsync(IReadOnlyList<LetterReading> chosen, IProgress<string> progress, CancellationToken cancellation)
    {
        Directory.CreateDirectory(letters.DiscardFolder);
        var now = letters.World.Time.GetUtcNow().UtcDateTime.ToString("yyyyMMdd'T'HHmmss.fff'Z'", CultureInfo.InvariantCulture);
        var file = Path.Combine(letters.DiscardFolder, $"discarded-{now}.jsonl");
        var end = End(await AloneAsync(() => letters.Desk.DiscardAsync(new DiscardRequest(Named(chosen), file), Tell(progress), cancellation), cancellation));
        return File.Exists(file) ? end with { File = file } : end;
    }

    public void Dispose() => _turn.Dispose();

    // Each holds the whole queue while it lasts, and would hide the letters from the others.
    private async Task<T> AloneAsync<T>(Func<Task<T>> look, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            return await look();
        }
        finally
        {
            _turn.Release();
        }
    }

    private static LetterFilter Named(IReadOnlyList<LetterReading> chosen) => new() { Ids = [.. chosen.Select(letter => letter.Letter.MessageId)] };

    private static LettersEnd End(LetterOutcome outcome) => new(
        [.. outcome.Letters.Select(result => new LetterEnd(
            result.Letter.Letter.MessageId, result.Fate is LetterFate.Redriven or LetterFate.Cleared or LetterFate.Discarded, result.Why))]);

    private static Action<LetterProgress> Tell(IProgress<string> progress) =>
        at => progress.Report(string.Create(CultureInfo.InvariantCulture, $"{at.What}, {at.Done:N0} of {(at.Of > at.Done ? at.Of : at.Done):N0}"));
}

/// <summary>The dead letters, and where what is done to them is written down.</summary>
/// <param name="World">The queues.</param>
/// <param name="Journal">The journal of redrives, the same that <c>dlq redrive</c> keeps.</param>
internal sealed record DeskLetters(LetterWorld World, string Journal)
{
    public LetterDesk Desk { get; } = new(World);

    /// <summary>Where discarded letters are written to: beside the journal.</summary>
    public string DiscardFolder => Path.GetDirectoryName(Path.GetFullPath(Journal))!;
}
