using BackupScheduler.LocalAws.Proxy;

namespace BackupScheduler.LocalAws.Faults;

/// <summary>Which calls meet which fault. Only calls whose operation is known; those of S3 meet only what comes before they take effect.</summary>
public sealed record FaultRule(FaultKind Kind, CallMatch Match)
{
    /// <summary>A further condition, on the call's input for instance.</summary>
    public Func<ProxyCall, bool>? Where { get; init; }

    /// <summary>With which a call that it applies to meets the fault.</summary>
    public double Probability { get; init; } = 1;

    /// <summary>So many calls that it applies to pass first.</summary>
    public int Skip { get; init; }

    /// <summary>The rule retires after so many faults.</summary>
    public int Count { get; init; } = int.MaxValue;

    /// <summary>
    /// The answer is lost: the call takes effect, and then the fault is all that the client sees of it. A truncated answer
    /// always is one.
    /// </summary>
    public bool AfterEffect { get; init; }

    /// <summary>Of <see cref="FaultKind.Delay"/>, and how much later messages are delivered.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The code of <see cref="FaultKind.Error"/>, such as `LimitExceededException`.</summary>
    public string Code { get; init; } = "";

    /// <summary>The text of <see cref="FaultKind.Error"/>.</summary>
    public string Message { get; init; } = "injected";

    /// <summary>The HTTP status of <see cref="FaultKind.Error"/>.</summary>
    public int Status { get; init; } = 400;

    internal bool AppliesTo(ProxyCall call) =>
        call.Operation.Length > 0 && Match.Matches(call) && (Where is null || Where(call)) && IsPossible(call);

    private bool IsPossible(ProxyCall call) => Kind switch
    {
        FaultKind.LateDelivery => call.Is("sqs", "SendMessage") || call.Is("sqs", "SendMessageBatch"),
        // What streams through cannot be sent twice, and its answer is gone before it could be cut.
        FaultKind.Twice or FaultKind.Truncate => !call.IsStreamed,
        _ => !(call.IsStreamed && AfterEffect),
    };
}
