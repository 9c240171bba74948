using Amazon.EventBridge;
using Amazon.EventBridge.Model;
using BackupScheduler.Aws.Failures;
using BackupScheduler.Core.Events;
using BackupScheduler.Core.Failures;

namespace BackupScheduler.Aws.EventBridge;

/// <summary>Events on one bus of EventBridge.</summary>
/// <param name="client">A client of the bus's Region.</param>
/// <param name="bus">Its name or ARN.</param>
public sealed class EventBridgeRunEvents(IAmazonEventBridge client, string bus) : IRunEvents
{
    /// <inheritdoc/>
    public Task PublishAsync(ReviewEvent review, CancellationToken cancellation) =>
        PutAsync(EventJson.ReviewType, EventJson.Write(review), review.Time, cancellation);

    /// <inheritdoc/>
    public Task PublishAsync(RunEvent run, CancellationToken cancellation) =>
        PutAsync(EventJson.RunType, EventJson.Write(run), run.Time, cancellation);

    /// <summary>The Region of a bus that is named by its ARN: an event is put there and nowhere else; null for a name.</summary>
    internal static string? RegionOf(string bus) => bus.Split(':') is ["arn", _, "events", var region, ..] ? region : null;

    private async Task PutAsync(string type, string detail, DateTimeOffset time, CancellationToken cancellation)
    {
        var request = new PutEventsRequest
        {
            Entries = [new() { EventBusName = bus, Source = EventJson.Source, DetailType = type, Detail = detail, Time = time.UtcDateTime }],
        };
        var answer = await AwsFailure.TranslateAsync(() => client.PutEventsAsync(request, cancellation), cancellation);
        // The call succeeds even when the bus has not taken the event.
        var result = answer.Entries?.SingleOrDefault();
        if (answer.FailedEntryCount is > 0 || string.IsNullOrEmpty(result?.EventId)) throw NotTaken(result);
    }

    private static ServiceFailureException NotTaken(PutEventsResultEntry? result)
    {
        var code = string.IsNullOrEmpty(result?.ErrorCode) ? "NotConfirmed" : result.ErrorCode;
        return new ServiceFailureException(KindOf(code), code, $"event not taken: {result?.ErrorMessage ?? "no answer about it"}");
    }

    private static FailureKind KindOf(string code) => code switch
    {
        "NotConfirmed" => FailureKind.Transient,
        _ when ErrorCodes.Throttling.Contains(code) => FailureKind.Throttled,
        _ when ErrorCodes.Passing.Contains(code) => FailureKind.Transient,
        _ when ErrorCodes.Denied.Contains(code) || code.StartsWith("NotAuthorized", StringComparison.Ordinal) => FailureKind.AccessDenied,
        _ => FailureKind.Other,
    };
}
