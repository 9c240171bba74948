using BackupScheduler.Core.Enforcement;
using BackupScheduler.Core.Failures;
using Iam = Amazon.IdentityManagement.Model;

namespace BackupScheduler.Aws.IdentityManagement;

/// <content>Managed policies and their versions.</content>
public sealed partial class IamIdentityStore
{
    /// <inheritdoc/>
    public async Task<ManagedPolicy?> FindPolicyAsync(string policyArn, CancellationToken cancellation)
    {
        var request = new Iam.GetPolicyRequest { PolicyArn = policyArn };
        var policy = await IamCall.RunAsync(
            "GetPolicy", async () => (await iam.GetPolicyAsync(request, cancellation)).Policy, IamCall.NoSuchEntity, null, cancellation);
        if (policy is null) return null;
        var document = await ReadVersionAsync(policyArn, policy.DefaultVersionId, cancellation);
        // Between the two calls another version came into force and this one was deleted, or the whole policy.
        return document is null
            ? throw new ServiceFailureException(FailureKind.Transient, IamCall.NoSuchEntity, $"{policyArn} changed while it was read")
            : new ManagedPolicy(policyArn, policy.DefaultVersionId, document);
    }

    /// <inheritdoc/>
    public Task<PolicyCreation> CreatePolicyAsync(string name, string document, CancellationToken cancellation) => IamCall.RunAsync<PolicyCreation>(
        "CreatePolicy",
        async () =>
        {
            await iam.CreatePolicyAsync(new Iam.CreatePolicyRequest { PolicyName = name, PolicyDocument = document }, cancellation);
            return PolicyCreation.Created;
        },
        code => code switch
        {
            IamCall.EntityAlreadyExists => PolicyCreation.NameTaken,
            IamCall.LimitExceeded => PolicyCreation.LimitReached,
            _ => null,
        },
        cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ManagedPolicyVersion>> ListVersionsAsync(string policyArn, CancellationToken cancellation) =>
        IamCall.RunAsync("ListPolicyVersions", () => ReadVersionsAsync(policyArn, cancellation), IamCall.NoSuchEntity, [], cancellation);

    /// <inheritdoc/>
    public Task<string?> ReadVersionAsync(string policyArn, string version, CancellationToken cancellation) => IamCall.RunAsync(
        "GetPolicyVersion",
        async () =>
        {
            var request = new Iam.GetPolicyVersionRequest { PolicyArn = policyArn, VersionId = version };
            return IamTranslation.Decode((await iam.GetPolicyVersionAsync(request, cancellation)).PolicyVersion.Document);
        },
        IamCall.NoSuchEntity,
        refused: null,
        cancellation);

    /// <inheritdoc/>
    public Task<bool> CreateVersionAsync(string policyArn, string document, CancellationToken cancellation)
    {
        var request = new Iam.CreatePolicyVersionRequest { PolicyArn = policyArn, PolicyDocument = document, SetAsDefault = true };
        return IamCall.RunAsync(
            "CreatePolicyVersion", () => TrueAfter(once.CreatePolicyVersionAsync(request, cancellation)),
            IamCall.LimitExceeded, refused: false, cancellation);
    }

    /// <inheritdoc/>
    public Task SetDefaultVersionAsync(string policyArn, string version, CancellationToken cancellation)
    {
        var request = new Iam.SetDefaultPolicyVersionRequest { PolicyArn = policyArn, VersionId = version };
        return IamCall.RunAsync("SetDefaultPolicyVersion", () => iam.SetDefaultPolicyVersionAsync(request, cancellation), cancellation);
    }

    /// <inheritdoc/>
    public Task DeleteVersionAsync(string policyArn, string version, CancellationToken cancellation)
    {
        var request = new Iam.DeletePolicyVersionRequest { PolicyArn = policyArn, VersionId = version };
        return IamCall.RunAsync(
            "DeletePolicyVersion", () => TrueAfter(iam.DeletePolicyVersionAsync(request, cancellation)),
            IamCall.NoSuchEntity, refused: true, cancellation);
    }

    /// <inheritdoc/>
    public async Task<bool> DeletePolicyAsync(string policyArn, CancellationToken cancellation)
    {
        if (await TryDeletePolicyAsync(policyArn, cancellation)) return true;
        // The same refusal stands for attachments and for further versions.
        var further = (await ListVersionsAsync(policyArn, cancellation)).Where(version => !version.IsDefault).ToList();
        foreach (var version in further) await DeleteVersionAsync(policyArn, version.Id, cancellation);
        return further.Count > 0 && await TryDeletePolicyAsync(policyArn, cancellation);
    }

    private Task<bool> TryDeletePolicyAsync(string policyArn, CancellationToken cancellation) => IamCall.RunAsync<bool>(
        "DeletePolicy",
        () => TrueAfter(iam.DeletePolicyAsync(new Iam.DeletePolicyRequest { PolicyArn = policyArn }, cancellation)),
        code => code switch { IamCall.NoSuchEntity => true, IamCall.DeleteConflict => false, _ => null },
        cancellation);

    private async Task<IReadOnlyList<ManagedPolicyVersion>> ReadVersionsAsync(string policyArn, CancellationToken cancellation)
    {
        var versions = new List<ManagedPolicyVersion>();
        var request = new Iam.ListPolicyVersionsRequest { PolicyArn = policyArn };
        do
        {
            var page = await iam.ListPolicyVersionsAsync(request, cancellation);
            versions.AddRange((page.Versions ?? []).Select(IamTranslation.Read));
            // There are five at most; emulators leave out the member that says so.
            request.Marker = Next(page.IsTruncated ?? false, page.Marker);
        }
        while (request.Marker is not null);
        return versions;
    }

    private static async Task<bool> TrueAfter(Task call)
    {
        await call;
        return true;
    }
}
