using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Proxy.Jobs;

/// <summary>An export or import: it is IN_PROGRESS until its time has come, and its work is done once, by then.</summary>
/// <param name="Place">Of the caller, who alone sees it.</param>
/// <param name="Parameters">The call's parameters as a text to compare, token excluded.</param>
internal sealed record Job<TRequest>(
    TRequest Request, AwsPlace Place, string Arn, string TableArn, string? Token, string Parameters, DateTimeOffset Started, DateTimeOffset Due)
{
    private Lazy<Task<JobEnd>> _end = new(() => Task.FromResult(new JobEnd(0, 0)));

    public required Func<Task<JobEnd>> Work
    {
        init => _end = new(value);
    }

    public bool IsRunning(DateTimeOffset now) => now < Due;

    /// <summary>Does what is to be done, unless it has been.</summary>
    public Task<JobEnd> FinishAsync() => _end.Value;

    /// <summary>Null while it is in progress.</summary>
    public async Task<JobEnd?> EndAsync(DateTimeOffset now) => IsRunning(now) ? null : await FinishAsync();
}
