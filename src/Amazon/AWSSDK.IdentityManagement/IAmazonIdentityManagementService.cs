using Amazon.IdentityManagement.Model;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;

namespace Amazon.IdentityManagement;

/// <summary>AWS Identity and Access Management: the operations in use.</summary>
public partial interface IAmazonIdentityManagementService : IAmazonService, IDisposable
{
    /// <summary>A page of the account's users and roles, with their policies.</summary>
    Task<GetAccountAuthorizationDetailsResponse> GetAccountAuthorizationDetailsAsync(
        GetAccountAuthorizationDetailsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Attaches a managed policy to a user.</summary>
    Task<AttachUserPolicyResponse> AttachUserPolicyAsync(
        AttachUserPolicyRequest request, CancellationToken cancellationToken = default);

    /// <summary>Attaches a managed policy to a role.</summary>
    Task<AttachRolePolicyResponse> AttachRolePolicyAsync(
        AttachRolePolicyRequest request, CancellationToken cancellationToken = default);

    /// <summary>Detaches a managed policy from a user.</summary>
    Task<DetachUserPolicyResponse> DetachUserPolicyAsync(
        DetachUserPolicyRequest request, CancellationToken cancellationToken = default);

    /// <summary>Detaches a managed policy from a role.</summary>
    Task<DetachRolePolicyResponse> DetachRolePolicyAsync(
        DetachRolePolicyRequest request, CancellationToken cancellationToken = default);

    /// <summary>Gives a user an inline policy.</summary>
    Task<PutUserPolicyResponse> PutUserPolicyAsync(
        PutUserPolicyRequest request, CancellationToken cancellationToken = default);

    /// <summary>Gives a role an inline policy.</summary>
    Task<PutRolePolicyResponse> PutRolePolicyAsync(
        PutRolePolicyRequest request, CancellationToken cancellationToken = default);

    /// <summary>An inline policy of a user.</summary>
    Task<GetUserPolicyResponse> GetUserPolicyAsync(
        GetUserPolicyRequest request, CancellationToken cancellationToken = default);

    /// <summary>An inline policy of a role.</summary>
    Task<GetRolePolicyResponse> GetRolePolicyAsync(
        GetRolePolicyRequest request, CancellationToken cancellationToken = default);

    /// <summary>Takes an inline policy from a user.</summary>
    Task<DeleteUserPolicyResponse> DeleteUserPolicyAsync(
        DeleteUserPolicyRequest request, CancellationToken cancellationToken = default);

    /// <summary>Takes an inline policy from a role.</summary>
    Task<DeleteRolePolicyResponse> DeleteRolePolicyAsync(
        DeleteRolePolicyRequest request, CancellationToken cancellationToken = default);

    /// <summary>A managed policy, without its text.</summary>
    Task<GetPolicyResponse> GetPolicyAsync(GetPolicyRequest request, CancellationToken cancellationToken = default);

    /// <summary>A version of a managed policy, with its text.</summary>
    Task<GetPolicyVersionResponse> GetPolicyVersionAsync(
        GetPolicyVersionRequest request, CancellationToken cancellationToken = default);

    /// <summary>A page of the versions of a managed policy.</summary>
    Task<ListPolicyVersionsResponse> ListPolicyVersionsAsync(
        ListPolicyVersionsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Creates a managed policy.</summary>
    Task<CreatePolicyResponse> CreatePolicyAsync(
        CreatePolicyRequest request, CancellationToken cancellationToken = default);

    /// <summary>Adds a version to a managed policy.</summary>
    Task<CreatePolicyVersionResponse> CreatePolicyVersionAsync(
        CreatePolicyVersionRequest request, CancellationToken cancellationToken = default);

    /// <summary>Brings a version of a managed policy into force.</summary>
    Task<SetDefaultPolicyVersionResponse> SetDefaultPolicyVersionAsync(
        SetDefaultPolicyVersionRequest request, CancellationToken cancellationToken = default);

    /// <summary>Deletes a version of a managed policy.</summary>
    Task<DeletePolicyVersionResponse> DeletePolicyVersionAsync(
        DeletePolicyVersionRequest request, CancellationToken cancellationToken = default);

    /// <summary>Deletes a managed policy.</summary>
    Task<DeletePolicyResponse> DeletePolicyAsync(
        DeletePolicyRequest request, CancellationToken cancellationToken = default);

    /// <summary>A user.</summary>
    Task<GetUserResponse> GetUserAsync(GetUserRequest request, CancellationToken cancellationToken = default);

    /// <summary>A role.</summary>
    Task<GetRoleResponse> GetRoleAsync(GetRoleRequest request, CancellationToken cancellationToken = default);

    /// <summary>Creates a role.</summary>
    Task<CreateRoleResponse> CreateRoleAsync(CreateRoleRequest request, CancellationToken cancellationToken = default);

    /// <summary>Deletes a role.</summary>
    Task<DeleteRoleResponse> DeleteRoleAsync(DeleteRoleRequest request, CancellationToken cancellationToken = default);

    /// <summary>Where a request would go.</summary>
    Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request);
}
