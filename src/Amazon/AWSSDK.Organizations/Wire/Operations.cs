using System.Text.Json;
using Amazon.Organizations.Model;
using Amazon.StandIns.Json;

namespace Amazon.Organizations.Wire;

/// <summary>The operations in use, member by member.</summary>
internal static class Operations
{
    public static readonly JsonOperation<ListAccountsRequest, ListAccountsResponse> ListAccounts = new(
        OrganizationsProtocol.Instance,
        (writer, request) => WritePage(writer, request.MaxResults, request.NextToken),
        page => new() { Accounts = page.List("Accounts", ReadAccount), NextToken = page.Text("NextToken") });

    public static readonly JsonOperation<ListAccountsForParentRequest, ListAccountsForParentResponse> ListAccountsForParent = new(
        OrganizationsProtocol.Instance,
        (writer, request) =>
        {
            WritePage(writer, request.MaxResults, request.NextToken);
            writer.WriteIfSet("ParentId", request.ParentId);
        },
        page => new() { Accounts = page.List("Accounts", ReadAccount), NextToken = page.Text("NextToken") });

    public static readonly JsonOperation<ListOrganizationalUnitsForParentRequest, ListOrganizationalUnitsForParentResponse>
        ListOrganizationalUnitsForParent = new(
            OrganizationsProtocol.Instance,
            (writer, request) =>
            {
                WritePage(writer, request.MaxResults, request.NextToken);
                writer.WriteIfSet("ParentId", request.ParentId);
            },
            page => new() { OrganizationalUnits = page.List("OrganizationalUnits", ReadUnit), NextToken = page.Text("NextToken") });

    public static readonly JsonOperation<ListRootsRequest, ListRootsResponse> ListRoots = new(
        OrganizationsProtocol.Instance,
        (writer, request) => WritePage(writer, request.MaxResults, request.NextToken),
        page => new() { Roots = page.List("Roots", ReadRoot), NextToken = page.Text("NextToken") });

    public static readonly JsonOperation<DescribeAccountRequest, DescribeAccountResponse> DescribeAccount = new(
        OrganizationsProtocol.Instance,
        (writer, request) => writer.WriteIfSet("AccountId", request.AccountId),
        body => new() { Account = body.Structure("Account", ReadAccount) });

    public static readonly JsonOperation<DescribeOrganizationRequest, DescribeOrganizationResponse> DescribeOrganization = new(
        OrganizationsProtocol.Instance,
        (_, _) => { },
        body => new() { Organization = body.Structure("Organization", ReadOrganization) });

    private static void WritePage(Utf8JsonWriter writer, int? maxResults, string nextToken)
    {
        writer.WriteIfSet("MaxResults", maxResults);
        writer.WriteIfSet("NextToken", nextToken);
    }

    private static Account ReadAccount(JsonElement account) => new()
    {
        Arn = account.Text("Arn"),
        Email = account.Text("Email"),
        Id = account.Text("Id"),
        JoinedMethod = account.Text("JoinedMethod"),
        JoinedTimestamp = account.Time("JoinedTimestamp"),
        Name = account.Text("Name"),
        Paths = account.List("Paths", path => path.GetString()),
        State = account.Text("State"),
        Status = account.Text("Status"),
    };

    private static OrganizationalUnit ReadUnit(JsonElement unit) =>
        new() { Arn = unit.Text("Arn"), Id = unit.Text("Id"), Name = unit.Text("Name") };

    private static Root ReadRoot(JsonElement root) =>
        new() { Arn = root.Text("Arn"), Id = root.Text("Id"), Name = root.Text("Name") };

    private static Organization ReadOrganization(JsonElement organization) => new()
    {
        Arn = organization.Text("Arn"),
        FeatureSet = organization.Text("FeatureSet"),
        Id = organization.Text("Id"),
        MasterAccountArn = organization.Text("MasterAccountArn"),
        MasterAccountEmail = organization.Text("MasterAccountEmail"),
        MasterAccountId = organization.Text("MasterAccountId"),
    };
}
