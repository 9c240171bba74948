using BackupScheduler.LocalAws.Proxy;

namespace BackupScheduler.Bench.Calls;

/// <summary>Calls that reached AWS, by service and operation.</summary>
internal sealed record CallCounts(IReadOnlyDictionary<string, int> ByOperation)
{
    // How the first sweep learns that it has to make the policy.
    private const string NotThere = "NoSuchEntity";

    /// <summary>Counts a log.</summary>
    /// <exception cref="MeasurementException">A call failed: what follows from failures is not what a run costs.</exception>
    public static CallCounts Of(IReadOnlyList<LoggedCall> log)
    {
        if (log.FirstOrDefault(call => call.Status is < 200 or >= 300 && call.ErrorCode != NotThere) is { } failed)
            throw new MeasurementException($"{failed.Service}:{failed.Operation} in {failed.Account} was answered with {failed.Status} {failed.ErrorCode}");
        return new CallCounts(new SortedDictionary<string, int>(log.CountBy(call => $"{call.Service}:{call.Operation}").ToDictionary(), StringComparer.Ordinal));
    }

    /// <summary>The calls of one operation.</summary>
    public int Count(string service, string operation) => ByOperation.GetValueOrDefault($"{service}:{operation}");

    /// <summary>All calls of a service.</summary>
    public int OfService(string service) => ByOperation.Where(pair => pair.Key.StartsWith($"{service}:", StringComparison.Ordinal)).Sum(pair => pair.Value);

    /// <summary>All calls.</summary>
    public int Total => ByOperation.Values.Sum();

    /// <summary>Calls of a service that only look.</summary>
    public int Reads(string service) => ByOperation
        .Where(pair => pair.Key.StartsWith($"{service}:", StringComparison.Ordinal) && IsRead(pair.Key[(service.Length + 1)..])).Sum(pair => pair.Value);

    private static bool IsRead(string operation) =>
        operation.StartsWith("Get", StringComparison.Ordinal) || operation.StartsWith("List", StringComparison.Ordinal) || operation.StartsWith("Describe", StringComparison.Ordinal);
}
