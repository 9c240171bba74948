using BackupScheduler.Core.Accounts;

namespace BackupScheduler.Simulation.Aws;

/// <summary>
/// The credentials that one function's process holds: a role is assumed at the account's first call, once for all that wait, and
/// again shortly before the hour ends, as the adapter does.
/// </summary>
internal sealed class SimulatedSessions(SimulatedWire wire, TimeProvider time)
{
    private static readonly TimeSpan Lasting = TimeSpan.FromMinutes(55);
    private readonly Dictionary<AccountId, (Task Opening, DateTimeOffset EndsAt)> _byAccount = [];

    public Task OpenAsync(AccountId account)
    {
        if (_byAccount.TryGetValue(account, out var held) && !held.Opening.IsFaulted && time.GetUtcNow() < held.EndsAt) return held.Opening;
        var opening = wire.RetryAsync(Operation.AssumeRole, null, account.Value, () => true, CancellationToken.None);
        _byAccount[account] = (opening, time.GetUtcNow() + Lasting);
        return opening;
    }
}
