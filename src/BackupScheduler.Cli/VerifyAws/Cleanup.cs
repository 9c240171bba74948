using BackupScheduler.Aws.Scratch;
using BackupScheduler.Cli.Trials;
using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Enforcement;
using BackupScheduler.Core.Failures;

namespace BackupScheduler.Cli.VerifyAws;

/// <summary>
/// Removes what was made, whatever has become of the rest, and tells what it could not remove. It touches nothing else: each thing is known by its
/// random name, a backup by its table and name.
/// </summary>
internal sealed class Cleanup(VerifyWorld world, ScratchNames names, TrialTable table, TrialBackups backups, DenyTrial deny, Journal journal, CancellationToken cancellation)
{
    private readonly ScratchRoles _roles = world.Setup.Roles(world.Scope.Account);
    private readonly IIdentityStore _identities = world.Setup.IdentityStores().Open(world.Scope.Account);
    private readonly Removal _removal = new(world, journal, cancellation);
    private readonly List<string> _left = [];
    private int _looks;

    /// <summary>Removes everything.</summary>
    /// <returns>The ARNs of what is still there, or may be.</returns>
    public async Task<IReadOnlyList<string>> RunAsync()
    {
        if (deny.Role.MayExist) await RemoveAsync("the role", names.RoleArn, TryRemoveRoleAsync);
        if (deny.Policy.MayExist) await RemoveAsync("the policy", names.PolicyArn, TryRemovePolicyAsync);
        if (backups.Made.Any(backup => backup.Making.MayExist)) await RemoveBackupsAsync();
        _left.AddRange(await new TableRemoval(world, names, table, journal, cancellation).RunAsync(_removal));
        return _left;
    }

    private async Task RemoveAsync(string what, string arn, Func<Task<bool>> tryRemove)
    {
        if (!await IsRemovedAsync(what, tryRemove)) _left.Add(arn);
    }

    private Task<bool> IsRemovedAsync(string what, Func<Task<bool>> tryRemove)
    {
        _looks = 0;
        return _removal.IsDoneAsync(what, tryRemove);
    }

    // AWS may not yet know of what it has made a moment ago, or is still making it for a call that was given up: it is asked some times more.
    private bool IsGone() => ++_looks >= TableRemoval.MostLooks;

    // An installed enforcer puts its deny on the role meanwhile, and puts it back.
    private async Task<bool> TryRemoveRoleAsync()
    {
        var answer = await _roles.DeleteAsync(names.Role, cancellation);
        if (answer == RoleDeletion.HasPolicies)
        {
            await TakePoliciesOffAsync();
            answer = await _roles.DeleteAsync(names.Role, cancellation);
        }

        return answer == RoleDeletion.Deleted || (answer == RoleDeletion.Unknown && IsGone());
    }

    private async Task<bool> TryRemovePolicyAsync() => deny.Policy.IsConfirmed || await _identities.FindPolicyAsync(names.PolicyArn, cancellation) is not null
        ? await _identities.DeletePolicyAsync(names.PolicyArn, cancellation)
        : IsGone();

    private async Task TakePoliciesOffAsync()
    {
        await foreach (var page in _identities.ListAsync(cancellation))
        {
            if (page.FirstOrDefault(principal => principal.Arn.ToString() == names.RoleArn) is not { } role) continue;
            foreach (var policy in role.Attached ?? []) await DetachAsync(role.Arn, policy);
            foreach (var inline in role.Inline ?? []) await _identities.DeleteInlineAsync(role.Arn, inline.Name, cancellation);
            return;
        }
    }

    private async Task DetachAsync(PrincipalArn role, string policy)
    {
        if (policy != names.PolicyArn) journal.Learn($"{policy} was on the scratch role when it was removed.");
        await _identities.DetachAsync(role, policy, cancellation);
    }

    private async Task RemoveBackupsAsync()
    {
        var left = new List<string>();
        if (await IsRemovedAsync("the backups", () => TryRemoveBackupsAsync(left))) return;
        var unseen = backups.Made.Where(backup => backup.Making.MayExist && !backup.WasListed).Select(backup => backup.Name);
        _left.AddRange([.. left, .. unseen.Select(name => $"{names.TableArn}/backup/* (if there is one, it is named {name})")]);
    }

    private async Task<bool> TryRemoveBackupsAsync(List<string> left)
    {
        var all = await backups.ListAsync(cancellation);
        foreach (var foreign in all.Where(backup => !backups.IsOwn(backup)))
            if (!journal.Facts.Any(fact => fact.Contains(foreign.Arn, StringComparison.Ordinal)))
                journal.Learn($"Somebody else has backed the scratch table up: {foreign.Arn} is left alone.");
        left.Clear();
        left.AddRange(all.Where(backups.IsOwn).Select(backup => backup.Arn));
        foreach (var arn in left.ToList())
            if (await DeleteAsync(arn)) left.Remove(arn);
        return left.Count == 0 && !all.Any(backups.IsOwn) && (++_looks >= TableRemoval.MostLooks || backups.Made.All(backup => backup.WasListed || !backup.Making.MayExist));
    }

    // One that is being made can neither be deleted yet; the next look tries again.
    private async Task<bool> DeleteAsync(string arn)
    {
        try
        {
            await backups.Store.DeleteAsync(arn, cancellation);
            return true;
        }
        catch (ServiceFailureException e) when (e.Kind is FailureKind.Throttled or FailureKind.Transient)
        {
            journal.See(e);
            return false;
        }
    }
}
