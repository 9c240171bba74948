using BackupScheduler.Cli.Letters;
using BackupScheduler.Cli.Output;
using BackupScheduler.Core.DeadLetters;
using BackupScheduler.Core.Status;

namespace BackupScheduler.Cli.Status;

/// <summary>The dead letters, for a look at the organization.</summary>
/// <param name="Groups">What was seen of them; null where nobody asked, or nothing could be read.</param>
/// <param name="Failure">Why not all of them were seen; null where all were, or nobody asked.</param>
internal sealed record LettersReading(IReadOnlyList<LetterGroup>? Groups, StatusFailure? Failure)
{
    /// <summary>Looks; nothing is consumed. Only cancellation is thrown.</summary>
    /// <param name="desk">The letters; null for not to look.</param>
    /// <param name="progress">Takes how far it is.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<LettersReading> OfAsync(LetterDesk? desk, Progress progress, CancellationToken cancellation)
    {
        if (desk is null) return new LettersReading(null, null);
        try
        {
            var listing = await desk.ListAsync(new LetterFilter { All = true }, at => progress.Show($"{at.What}: {at.Done}"), cancellation);
            var warnings = listing.Look.Warnings().ToList();
            return new LettersReading(listing.Groups, warnings.Count == 0 ? null : new StatusFailure("NotAllSeen", string.Join("; ", warnings)));
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            return new LettersReading(null, StatusFailures.Of(e));
        }
        finally
        {
            progress.Close();
        }
    }
}
