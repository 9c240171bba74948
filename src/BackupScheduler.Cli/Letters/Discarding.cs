using BackupScheduler.Core.DeadLetters;
using BackupScheduler.Core.Failures;

namespace BackupScheduler.Cli.Letters;

/// <summary>Writes letters to a file and, once all of them are on the disk, deletes them.</summary>
internal sealed class Discarding(LetterWorld world, LetterHolds holds, DiscardRequest request, Action<LetterProgress>? tell)
{
    private const int MostAtOnce = 8;

    private readonly List<LetterResult> _results = [];
    private readonly Lock _turn = new();

    public async Task<IReadOnlyList<LetterResult>> RunAsync(IReadOnlyList<LetterReading> letters, CancellationToken cancellation)
    {
        if (request.DryRun) return [.. letters.Select(letter => new LetterResult(letter, LetterFate.Planned, "it would be written to the file and deleted"))];
        if (letters.Count == 0) return [];
        if (request.Confirm is { } confirm) await confirm(letters.Count, cancellation);
        DiscardFile.Write(request.File, letters);
        await Parallel.ForEachAsync(letters, new ParallelOptions { MaxDegreeOfParallelism = MostAtOnce }, async (letter, _) =>
        {
            var result = cancellation.IsCancellationRequested
                ? new LetterResult(letter, LetterFate.NotBegun, "interrupted before its turn: it is in the file, and in the queue")
                : await DeleteAsync(letter);
            lock (_turn)
            {
                _results.Add(result);
                tell?.Invoke(new LetterProgress("discarding", _results.Count, letters.Count, result));
            }
        });
        return _results;
    }

    private async Task<LetterResult> DeleteAsync(LetterReading letter)
    {
        var id = letter.Letter.MessageId;
        if (holds.Find(id) is not { } held)
            return new LetterResult(letter, LetterFate.Failed, "it was held too long: somebody else may have it by now; it is in the file, and in the queue");
        try
        {
            await world.Queue.DeleteAsync(held, CancellationToken.None);
        }
        catch (ServiceFailureException e)
        {
            return new LetterResult(letter, LetterFate.Failed, $"it is in the file, and not deleted: {LetterText.Line($"{e.Code}: {e.Message}", 300)}");
        }

        holds.Forget(id);
        return new LetterResult(letter, LetterFate.Discarded, "it is in the file");
    }
}
