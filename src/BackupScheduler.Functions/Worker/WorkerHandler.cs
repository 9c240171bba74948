using Amazon.Lambda.Core;
using Amazon.Lambda.SQSEvents;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Work;
using BackupScheduler.Functions.Batches;
using BackupScheduler.Functions.Copies;
using BackupScheduler.Functions.Settings;

namespace BackupScheduler.Functions.Worker;

/// <summary>Fed by the table queue: creates backups, deletes those that a review decided to delete, and copies tables to the vault.</summary>
public sealed class WorkerHandler(FunctionSettings settings, HandlerPorts ports)
{
    // A batch is ten calls that mostly wait for AWS: all at once, or Lambda's five batches of the first minute fall behind.
    private readonly SqsBatch _batch = new(
        FunctionName.Worker, WorkQueue.Tables, new FailurePolicy(settings.Limits.MaxReceiveCount), ports)
    {
        Parallelism = 50,
    };

    private readonly TableBackup _backup = new(settings, ports);
    private readonly TablePruning _pruning = new(settings, ports);
    private readonly TableCopying _copying = new(settings, ports);
    private readonly CopyFollowing _following = new(settings, ports);

    /// <summary>Handles a batch.</summary>
    public Task<SQSBatchResponse> HandleAsync(SQSEvent batch, ILambdaContext context) =>
        _batch.RunAsync(batch, context, work => work.Item switch
        {
            BackUpTable item => _backup.RunAsync(item, work),
            PruneTable item => _pruning.RunAsync(item, work),
            CopyTable item => _copying.RunAsync(item, work),
            ConfirmCopies item => _following.RunAsync(item, work),
            var other => throw Misdirected.Item(other, FunctionName.Worker),
        });
}
