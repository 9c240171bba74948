using Amazon.IdentityManagement.Model;
using Amazon.StandIns.Query;

namespace Amazon.IdentityManagement.Wire;

/// <content>The operations on managed policies.</content>
internal static partial class Operations
{
    public static readonly QueryOperation<GetPolicyRequest, GetPolicyResponse> GetPolicy =
        Operation<GetPolicyRequest, GetPolicyResponse>(
            (form, request) => form.Add("PolicyArn", request.PolicyArn),
            result => new() { Policy = result.Structure("Policy", Read.ManagedPolicy) });

    public static readonly QueryOperation<GetPolicyVersionRequest, GetPolicyVersionResponse> GetPolicyVersion =
        Operation<GetPolicyVersionRequest, GetPolicyVersionResponse>(
            (form, request) =>
            {
                form.Add("PolicyArn", request.PolicyArn);
                form.Add("VersionId", request.VersionId);
            },
            result => new() { PolicyVersion = result.Structure("PolicyVersion", Read.PolicyVersion) });

    public static readonly QueryOperation<ListPolicyVersionsRequest, ListPolicyVersionsResponse> ListPolicyVersions =
        Operation<ListPolicyVersionsRequest, ListPolicyVersionsResponse>(
            (form, request) =>
            {
                form.Add("Marker", request.Marker);
                form.Add("MaxItems", request.MaxItems);
                form.Add("PolicyArn", request.PolicyArn);
            },
            page => new()
            {
                IsTruncated = page.Flag("IsTruncated"),
                Marker = page.Text("Marker"),
                Versions = page.List("Versions", Read.PolicyVersion),
            });

    public static readonly QueryOperation<CreatePolicyRequest, CreatePolicyResponse> CreatePolicy =
        Operation<CreatePolicyRequest, CreatePolicyResponse>(
            (form, request) =>
            {
                form.Add("Description", request.Description);
                form.Add("Path", request.Path);
                form.Add("PolicyDocument", request.PolicyDocument);
                form.Add("PolicyName", request.PolicyName);
                AddTags(form, request.Tags);
            },
            result => new() { Policy = result.Structure("Policy", Read.ManagedPolicy) });

    public static readonly QueryOperation<CreatePolicyVersionRequest, CreatePolicyVersionResponse> CreatePolicyVersion =
        Operation<CreatePolicyVersionRequest, CreatePolicyVersionResponse>(
            (form, request) =>
            {
                form.Add("PolicyArn", request.PolicyArn);
                form.Add("PolicyDocument", request.PolicyDocument);
                form.Add("SetAsDefault", request.SetAsDefault);
            },
            result => new() { PolicyVersion = result.Structure("PolicyVersion", Read.PolicyVersion) });

    public static readonly QueryOperation<SetDefaultPolicyVersionRequest, SetDefaultPolicyVersionResponse> SetDefaultPolicyVersion =
        Operation<SetDefaultPolicyVersionRequest, SetDefaultPolicyVersionResponse>((form, request) =>
        {
            form.Add("PolicyArn", request.PolicyArn);
            form.Add("VersionId", request.VersionId);
        });

    public static readonly QueryOperation<DeletePolicyVersionRequest, DeletePolicyVersionResponse> DeletePolicyVersion =
        Operation<DeletePolicyVersionRequest, DeletePolicyVersionResponse>((form, request) =>
        {
            form.Add("PolicyArn", request.PolicyArn);
            form.Add("VersionId", request.VersionId);
        });

    public static readonly QueryOperation<DeletePolicyRequest, DeletePolicyResponse> DeletePolicy =
        Operation<DeletePolicyRequest, DeletePolicyResponse>((form, request) => form.Add("PolicyArn", request.PolicyArn));
}
