namespace BackupScheduler.Cli.Trials;

/// <summary>Removes what a trial has made, one thing after the other: whatever becomes of one, the others are removed all the same.</summary>
internal sealed class Removal(TrialWorld world, Journal journal, CancellationToken cancellation)
{
    private readonly Waiting _waiting = new(world.Time, journal);

    /// <summary>Tries until it is gone.</summary>
    /// <param name="what">What, for the journal.</param>
    /// <param name="tryRemove">Tries; true once it is gone.</param>
    /// <returns>Whether it is gone.</returns>
    public async Task<bool> IsDoneAsync(string what, Func<Task<bool>> tryRemove)
    {
        try
        {
            return await journal.StepAsync($"remove {what}", async () =>
            {
                await _waiting.UntilAsync($"{what} gone", tryRemove, world.Pace.Look, world.Pace.Removal, cancellation);
                return "";
            });
        }
        catch (Exception e)
        {
            // Whatever it is, the others are removed all the same.
            if (e is not OperationCanceledException) journal.Fail($"remove {what}", e);
            return false;
        }
    }
}
