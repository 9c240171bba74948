using System.Runtime.CompilerServices;
using Amazon.IdentityManagement;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Enforcement;
using BackupScheduler.Core.Failures;
using Iam = Amazon.IdentityManagement.Model;

namespace BackupScheduler.Aws.IdentityManagement;

/// <summary>IAM of one account: users and roles here, managed policies in the other part.</summary>
/// <param name="account">The account that the answers must be about.</param>
/// <param name="iam">For everything that may be repeated.</param>
/// <param name="once">For CreatePolicyVersion: without retries, since a repeated one may make a second version.</param>
public sealed partial class IamIdentityStore(
    AccountId account, IAmazonIdentityManagementService iam, IAmazonIdentityManagementService once) : IIdentityStore
{
    private const int PageSize = 1000;
    private readonly PrincipalCalls _principals = new(iam);

    /// <inheritdoc/>
    public async IAsyncEnumerable<IReadOnlyList<PrincipalFacts>> ListAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var request = new Iam.GetAccountAuthorizationDetailsRequest { Filter = [EntityType.User, EntityType.Role], MaxItems = PageSize };
        do
        {
            var page = await IamCall.RunAsync(
                "GetAccountAuthorizationDetails", () => iam.GetAccountAuthorizationDetailsAsync(request, cancellation), cancellation);
            request.Marker = Next(page.IsTruncated, page.Marker);
            yield return
            [
                .. (page.UserDetailList ?? []).Select(user => IamTranslation.Read(user, account)),
                .. (page.RoleDetailList ?? []).Select(role => IamTranslation.Read(role, account)),
            ];
        }
        while (request.Marker is not null);
    }

    /// <inheritdoc/>
    public Task<PrincipalFacts?> FindAsync(PrincipalKind kind, string name, CancellationToken cancellation) =>
        IamCall.RunAsync(
            PrincipalCalls.Operation("Get?", kind),
            async () => kind == PrincipalKind.User
                ? IamTranslation.Read((await iam.GetUserAsync(new Iam.GetUserRequest { UserName = name }, cancellation)).User, account)
                : IamTranslation.Read((await iam.GetRoleAsync(new Iam.GetRoleRequest { RoleName = name }, cancellation)).Role, account),
            IamCall.NoSuchEntity,
            refused: null,
            cancellation);

    /// <inheritdoc/>
    public Task<InlinePolicy?> FindInlineAsync(PrincipalArn principal, string policyName, CancellationToken cancellation) =>
        IamCall.RunAsync(
            PrincipalCalls.Operation("Get?Policy", principal.Kind),
            async () => new InlinePolicy(
                policyName, IamTranslation.Decode(await _principals.ReadInlineAsync(principal, policyName, cancellation))),
            IamCall.NoSuchEntity,
            refused: null,
            cancellation);

    /// <inheritdoc/>
    public async Task<IdentityOutcome> AttachAsync(PrincipalArn principal, string policyArn, CancellationToken cancellation)
    {
        var outcome = await WriteAsync(
            "Attach?Policy", principal, () => _principals.AttachAsync(principal, policyArn, cancellation),
            IdentityOutcome.PrincipalGone, cancellation);
        // NoSuchEntity does not say which of the two is gone.
        return outcome == IdentityOutcome.PrincipalGone && await FindAsync(principal.Kind, principal.Name, cancellation) is not null
            ? IdentityOutcome.PolicyGone
            : outcome;
    }

    /// <inheritdoc/>
    public Task<IdentityOutcome> DetachAsync(PrincipalArn principal, string policyArn, CancellationToken cancellation) => WriteAsync(
        "Detach?Policy", principal, () => _principals.DetachAsync(principal, policyArn, cancellation), IdentityOutcome.Done, cancellation);

    /// <inheritdoc/>
    public Task<IdentityOutcome> PutInlineAsync(PrincipalArn principal, InlinePolicy policy, CancellationToken cancellation) => WriteAsync(
        "Put?Policy", principal, () => _principals.PutInlineAsync(principal, policy, cancellation), IdentityOutcome.PrincipalGone, cancellation);

    /// <inheritdoc/>
    public Task<IdentityOutcome> DeleteInlineAsync(PrincipalArn principal, string policyName, CancellationToken cancellation) => WriteAsync(
        "Delete?Policy", principal, () => _principals.DeleteInlineAsync(principal, policyName, cancellation), IdentityOutcome.Done, cancellation);

    private static Task<IdentityOutcome> WriteAsync(
        string operation, PrincipalArn principal, Func<Task> write, IdentityOutcome ifGone, CancellationToken cancellation) =>
        IamCall.RunAsync<IdentityOutcome>(
            PrincipalCalls.Operation(operation, principal.Kind),
            async () =>
            {
                await write();
                return IdentityOutcome.Done;
            },
            code => code switch
            {
                IamCall.NoSuchEntity => ifGone,
                IamCall.LimitExceeded => IdentityOutcome.LimitReached,
                IamCall.UnmodifiableEntity => IdentityOutcome.Unmodifiable,
                _ => null,
            },
            cancellation);

    // An answer that does not say whether it is the last one must not pass for the whole account.
    private static string? Next(bool? isTruncated, string? marker) => (isTruncated, marker) switch
    {
        (true, { Length: > 0 }) => marker,
        (false, _) => null,
        _ => throw new ServiceFailureException(FailureKind.Other, "IncompleteAnswer", "a page that does not say how it goes on"),
    };
}
