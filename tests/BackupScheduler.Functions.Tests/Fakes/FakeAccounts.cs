using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Functions.Tests.Fakes;

/// <summary>Every account in every Region, made when first asked for.</summary>
internal sealed class FakeAccounts(FakeWire wire, TimeProvider time) : IBackupStores
{
    private readonly Dictionary<TableScope, FakeAccount> _accounts = [];

    public FakeAccount this[TableScope scope] =>
        _accounts.TryGetValue(scope, out var account) ? account : _accounts[scope] = new FakeAccount(scope, wire, time);

    public IBackupStore Open(TableScope scope) => this[scope];
}
