using BackupScheduler.Aws.Scratch;
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
    private const int MostLooks = 5;

    private readonly ScratchTables _tables = world.Setup.Tables(world.Scope);
    private readonly ScratchRoles _roles = world.Setup.Roles(world.Scope.Account);
    private readonly IIdentityStore _identities = world.Setup.IdentityStores().Open(world.Scope.Account);
    private readonly Waiting _waiting = new(world.Time, journal);
    private readonly List<string> _left = [];
    private int _looks;
    private bool _isDeletionAsked;

    /// <summary>Removes everything.</summary>
    /// <returns>The ARNs of what is still there, or may be.</returns>
    public async Task<IReadOnlyList<string>> RunAsync()
    {
        if (deny.Role.MayExist) await RemoveAsync("the role", names.RoleArn, TryRemoveRoleAsync);
        if (deny.Policy.MayExist) await RemoveAsync("the policy", names.PolicyArn, TryRemovePolicyAsync);
        if (backups.Made.Any(backup => backup.Making.MayExist)) await RemoveBackupsAsync();
        if (table.Making.MayExist) await RemoveAsync("the table", names.TableArn, TryRemoveTableAsync);
        return _left;
    }

    private async Task RemoveAsync(string what, string arn, Func<Task<bool>> tryRemove)
    {
        if (!await IsRemovedAsync(what, tryRemove)) _left.Add(arn);
    }

    private async Task<bool> IsRemovedAsync(string what, Func<Task<bool>> tryRemove)
    {
        _looks = 0;
        try
        {
            return await journal.StepAsync($"remove {what}", async () =>
            {
                await _waiting.UntilAsync($"{what} gone", tryRemove, world.Pace.Look, world.Pace.Removal, cancellation);
                return "";
            });
        }
        catch (Exception e)
        {
            // Whatever it is, the others are removed all the same.
            if (e is not OperationCanceledException) journal.Fail($"remove {what}", e);
            return false;
        }
    }

    // AWS may not yet know of what it has made a moment ago, or is still making it for a call that was given up: it is asked some times more.
    private bool IsGone() => ++_looks >= MostLooks;

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
        return left.Count == 0 && !all.Any(backups.IsOwn) && (++_looks >= MostLooks || backups.Made.All(backup => backup.WasListed || !backup.Making.MayExist));
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

    private async Task<bool> TryRemoveTableAsync()
    {
        switch (await _tables.FindStatusAsync(names.Table, cancellation))
        {
            case null:
                return _isDeletionAsked || IsGone();
            case "ACTIVE" when !_isDeletionAsked:
                var leavesBackup = table.Recovery.MayExist && !await IsRecoveryOffAsync();
                await _tables.DeleteAsync(names.Table, cancellation);
                _isDeletionAsked = true;
                if (leavesBackup) _left.Add($"{names.TableArn}/backup/* (AWS's own SYSTEM backup, for 35 days: point-in-time recovery could not be switched off)");
                return false;
            default:
                return false;
        }
    }

    // Deleted with its history on, a table leaves a backup of AWS's own; kept, it would cost for as long as it is there.
    private async Task<bool> IsRecoveryOffAsync()
    {
        try
        {
            await world.Worker.Exports(world.Scope).SwitchRecoveryAsync(names.Table, isOn: false, cancellation);
            return true;
        }
        catch (ServiceFailureException e) when (e.Kind is not (FailureKind.Throttled or FailureKind.Transient))
        {
            journal.See(e);
            return false;
        }
    }
}
