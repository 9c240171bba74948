using Amazon.IdentityManagement.Model;
using Amazon.IdentityManagement.Wire;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.StandIns.Pipeline;

namespace Amazon.IdentityManagement;

/// <summary>AWS Identity and Access Management: the operations in use.</summary>
public partial class AmazonIdentityManagementServiceClient : AmazonServiceClient, IAmazonIdentityManagementService
{
    private static readonly StandInMetadata Metadata = new(AmazonIdentityManagementServiceConfig.Id);

    /// <summary>With the environment's credentials and Region.</summary>
    public AmazonIdentityManagementServiceClient()
        : base(new AmazonIdentityManagementServiceConfig())
    {
    }

    /// <summary>With the environment's credentials.</summary>
    public AmazonIdentityManagementServiceClient(RegionEndpoint region)
        : base(new AmazonIdentityManagementServiceConfig { RegionEndpoint = region })
    {
    }

    /// <summary>With the environment's credentials.</summary>
    public AmazonIdentityManagementServiceClient(AmazonIdentityManagementServiceConfig config)
        : base(config)
    {
    }

    /// <summary>With the environment's Region.</summary>
    public AmazonIdentityManagementServiceClient(AWSCredentials credentials)
        : this(credentials, new AmazonIdentityManagementServiceConfig())
    {
    }

    /// <summary>With everything given.</summary>
    public AmazonIdentityManagementServiceClient(AWSCredentials credentials, RegionEndpoint region)
        : this(credentials, new AmazonIdentityManagementServiceConfig { RegionEndpoint = region })
    {
    }

    /// <summary>With everything given.</summary>
    public AmazonIdentityManagementServiceClient(AWSCredentials credentials, AmazonIdentityManagementServiceConfig clientConfig)
        : base(credentials, clientConfig)
    {
    }

    /// <inheritdoc/>
    protected override IServiceMetadata ServiceMetadata => Metadata;

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonIdentityManagementServiceConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonIdentityManagementServiceClient(awsCredentials, (AmazonIdentityManagementServiceConfig)clientConfig);

    /// <inheritdoc/>
    public virtual Task<GetAccountAuthorizationDetailsResponse> GetAccountAuthorizationDetailsAsync(
        GetAccountAuthorizationDetailsRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetAccountAuthorizationDetailsResponse>(request, Operations.GetAccountAuthorizationDetails.Options(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<AttachUserPolicyResponse> AttachUserPolicyAsync(
        AttachUserPolicyRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<AttachUserPolicyResponse>(request, Operations.AttachUserPolicy.Options(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<AttachRolePolicyResponse> AttachRolePolicyAsync(
        AttachRolePolicyRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<AttachRolePolicyResponse>(request, Operations.AttachRolePolicy.Options(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DetachUserPolicyResponse> DetachUserPolicyAsync(
        DetachUserPolicyRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DetachUserPolicyResponse>(request, Operations.DetachUserPolicy.Options(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DetachRolePolicyResponse> DetachRolePolicyAsync(
        DetachRolePolicyRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DetachRolePolicyResponse>(request, Operations.DetachRolePolicy.Options(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<PutUserPolicyResponse> PutUserPolicyAsync(
        PutUserPolicyRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<PutUserPolicyResponse>(request, Operations.PutUserPolicy.Options(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<PutRolePolicyResponse> PutRolePolicyAsync(
        PutRolePolicyRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<PutRolePolicyResponse>(request, Operations.PutRolePolicy.Options(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetUserPolicyResponse> GetUserPolicyAsync(
        GetUserPolicyRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetUserPolicyResponse>(request, Operations.GetUserPolicy.Options(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetRolePolicyResponse> GetRolePolicyAsync(
        GetRolePolicyRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetRolePolicyResponse>(request, Operations.GetRolePolicy.Options(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DeleteUserPolicyResponse> DeleteUserPolicyAsync(
        DeleteUserPolicyRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DeleteUserPolicyResponse>(request, Operations.DeleteUserPolicy.Options(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DeleteRolePolicyResponse> DeleteRolePolicyAsync(
        DeleteRolePolicyRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DeleteRolePolicyResponse>(request, Operations.DeleteRolePolicy.Options(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetPolicyResponse> GetPolicyAsync(
        GetPolicyRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetPolicyResponse>(request, Operations.GetPolicy.Options(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetPolicyVersionResponse> GetPolicyVersionAsync(
        GetPolicyVersionRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetPolicyVersionResponse>(request, Operations.GetPolicyVersion.Options(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListPolicyVersionsResponse> ListPolicyVersionsAsync(
        ListPolicyVersionsRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListPolicyVersionsResponse>(request, Operations.ListPolicyVersions.Options(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<CreatePolicyResponse> CreatePolicyAsync(
        CreatePolicyRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<CreatePolicyResponse>(request, Operations.CreatePolicy.Options(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<CreatePolicyVersionResponse> CreatePolicyVersionAsync(
        CreatePolicyVersionRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<CreatePolicyVersionResponse>(request, Operations.CreatePolicyVersion.Options(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<SetDefaultPolicyVersionResponse> SetDefaultPolicyVersionAsync(
        SetDefaultPolicyVersionRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<SetDefaultPolicyVersionResponse>(request, Operations.SetDefaultPolicyVersion.Options(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DeletePolicyVersionResponse> DeletePolicyVersionAsync(
        DeletePolicyVersionRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DeletePolicyVersionResponse>(request, Operations.DeletePolicyVersion.Options(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DeletePolicyResponse> DeletePolicyAsync(
        DeletePolicyRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DeletePolicyResponse>(request, Operations.DeletePolicy.Options(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetUserResponse> GetUserAsync(
        GetUserRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetUserResponse>(request, Operations.GetUser.Options(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetRoleResponse> GetRoleAsync(
        GetRoleRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetRoleResponse>(request, Operations.GetRole.Options(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<CreateRoleResponse> CreateRoleAsync(
        CreateRoleRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<CreateRoleResponse>(request, Operations.CreateRole.Options(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DeleteRoleResponse> DeleteRoleAsync(
        DeleteRoleRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DeleteRoleResponse>(request, Operations.DeleteRole.Options(), cancellationToken);

    /// <inheritdoc/>
    public Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request) =>
        ((AmazonIdentityManagementServiceConfig)Config).DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(request));

    /// <inheritdoc/>
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => StandInPipeline.Fit(pipeline);
}
