using Amazon.Lambda.Core;
using Amazon.Lambda.SQSEvents;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Work;
using BackupScheduler.Functions.Batches;
using BackupScheduler.Functions.Events;
using BackupScheduler.Functions.Review;
using BackupScheduler.Functions.Settings;

namespace BackupScheduler.Functions.Tables;

/// <summary>Fed by the account queue: schedules the tables of an account and Region, reviews what came of it, and tells of it.</summary>
public sealed class ScheduleTablesHandler(FunctionSettings settings, HandlerPorts ports)
{
    private readonly SqsBatch _batch = new(
        FunctionName.ScheduleTables, WorkQueue.Accounts, new FailurePolicy(settings.Limits.MaxReceiveCount), ports, new ReviewTelling(settings, ports));

    private readonly TableScheduling _scheduling = new(settings, ports);
    private readonly AccountReviewing _reviewing = new(settings, ports);
    private readonly ReviewPublishing _publishing = new(settings, ports);
    private readonly RunTelling _telling = new(settings, ports);

    /// <summary>Handles a batch.</summary>
    public Task<SQSBatchResponse> HandleAsync(SQSEvent batch, ILambdaContext context) =>
        _batch.RunAsync(batch, context, work => work.Item switch
        {
            BackUpAccount item => _scheduling.RunAsync(item, work),
            ReviewAccount item => _reviewing.RunAsync(item, work),
            TellReview item => _publishing.RunAsync(item, work),
            CloseRun item => _telling.RunAsync(item, work),
            var other => throw Misdirected.Item(other, FunctionName.ScheduleTables),
        });
}
