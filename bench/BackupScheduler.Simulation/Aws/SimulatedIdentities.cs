using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Enforcement;
using BackupScheduler.Simulation.Enforcement;

namespace BackupScheduler.Simulation.Aws;

/// <summary>Every account's IAM, for one process of a function.</summary>
internal sealed class SimulatedIdentities(
    IReadOnlyDictionary<AccountId, AccountIdentities> accounts, SimulatedWire wire, NewRoles newRoles, TimeProvider time) : IIdentityStores
{
    private readonly SimulatedSessions _sessions = new(wire, time);

    public IIdentityStore Open(AccountId account) =>
        new SimulatedIdentityStore(account, accounts[account], wire, _sessions, newRoles, time);
}
