using BackupScheduler.Core.Restores;

namespace BackupScheduler.Cli.Restore;

/// <summary>What a restore came to.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Journal">What was done of it.</param>
/// <param name="Error">What ended it; null where nothing did.</param>
/// <param name="IsInterrupted">Whether it was told to end.</param>
internal sealed record RestoreResult(RestorePlan Plan, RestoreJournal Journal, string? Error, bool IsInterrupted)
{
    /// <summary>Whether the table has exactly the state that was asked for.</summary>
    public bool IsExact => Plan.EndsEarly is null && Journal.LeftOut == 0;

    public bool IsComplete => Journal.IsComplete && Error is null;

    /// <summary>The time it took.</summary>
    public TimeSpan Took { get; init; }

    public int ExitCode => IsInterrupted ? Cli.ExitCode.Interrupted
        : IsComplete && IsExact ? Cli.ExitCode.Done
        : Cli.ExitCode.Failed;

    public IReadOnlyList<string> Errors
    {
        get
        {
            var errors = new List<string>();
            if (Error is not null) errors.Add(Error);
            if (IsInterrupted) errors.Add("interrupted: what was restored so far stays");
            errors.AddRange(Journal.Failures);
            if (Plan.EndsEarly is { } early) errors.Add($"NOT EXACT: {early}");
            if (Journal.LeftOut > 0)
                errors.Add($"NOT EXACT: {Journal.LeftOut} items were written again after {Plan.AsOf:u} within the last window: they have the state of the window's beginning");
            return errors;
        }
    }
}
