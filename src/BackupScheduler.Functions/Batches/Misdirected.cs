using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Work;
using BackupScheduler.Functions.Settings;

namespace BackupScheduler.Functions.Batches;

/// <summary>A well-formed item on a queue where it does not belong.</summary>
internal static class Misdirected
{
    public static ServiceFailureException Item(WorkItem item, FunctionName function) =>
        new(FailureKind.Malformed, "MisdirectedItem", $"kind: {function} does not do {item.GetType().Name} items");
}
