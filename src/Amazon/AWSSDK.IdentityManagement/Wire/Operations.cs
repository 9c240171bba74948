using Amazon.IdentityManagement.Model;
using Amazon.Runtime;
using Amazon.StandIns.Query;

namespace Amazon.IdentityManagement.Wire;

/// <summary>The operations in use, member by member: those on principals here, those on managed policies in the other part.</summary>
internal static partial class Operations
{
    public static readonly QueryOperation<GetAccountAuthorizationDetailsRequest, GetAccountAuthorizationDetailsResponse>
        GetAccountAuthorizationDetails = Operation<GetAccountAuthorizationDetailsRequest, GetAccountAuthorizationDetailsResponse>(
            (form, request) =>
            {
                form.Add("Filter", request.Filter);
                form.Add("Marker", request.Marker);
                form.Add("MaxItems", request.MaxItems);
            },
            page => new()
            {
                IsTruncated = page.Flag("IsTruncated"),
                Marker = page.Text("Marker"),
                RoleDetailList = page.List("RoleDetailList", Read.RoleDetail),
                UserDetailList = page.List("UserDetailList", Read.UserDetail),
            });

    public static readonly QueryOperation<AttachUserPolicyRequest, AttachUserPolicyResponse> AttachUserPolicy =
        Operation<AttachUserPolicyRequest, AttachUserPolicyResponse>((form, request) =>
        {
            form.Add("PolicyArn", request.PolicyArn);
            form.Add("UserName", request.UserName);
        });

    public static readonly QueryOperation<AttachRolePolicyRequest, AttachRolePolicyResponse> AttachRolePolicy =
        Operation<AttachRolePolicyRequest, AttachRolePolicyResponse>((form, request) =>
        {
            form.Add("PolicyArn", request.PolicyArn);
            form.Add("RoleName", request.RoleName);
        });

    public static readonly QueryOperation<DetachUserPolicyRequest, DetachUserPolicyResponse> DetachUserPolicy =
        Operation<DetachUserPolicyRequest, DetachUserPolicyResponse>((form, request) =>
        {
            form.Add("PolicyArn", request.PolicyArn);
            form.Add("UserName", request.UserName);
        });

    public static readonly QueryOperation<DetachRolePolicyRequest, DetachRolePolicyResponse> DetachRolePolicy =
        Operation<DetachRolePolicyRequest, DetachRolePolicyResponse>((form, request) =>
        {
            form.Add("PolicyArn", request.PolicyArn);
            form.Add("RoleName", request.RoleName);
        });

    public static readonly QueryOperation<PutUserPolicyRequest, PutUserPolicyResponse> PutUserPolicy =
        Operation<PutUserPolicyRequest, PutUserPolicyResponse>((form, request) =>
        {
            form.Add("PolicyDocument", request.PolicyDocument);
            form.Add("PolicyName", request.PolicyName);
            form.Add("UserName", request.UserName);
        });

    public static readonly QueryOperation<PutRolePolicyRequest, PutRolePolicyResponse> PutRolePolicy =
        Operation<PutRolePolicyRequest, PutRolePolicyResponse>((form, request) =>
        {
            form.Add("PolicyDocument", request.PolicyDocument);
            form.Add("PolicyName", request.PolicyName);
            form.Add("RoleName", request.RoleName);
        });

    public static readonly QueryOperation<GetUserPolicyRequest, GetUserPolicyResponse> GetUserPolicy =
        Operation<GetUserPolicyRequest, GetUserPolicyResponse>(
            (form, request) =>
            {
                form.Add("PolicyName", request.PolicyName);
                form.Add("UserName", request.UserName);
            },
            policy => new()
            {
                PolicyDocument = policy.Text("PolicyDocument"),
                PolicyName = policy.Text("PolicyName"),
                UserName = policy.Text("UserName"),
            });

    public static readonly QueryOperation<GetRolePolicyRequest, GetRolePolicyResponse> GetRolePolicy =
        Operation<GetRolePolicyRequest, GetRolePolicyResponse>(
            (form, request) =>
            {
                form.Add("PolicyName", request.PolicyName);
                form.Add("RoleName", request.RoleName);
            },
            policy => new()
            {
                PolicyDocument = policy.Text("PolicyDocument"),
                PolicyName = policy.Text("PolicyName"),
                RoleName = policy.Text("RoleName"),
            });

    public static readonly QueryOperation<DeleteUserPolicyRequest, DeleteUserPolicyResponse> DeleteUserPolicy =
        Operation<DeleteUserPolicyRequest, DeleteUserPolicyResponse>((form, request) =>
        {
            form.Add("PolicyName", request.PolicyName);
            form.Add("UserName", request.UserName);
        });

    public static readonly QueryOperation<DeleteRolePolicyRequest, DeleteRolePolicyResponse> DeleteRolePolicy =
        Operation<DeleteRolePolicyRequest, DeleteRolePolicyResponse>((form, request) =>
        {
            form.Add("PolicyName", request.PolicyName);
            form.Add("RoleName", request.RoleName);
        });

    public static readonly QueryOperation<GetUserRequest, GetUserResponse> GetUser = Operation<GetUserRequest, GetUserResponse>(
        (form, request) => form.Add("UserName", request.UserName),
        result => new() { User = result.Structure("User", Read.User) });

    public static readonly QueryOperation<GetRoleRequest, GetRoleResponse> GetRole = Operation<GetRoleRequest, GetRoleResponse>(
        (form, request) => form.Add("RoleName", request.RoleName),
        result => new() { Role = result.Structure("Role", Read.Role) });

    public static readonly QueryOperation<CreateRoleRequest, CreateRoleResponse> CreateRole = Operation<CreateRoleRequest, CreateRoleResponse>(
        (form, request) =>
        {
            form.Add("AssumeRolePolicyDocument", request.AssumeRolePolicyDocument);
            form.Add("Description", request.Description);
            form.Add("Path", request.Path);
            form.Add("RoleName", request.RoleName);
            AddTags(form, request.Tags);
        },
        result => new() { Role = result.Structure("Role", Read.Role) });

    public static readonly QueryOperation<DeleteRoleRequest, DeleteRoleResponse> DeleteRole =
        Operation<DeleteRoleRequest, DeleteRoleResponse>((form, request) => form.Add("RoleName", request.RoleName));

    private static void AddTags(QueryForm form, List<Tag> tags) => form.Add("Tags", tags, (item, tag) =>
    {
        item.Add(".Key", tag.Key);
        item.Add(".Value", tag.Value);
    });

    private static QueryOperation<TRequest, TResponse> Operation<TRequest, TResponse>(
        Action<QueryForm, TRequest> write, Func<AnswerElement, TResponse> read)
        where TRequest : AmazonWebServiceRequest
        where TResponse : AmazonWebServiceResponse => new(IdentityManagementProtocol.Instance, write, read);

    // For answers without a result.
    private static QueryOperation<TRequest, TResponse> Operation<TRequest, TResponse>(Action<QueryForm, TRequest> write)
        where TRequest : AmazonWebServiceRequest
        where TResponse : AmazonWebServiceResponse, new() => Operation<TRequest, TResponse>(write, _ => new());
}
