using Amazon.Lambda.Core;
using Amazon.Lambda.SQSEvents;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Work;
using BackupScheduler.Functions.Batches;
using BackupScheduler.Functions.Settings;

namespace BackupScheduler.Functions.Enforcement;

/// <summary>Fed by the enforcement queue, with sweeps and with events of the accounts' IAM: every user and role gets the deny, and keeps it.</summary>
public sealed class PolicyEnforcerHandler
{
    private readonly SqsBatch _batch;
    private readonly AccountProtection _accounts;
    private readonly EventEnforcement _events;

    /// <summary>A handler that lives as long as its process: it remembers which accounts are the organization's.</summary>
    public PolicyEnforcerHandler(FunctionSettings settings, EnforcementPorts ports)
    {
        var membership = new OrganizationMembership(ports.Organization, ports.Time);
        _batch = new SqsBatch(FunctionName.PolicyEnforcer, WorkQueue.Enforcement, new FailurePolicy(settings.Limits.MaxReceiveCount), ports);
        _accounts = new AccountProtection(settings, membership, ports);
        _events = new EventEnforcement(settings, membership, ports);
    }

    /// <summary>Handles a batch.</summary>
    public Task<SQSBatchResponse> HandleAsync(SQSEvent batch, ILambdaContext context) =>
        _batch.RunAsync(batch, context, work => work.Content switch
        {
            { Event: { } e } => _events.RunAsync(e, work),
            { Item: ProtectAccount item } => _accounts.RunAsync(item, work),
            _ => throw Misdirected.Item(work.Item, FunctionName.PolicyEnforcer),
        });
}
