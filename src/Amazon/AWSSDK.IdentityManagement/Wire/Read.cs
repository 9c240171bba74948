using Amazon.IdentityManagement.Model;
using Amazon.StandIns.Query;

namespace Amazon.IdentityManagement.Wire;

/// <summary>The structures of the answers, member by member.</summary>
internal static class Read
{
    public static UserDetail UserDetail(AnswerElement user) => new()
    {
        Arn = user.Text("Arn"),
        AttachedManagedPolicies = user.List("AttachedManagedPolicies", AttachedPolicy),
        CreateDate = user.Time("CreateDate"),
        GroupList = user.List("GroupList", group => group.Value),
        Path = user.Text("Path"),
        Tags = user.List("Tags", Tag),
        UserId = user.Text("UserId"),
        UserName = user.Text("UserName"),
        UserPolicyList = user.List("UserPolicyList", PolicyDetail),
    };

    public static RoleDetail RoleDetail(AnswerElement role) => new()
    {
        Arn = role.Text("Arn"),
        AssumeRolePolicyDocument = role.Text("AssumeRolePolicyDocument"),
        AttachedManagedPolicies = role.List("AttachedManagedPolicies", AttachedPolicy),
        CreateDate = role.Time("CreateDate"),
        Path = role.Text("Path"),
        RoleId = role.Text("RoleId"),
        RoleName = role.Text("RoleName"),
        RolePolicyList = role.List("RolePolicyList", PolicyDetail),
        Tags = role.List("Tags", Tag),
    };

    public static User User(AnswerElement user) => new()
    {
        Arn = user.Text("Arn"),
        CreateDate = user.Time("CreateDate"),
        Path = user.Text("Path"),
        Tags = user.List("Tags", Tag),
        UserId = user.Text("UserId"),
        UserName = user.Text("UserName"),
    };

    public static Role Role(AnswerElement role) => new()
    {
        Arn = role.Text("Arn"),
        AssumeRolePolicyDocument = role.Text("AssumeRolePolicyDocument"),
        CreateDate = role.Time("CreateDate"),
        Path = role.Text("Path"),
        RoleId = role.Text("RoleId"),
        RoleName = role.Text("RoleName"),
        Tags = role.List("Tags", Tag),
    };

    public static ManagedPolicy ManagedPolicy(AnswerElement policy) => new()
    {
        Arn = policy.Text("Arn"),
        AttachmentCount = policy.Number("AttachmentCount"),
        CreateDate = policy.Time("CreateDate"),
        DefaultVersionId = policy.Text("DefaultVersionId"),
        Description = policy.Text("Description"),
        IsAttachable = policy.Flag("IsAttachable"),
        Path = policy.Text("Path"),
        PolicyId = policy.Text("PolicyId"),
        PolicyName = policy.Text("PolicyName"),
        Tags = policy.List("Tags", Tag),
        UpdateDate = policy.Time("UpdateDate"),
    };

    public static PolicyVersion PolicyVersion(AnswerElement version) => new()
    {
        CreateDate = version.Time("CreateDate"),
        Document = version.Text("Document"),
        IsDefaultVersion = version.Flag("IsDefaultVersion"),
        VersionId = version.Text("VersionId"),
    };

    private static PolicyDetail PolicyDetail(AnswerElement policy) =>
        new() { PolicyDocument = policy.Text("PolicyDocument"), PolicyName = policy.Text("PolicyName") };

    private static AttachedPolicyType AttachedPolicy(AnswerElement policy) =>
        new() { PolicyArn = policy.Text("PolicyArn"), PolicyName = policy.Text("PolicyName") };

    private static Tag Tag(AnswerElement tag) => new() { Key = tag.Text("Key"), Value = tag.Text("Value") };
}
