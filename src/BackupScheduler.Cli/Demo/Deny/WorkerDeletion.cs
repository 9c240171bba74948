using System.Globalization;
using Amazon.Lambda.SQSEvents;
using BackupScheduler.Aws;
using BackupScheduler.Aws.Sqs;
using BackupScheduler.Cli.InProcess;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Work;
using BackupScheduler.Functions.Batches;
using BackupScheduler.Functions.Settings;
using BackupScheduler.Functions.Worker;
using BackupScheduler.InProcess.Invocations;
using BackupScheduler.LocalAws.Wire;
using Microsoft.Extensions.Logging.Abstractions;

namespace BackupScheduler.Cli.Demo.Deny;

/// <summary>One deletion by the real worker, through its real role, with real signatures: IAM is enforced while it runs.</summary>
internal static class WorkerDeletion
{
    // The one that may say what goes.
    private const string Proof = "PROOFOFTHEWORKER1";
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(1);

    public static async Task RunAsync(
        Uri emulator, AwsCredentials caller, IReadOnlyDictionary<string, string> variables, AwsPlace place, string table, string backup, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var settings = SettingsReader.Read(FunctionName.Worker, variables, out var errors) ?? throw new InvalidOperationException(string.Join("; ", errors));
        var aws = new AwsPorts(AwsOptions.ForEmulator(emulator, DemoWorld.HomeRegion, caller.AccessKey, caller.Secret, caller.SessionToken));
        var ports = new HandlerPorts(
            aws.Queues(new QueueAddresses(null, settings.TableQueueUrl, null, settings.DeadLetterQueueUrl)),
            aws.BackupStores(settings.BackupRoleName, settings.ExternalId, "backup-scheduler-demo"),
            aws.TableTags(settings.BackupRoleName, settings.ExternalId, "backup-scheduler-demo"),
            new CountingMetrics(), new SystemJitter(), TimeProvider.System, NullLogger.Instance);
        var now = TimeProvider.System.GetUtcNow();
        var item = new PruneTable
        {
            Version = WorkItem.CurrentVersion,
            Run = RunId.At(now),
            Account = AccountId.Parse(place.Account),
            Region = Region.Parse(place.Region),
            Table = TableName.Parse(table),
            Backups = [backup],
            Due = now,
            Policy = settings.PolicyFingerprint,
        };
        await new WorkerHandler(settings with { PruneSender = Proof }, ports).HandleAsync(
            Batch(item, now), new InProcessContext(nameof(FunctionName.Worker), "proof", Timeout, TimeProvider.System));
    }

    private static SQSEvent Batch(WorkItem item, DateTimeOffset now) => new()
    {
        Records =
        [
            new SQSEvent.SQSMessage
            {
                MessageId = "proof",
                ReceiptHandle = "proof",
                Body = WorkItemJson.Write(item),
                Attributes = new Dictionary<string, string>
                {
                    ["ApproximateReceiveCount"] = "1",
                    ["SenderId"] = Proof,
                    ["SentTimestamp"] = now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
                },
            },
        ],
    };
}
