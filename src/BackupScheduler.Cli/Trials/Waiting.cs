using System.Globalization;
using BackupScheduler.Core.Failures;

namespace BackupScheduler.Cli.Trials;

/// <summary>Waits for what AWS brings about in its own time, and tries again what it refuses for the moment.</summary>
/// <param name="time">The clock that is waited on.</param>
/// <param name="journal">Takes down the errors that are lived with.</param>
internal sealed class Waiting(TimeProvider time, Journal journal)
{
    /// <summary>Looks until the answer is not null, and answers with it and the time that it took.</summary>
    /// <param name="what">What is waited for, for the failure.</param>
    /// <param name="look">Looks; what fails in passing is looked at again.</param>
    /// <param name="between">Between two looks.</param>
    /// <param name="longest">How long.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="TrialException">It took too long.</exception>
    public async Task<(T Found, TimeSpan After)> UntilAsync<T>(
        string what, Func<Task<T?>> look, TimeSpan between, TimeSpan longest, CancellationToken cancellation)
        where T : class
    {
        var start = time.GetTimestamp();
        for (var first = true; first || time.GetElapsedTime(start) < longest; first = false)
        {
            if (!first) await Task.Delay(between, time, cancellation);
            if (await TryAsync(look) is { } found) return (found, time.GetElapsedTime(start));
        }

        throw new TrialException($"{what}: not within {longest.TotalSeconds.ToString("0", CultureInfo.InvariantCulture)} s");
    }

    /// <summary>Looks until it is so.</summary>
    public async Task<TimeSpan> UntilAsync(
        string what, Func<Task<bool>> isSo, TimeSpan between, TimeSpan longest, CancellationToken cancellation) =>
        (await UntilAsync(what, async () => await isSo() ? what : null, between, longest, cancellation)).After;

    // Which kind passes is the adapters' judgement: busy, throttled, server errors.
    private async Task<T?> TryAsync<T>(Func<Task<T?>> look)
        where T : class
    {
        try
        {
            return await look();
        }
        catch (ServiceFailureException e) when (e.Kind is FailureKind.Throttled or FailureKind.Transient)
        {
            journal.See(e);
            return null;
        }
    }
}
