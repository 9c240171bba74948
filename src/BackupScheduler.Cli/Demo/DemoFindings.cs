using BackupScheduler.Cli.Demo.Deny;
using BackupScheduler.LocalAws.Reading;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.Cli.Demo;

/// <summary>What the independent reader found in the end.</summary>
/// <param name="Backups">The backups of every account, suspended and empty ones too, in every Region.</param>
/// <param name="Tables">The tables there, likewise.</param>
/// <param name="Deny">The users, roles and deny policies of the active accounts.</param>
/// <param name="DeadLetters">Letters in the dead-letter queue.</param>
/// <param name="WorkLeft">Messages left in the work queues.</param>
internal sealed record DemoFindings(
    IReadOnlyDictionary<AwsPlace, IReadOnlyList<BackupFact>> Backups,
    IReadOnlyDictionary<AwsPlace, IReadOnlyList<string>> Tables,
    DemoDenyFindings Deny,
    IReadOnlyList<MessageFact> DeadLetters,
    int WorkLeft)
{
    public static async Task<DemoFindings> ReadAsync(
        DemoWorld world, DemoSeed seed, DemoDeployment deployment, DemoOptions options, CancellationToken cancellation)
    {
        var backups = new Dictionary<AwsPlace, IReadOnlyList<BackupFact>>();
        var existing = new Dictionary<AwsPlace, IReadOnlyList<string>>();
        foreach (var account in seed.Accounts.Append(seed.Suspended))
        {
            foreach (var region in DemoPlan.Regions.Take(options.Regions))
            {
                var place = new AwsPlace(account, region);
                backups[place] = await world.Reader.BackupsAsync(place, cancellation);
                existing[place] = await world.Reader.TablesAsync(place, cancellation);
            }
        }

        var letters = await world.Queues.PeekAsync(deployment.Queue("DEAD_LETTER_QUEUE_URL"), cancellation);
        var accounts = await world.Queues.CountsAsync(deployment.Queue("ACCOUNT_QUEUE_URL"), cancellation);
        var tables = await world.Queues.CountsAsync(deployment.Queue("TABLE_QUEUE_URL"), cancellation);
        var enforcement = await world.Queues.CountsAsync(deployment.Queue("ENFORCEMENT_QUEUE_URL"), cancellation);
        var deny = await DemoDenyFindings.ReadAsync(world.Reader, seed.Accounts, cancellation);
        return new DemoFindings(backups, existing, deny, letters, accounts.Total + tables.Total + enforcement.Total);
    }
}
