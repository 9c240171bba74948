using BackupScheduler.Aws;
using BackupScheduler.Aws.Sqs;
using BackupScheduler.Core.Enforcement;
using BackupScheduler.Core.Work;
using BackupScheduler.Functions.Batches;
using BackupScheduler.Functions.Settings;

namespace BackupScheduler.Cli.Letters;

/// <summary>Options and environment of the commands about dead letters, read and checked.</summary>
/// <param name="Settings">The functions' settings; the dead-letter queue is among them.</param>
/// <param name="Aws">How AWS is reached.</param>
internal sealed record LetterSetup(FunctionSettings Settings, AwsOptions Aws)
{
    private const string SessionName = "backup-scheduler-letters";

    /// <summary>Reads; nothing is called.</summary>
    /// <param name="profile">The profile that was asked for; null for what the SDK finds.</param>
    /// <param name="region">The Region of the queues; null for AWS_REGION or the profile's.</param>
    /// <param name="environment">The environment.</param>
    /// <exception cref="BadUsageException">Something is wrong; all of it is told.</exception>
    public static LetterSetup Read(string? profile, string? region, IReadOnlyDictionary<string, string> environment)
    {
        var access = AwsAccess.Read(profile, region, environment);
        var settings = SettingsReader.ReadForLetters(access.Variables, out var errors) ?? throw new BadUsageException(errors);
        return new LetterSetup(settings, access.OptionsFor(settings));
    }

    /// <summary>The queues; nothing is called before they are used.</summary>
    public LetterWorld World()
    {
        var ports = new AwsPorts(Aws);
        var stores = ports.BackupStores(EnforcementRules.OperatorRole, Settings.ExternalId, SessionName);
        return new LetterWorld(
            ports.DeadLetters(Settings.DeadLetterQueueUrl!),
            ports.LetterSender(new QueueAddresses(Settings.AccountQueueUrl, Settings.TableQueueUrl, Settings.EnforcementQueueUrl, null)),
            Queues(),
            Settings.Schedule,
            new Patience(new SystemJitter(), TimeProvider.System))
        {
            FindLatestRun = new LatestRuns(stores, Settings, TimeProvider.System).FindAsync,
        };
    }

    private Dictionary<WorkQueue, string> Queues()
    {
        var queues = new Dictionary<WorkQueue, string>();
        if (Settings.AccountQueueUrl is { } accounts) queues.Add(WorkQueue.Accounts, accounts);
        if (Settings.TableQueueUrl is { } tables) queues.Add(WorkQueue.Tables, tables);
        if (Settings.EnforcementQueueUrl is { } enforcement) queues.Add(WorkQueue.Enforcement, enforcement);
        return queues;
    }
}
