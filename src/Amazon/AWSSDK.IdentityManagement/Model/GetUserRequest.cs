namespace Amazon.IdentityManagement.Model;

/// <summary>Asks for a user; the caller's own unless it is named.</summary>
public partial class GetUserRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The user's name, without its path.</summary>
    public string UserName { get; set; }
}
