using BackupScheduler.Core.Events;

namespace BackupScheduler.Functions.Tests.Fakes;

/// <summary>A bus that remembers what it was told.</summary>
internal sealed class FakeEvents(FakeWire wire) : IRunEvents
{
    private readonly List<ReviewEvent> _reviews = [];
    private readonly List<RunEvent> _runs = [];

    public IReadOnlyList<ReviewEvent> Reviews => _reviews;

    public IReadOnlyList<RunEvent> Runs => _runs;

    public async Task PublishAsync(ReviewEvent review, CancellationToken cancellation)
    {
        await wire.CallAsync(Operation.PublishReview, review.Scope.ToString(), cancellation);
        _reviews.Add(review);
    }

    public async Task PublishAsync(RunEvent run, CancellationToken cancellation)
    {
        await wire.CallAsync(Operation.PublishRun, run.Run.ToString(), cancellation);
        _runs.Add(run);
    }
}
