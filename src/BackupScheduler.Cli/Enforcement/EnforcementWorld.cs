using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Enforcement;
using BackupScheduler.Core.Failures;

namespace BackupScheduler.Cli.Enforcement;

/// <summary>What a command that deals with the deny needs from outside.</summary>
/// <param name="Organization">The organization.</param>
/// <param name="Identities">The accounts' users, roles and policies.</param>
/// <param name="Jitter">Randomness.</param>
/// <param name="Time">The clock.</param>
internal sealed record EnforcementWorld(IOrganization Organization, IIdentityStores Identities, IJitter Jitter, TimeProvider Time);
