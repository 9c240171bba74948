using BackupScheduler.LocalAws.Reading;
using BackupScheduler.LocalAws.Seeding;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.Cli.Demo.Deny;

/// <summary>How long the deny took to come by an event alone, no sweep being under way; null where it did not come.</summary>
/// <param name="NewRole">From a role's creation to its deny.</param>
/// <param name="Detached">From the detachment of a deny to its return.</param>
internal sealed record DemoDenyTimes(TimeSpan? NewRole, TimeSpan? Detached);

/// <summary>While the service serves its queues, a role is made and a deny is detached, as anybody would: through the proxy, which tells.</summary>
internal sealed class DemoDenyEvents(DemoWorld world, string account, IProgress<string> progress)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(200);

    public async Task<DemoDenyTimes> RunAsync(CancellationToken cancellation)
    {
        var people = new PrincipalSeeder(world.ThroughProxy);
        var newRole = await TimeAsync(
            () => people.CreateRoleAsync(account, DemoPrincipals.Newcomer.Name, "/teams/", cancellation: cancellation), cancellation);
        progress.Report($"role {DemoPrincipals.Newcomer.Name} was created in {account}: {Came(newRole, "it has the deny", "has no deny")}");
        var detached = await TimeAsync(
            () => people.DetachAsync(account, DemoPrincipals.Newcomer, DemoDenyChecks.PolicyArn(account), cancellation), cancellation);
        progress.Report($"its deny was detached: {Came(detached, "it is back", "is not back")}");
        return new DemoDenyTimes(newRole, detached);
    }

    private static string Came(TimeSpan? after, string came, string not) =>
        after is { } time ? $"{came}, by its event, after {time.TotalSeconds:0.0} s" : $"{not} after {Longest.TotalSeconds:0} s";

    private async Task<TimeSpan?> TimeAsync(Func<Task> change, CancellationToken cancellation)
    {
        var start = TimeProvider.System.GetTimestamp();
        await change();
        while (TimeProvider.System.GetElapsedTime(start) < Longest)
        {
            if (await IsDeniedAsync(cancellation)) return TimeProvider.System.GetElapsedTime(start);
            await Task.Delay(BetweenLooks, cancellation);
        }

        return null;
    }

    private async Task<bool> IsDeniedAsync(CancellationToken cancellation)
    {
        try
        {
            var all = await world.Reader.PrincipalsAsync(account, cancellation);
            return all.Any(principal => principal.Name == DemoPrincipals.Newcomer.Name && IsAttached(principal));
        }
        catch (AwsWireException e) when (e.Status >= 500)
        {
            // The emulator's listing fails while the account is written to: the next look tells.
            return false;
        }
    }

    private bool IsAttached(PrincipalFact principal) => principal.Attached.Contains(DemoDenyChecks.PolicyArn(account));
}
