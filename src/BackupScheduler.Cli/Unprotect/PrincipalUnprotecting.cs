using BackupScheduler.Cli.Enforcement;
using BackupScheduler.Cli.Output;
using BackupScheduler.Core;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Enforcement;
using BackupScheduler.Core.Failures;
using BackupScheduler.Functions.Enforcement;

namespace BackupScheduler.Cli.Unprotect;

/// <summary>
/// Takes the deny off one user or role, for tools that delete it and do not know of the deny: IAM deletes nothing that has a policy. The
/// writes are made through the enforcer's own role, so that their events change nothing; the next sweep covers it again.
/// </summary>
internal static class PrincipalUnprotecting
{
    public static async Task<int> RunAsync(
        UnprotectOptions options, EnforcementSetup setup, EnforcementWorld world, PrincipalArn arn, Terminal terminal, CancellationToken cancellation)
    {
        await CheckAccountAsync(world.Organization, arn, cancellation);
        var patience = new Patience(world.Jitter, world.Time);
        var removal = new DenyRemoval(setup.Rules, setup.Settings.Limits.IamWriteRate, world.Identities, world.Time);
        var decision = await patience.TryAsync(() => removal.FindAsync(arn, cancellation), cancellation);
        if (decision is null || decision.Principal.Arn != arn) throw Unknown(arn, decision);
        if (decision.Steps.Count > 0 && options is { DryRun: false, Yes: false })
            await Confirmation.AskAsync(terminal, $"This takes the deny of dynamodb:DeleteBackup off {arn}.", Unprotecting.Word, cancellation);
        using var ending = new Ending(cancellation);
        var result = await TakeOffAsync(removal, patience, decision, options.DryRun, ending);
        var isTemporary = result.State == RemovalState.Removed && await IsTemporaryAsync(setup.Rules, decision, world.Organization, cancellation);
        if (options.Json) PrincipalReport.WriteJson(terminal.Out, options, setup, result, isTemporary);
        else PrincipalReport.Write(terminal.Out, options, setup, result, isTemporary);
        if (result.Failure is { } failure) await terminal.Error.WriteLineAsync(Invoking.OneLine($"{arn}: {failure.Code}: {failure.Message}"));
        return result.Failure is null ? ExitCode.Done : ExitCode.Failed;
    }

    private static async Task CheckAccountAsync(IOrganization organization, PrincipalArn arn, CancellationToken cancellation)
    {
        if (await organization.FindAccountAsync(arn.Account, cancellation) is not { State: AccountState.Active })
            throw new BadUsageException(Given.Line("--principal", Given.Show(arn.ToString()), "a user or role of an active account of the organization"));
    }

    private static ServiceFailureException Unknown(PrincipalArn arn, RemovalDecision? other)
    {
        var kind = arn.Kind == PrincipalKind.User ? "user" : "role";
        return new ServiceFailureException(FailureKind.Other, "NoSuchEntity", other is null
            ? $"{arn}: the account has no such {kind}"
            : $"{arn}: the account's {kind} of this name is {other.Principal.Arn}");
    }

    // What failed in passing is tried again, and its steps may be repeated.
    private static async Task<RemovalResult> TakeOffAsync(
        DenyRemoval removal, Patience patience, RemovalDecision decision, bool isDryRun, Ending ending)
    {
        try
        {
            return await patience.TryAsync(
                async () =>
                {
                    var result = await removal.TakeOffAsync(decision, isDryRun, ending.Calls);
                    return result.Failure is { } failure ? throw failure : result;
                },
                ending.Told);
        }
        catch (ServiceFailureException e)
        {
            return new RemovalResult(decision, RemovalState.Failed) { Failure = e };
        }
    }

    private static async Task<bool> IsTemporaryAsync(
        EnforcementRules rules, RemovalDecision decision, IOrganization organization, CancellationToken cancellation) =>
        decision.Reason is null && (rules.Method == EnforcementMethod.Scp
            ? rules.AttachesIn(decision.Principal.Arn.Account, await organization.ManagementAccountAsync(cancellation))
            : rules.Method != EnforcementMethod.Off);
}
