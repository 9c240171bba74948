using System.Runtime.CompilerServices;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Enforcement;
using BackupScheduler.Core.Tables;
using BackupScheduler.Simulation.Enforcement;

namespace BackupScheduler.Simulation.Aws;

/// <summary>One account's IAM as a function's process sees it: what the adapter over IAM does, without HTTP.</summary>
internal sealed class SimulatedIdentityStore(
    AccountId account, AccountIdentities identities, SimulatedWire wire, SimulatedSessions sessions, NewRoles newRoles, TimeProvider time)
    : IIdentityStore
{
    private const int PageSize = 1000;

    // IAM is global, and answers from here.
    private readonly TableScope _scope = new(account, Region.Parse("us-east-1"));

    public async IAsyncEnumerable<IReadOnlyList<PrincipalFacts>> ListAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        int? next = 0;
        while (next is { } place)
        {
            (var page, next) = await CallAsync(
                Operation.GetAccountAuthorizationDetails, $"from {place}", () => identities.List(place, PageSize), cancellation);
            yield return page;
        }
    }

    public Task<PrincipalFacts?> FindAsync(PrincipalKind kind, string name, CancellationToken cancellation) =>
        CallAsync(Of(kind, Operation.GetUser, Operation.GetRole), name, () => identities.Find(kind, name), cancellation);

    public Task<InlinePolicy?> FindInlineAsync(PrincipalArn principal, string policyName, CancellationToken cancellation) =>
        CallAsync(Of(principal.Kind, Operation.GetUserPolicy, Operation.GetRolePolicy), principal.Name, () => identities.FindInline(principal), cancellation);

    public Task<IdentityOutcome> AttachAsync(PrincipalArn principal, string policyArn, CancellationToken cancellation) =>
        CoverAsync(Of(principal.Kind, Operation.AttachUserPolicy, Operation.AttachRolePolicy), principal, () => identities.Attach(principal), cancellation);

    public Task<IdentityOutcome> DetachAsync(PrincipalArn principal, string policyArn, CancellationToken cancellation) => CallAsync(
        Of(principal.Kind, Operation.DetachUserPolicy, Operation.DetachRolePolicy),
        principal.Name,
        () => identities.Remove(principal, AccountIdentities.Deny.Attached),
        cancellation);

    public Task<IdentityOutcome> PutInlineAsync(PrincipalArn principal, InlinePolicy policy, CancellationToken cancellation) =>
        CoverAsync(Of(principal.Kind, Operation.PutUserPolicy, Operation.PutRolePolicy), principal, () => identities.PutInline(principal), cancellation);

    public Task<IdentityOutcome> DeleteInlineAsync(PrincipalArn principal, string policyName, CancellationToken cancellation) => CallAsync(
        Of(principal.Kind, Operation.DeleteUserPolicy, Operation.DeleteRolePolicy),
        principal.Name,
        () => identities.Remove(principal, AccountIdentities.Deny.Inline),
        cancellation);

    public async Task<ManagedPolicy?> FindPolicyAsync(string policyArn, CancellationToken cancellation)
    {
        var found = await CallAsync(Operation.GetPolicy, "", () => identities.Policy?.InForce(policyArn), cancellation);
        return found is null ? null : await CallAsync(Operation.GetPolicyVersion, found.DefaultVersion, () => found, cancellation);
    }

    public Task<PolicyCreation> CreatePolicyAsync(string name, string document, CancellationToken cancellation) => CallAsync(
        Operation.CreatePolicy,
        name,
        () => identities.CreatePolicy(document, time.GetUtcNow()) ? PolicyCreation.Created : PolicyCreation.NameTaken,
        cancellation);

    public Task<IReadOnlyList<ManagedPolicyVersion>> ListVersionsAsync(string policyArn, CancellationToken cancellation) =>
        CallAsync(Operation.ListPolicyVersions, "", () => identities.Policy?.Versions ?? [], cancellation);

    public Task<string?> ReadVersionAsync(string policyArn, string version, CancellationToken cancellation) =>
        CallAsync(Operation.GetPolicyVersion, version, () => identities.Policy?.Read(version), cancellation);

    public Task<bool> CreateVersionAsync(string policyArn, string document, CancellationToken cancellation) =>
        CallAsync(Operation.CreatePolicyVersion, "", () => identities.Policy?.Add(document, time.GetUtcNow()) == true, cancellation);

    public Task SetDefaultVersionAsync(string policyArn, string version, CancellationToken cancellation) =>
        CallAsync(Operation.SetDefaultPolicyVersion, version, () => Done(policy => policy.PutInForce(version)), cancellation);

    public Task DeleteVersionAsync(string policyArn, string version, CancellationToken cancellation) =>
        CallAsync(Operation.DeletePolicyVersion, version, () => Done(policy => policy.Remove(version)), cancellation);

    public Task<bool> DeletePolicyAsync(string policyArn, CancellationToken cancellation) =>
        CallAsync(Operation.DeletePolicy, "", identities.DeletePolicy, cancellation);

    private static Operation Of(PrincipalKind kind, Operation ofUser, Operation ofRole) => kind == PrincipalKind.User ? ofUser : ofRole;

    private bool Done(Action<SimulatedPolicy> change)
    {
        if (identities.Policy is { } policy) change(policy);
        return true;
    }

    private async Task<IdentityOutcome> CoverAsync(
        Operation operation, PrincipalArn principal, Func<IdentityOutcome> effect, CancellationToken cancellation)
    {
        var outcome = await CallAsync(operation, principal.Name, effect, cancellation);
        if (outcome == IdentityOutcome.Done) newRoles.NoteCovered(principal, time.GetUtcNow());
        return outcome;
    }

    private async Task<T> CallAsync<T>(Operation operation, string subject, Func<T> effect, CancellationToken cancellation)
    {
        await sessions.OpenAsync(account);
        return await wire.RetryAsync(operation, _scope, subject, effect, cancellation);
    }
}
