using Amazon.IdentityManagement;
using BackupScheduler.Aws.IdentityManagement;
using Iam = Amazon.IdentityManagement.Model;

namespace BackupScheduler.Aws.Scratch;

/// <summary>Roles of one account that are made to be thrown away. Calls fail with ServiceFailureException.</summary>
/// <param name="iam">For everything that may be repeated.</param>
/// <param name="once">For what would be done twice: without retries.</param>
public sealed class ScratchRoles(IAmazonIdentityManagementService iam, IAmazonIdentityManagementService once)
{
    /// <summary>Creates a role without any policy.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="path">With both slashes.</param>
    /// <param name="trust">Who may assume it, JSON.</param>
    /// <param name="cancellation">Gives up waiting; the role may still be made.</param>
    /// <returns>Its ARN.</returns>
    public Task<string> CreateAsync(string name, string path, string trust, CancellationToken cancellation)
    {
        var request = new Iam.CreateRoleRequest { RoleName = name, Path = path, AssumeRolePolicyDocument = trust };
        return IamCall.RunAsync("CreateRole", async () => (await once.CreateRoleAsync(request, cancellation)).Role.Arn, cancellation);
    }

    /// <summary>Deletes a role.</summary>
    public Task<RoleDeletion> DeleteAsync(string name, CancellationToken cancellation) => IamCall.RunAsync<RoleDeletion>(
        "DeleteRole",
        async () =>
        {
            await iam.DeleteRoleAsync(new Iam.DeleteRoleRequest { RoleName = name }, cancellation);
            return RoleDeletion.Deleted;
        },
        code => code switch
        {
            IamCall.NoSuchEntity => RoleDeletion.Unknown,
            IamCall.DeleteConflict => RoleDeletion.HasPolicies,
            _ => null,
        },
        cancellation);
}

/// <summary>What IAM answered to the deletion of a role.</summary>
public enum RoleDeletion
{
    /// <summary>It is gone.</summary>
    Deleted,

    /// <summary>IAM knows none of this name: it is gone, or so new that not all of IAM knows it.</summary>
    Unknown,

    /// <summary>It has policies, which have to be taken off first.</summary>
    HasPolicies,
}
