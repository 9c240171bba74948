using BackupScheduler.Aws.Tests.Wire;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Failures;

namespace BackupScheduler.Aws.Tests.Organizations;

/// <summary>The accounts of the organization: all of them, each once, and ACTIVE only where AWS says so.</summary>
public sealed class OrganizationTests : StubTest
{
    private const string First = "111111111111", Second = "222222222222", Third = "333333333333";

    [Fact]
    public async Task Every_page_is_followed_empty_ones_too()
    {
        Stub.Answer(
            "ListAccounts",
            Page([First], "1"),
            Answers.Json("""{"Accounts":[],"NextToken":"2"}"""),
            Answers.Json("""{"NextToken":"3"}"""),
            Page([Second]));
        Assert.Equal([First, Second], (await List()).Select(account => account.Id.Value));
        Assert.Equal([null, "1", "2", "3"], Stub.Of("ListAccounts").Select(sent => sent.Text("NextToken")));
    }

    [Fact]
    public async Task An_account_that_moves_between_pages_counts_once_as_last_seen()
    {
        Stub.Answer("ListAccounts", Page([First, Second], "1"), Answers.Json($$"""{"Accounts":[{"Id":"{{First}}","State":"SUSPENDED"}]}"""));
        Assert.Equal([(First, AccountState.Suspended), (Second, AccountState.Active)], (await List()).Select(a => (a.Id.Value, a.State)));
    }

    [Theory]
    [InlineData("\"ACTIVE\"", AccountState.Active)]
    [InlineData("\"SUSPENDED\"", AccountState.Suspended)]
    [InlineData("\"PENDING_CLOSURE\"", AccountState.PendingClosure)]
    [InlineData("\"PENDING_ACTIVATION\"", AccountState.PendingActivation)]
    [InlineData("\"CLOSED\"", AccountState.Closed)]
    [InlineData("\"SOMETHING_NEW\"", AccountState.Unknown)]
    [InlineData("null", AccountState.Unknown)]
    public async Task A_state_is_active_only_where_the_service_says_so(string state, AccountState expected)
    {
        Stub.Answer("ListAccounts", Answers.Json($$"""{"Accounts":[{"Id":"{{First}}","Name":"shop","Status":"ACTIVE","State":{{state}}}]}"""));
        Assert.Equal(new OrganizationAccount(AccountId.Parse(First), "shop", expected), Assert.Single(await List()));
    }

    [Fact]
    public async Task The_retired_status_does_not_stand_in_for_a_missing_state()
    {
        Stub.Answer("ListAccounts", Answers.Json($$"""{"Accounts":[{"Id":"{{First}}","Status":"ACTIVE"}]}"""));
        Assert.Equal(new OrganizationAccount(AccountId.Parse(First), "", AccountState.Unknown), Assert.Single(await List()));
    }

    [Fact]
    public async Task Units_are_walked_to_the_bottom_page_by_page_and_each_once()
    {
        GiveTree(
            units: new() { ["ou-top"] = ["ou-a", "ou-b"], ["ou-a"] = ["ou-deep"] },
            accounts: new() { ["ou-top"] = [First], ["ou-deep"] = [Second], ["ou-b"] = [Third] });
        Assert.Equal([First, Second, Third], await Under("ou-top", "ou-a"));
        string[] walked = ["ou-a", "ou-b", "ou-deep", "ou-top"];
        Assert.Equal(walked, Stub.Of("ListAccountsForParent").Where(IsFirstPage).Select(sent => sent.Text("ParentId")).Order());
        Assert.Equal(walked, Stub.Of("ListOrganizationalUnitsForParent").Where(IsFirstPage).Select(sent => sent.Text("ParentId")).Order());
    }

    [Fact]
    public async Task A_circle_of_units_is_walked_once()
    {
        GiveTree(
            units: new() { ["ou-a"] = ["ou-b"], ["ou-b"] = ["ou-a", "ou-b"] },
            accounts: new() { ["ou-b"] = [First] });
        Assert.Equal([First], await Under("ou-a"));
        Assert.Equal(2, Stub.Of("ListAccountsForParent").Count(IsFirstPage));
    }

    [Fact]
    public async Task No_units_mean_no_accounts_and_no_calls()
    {
        Assert.Empty(await Under());
        Assert.Empty(Stub.Of("ListAccountsForParent"));
    }

    [Fact]
    public async Task A_unit_that_is_not_there_is_a_failure_and_no_empty_set()
    {
        Stub.Answer("ListAccountsForParent", Answers.Error("ParentNotFoundException"));
        var failure = await FailureOf(() => Under("ou-gone"));
        Assert.Equal((FailureKind.Other, "ParentNotFoundException"), (failure.Kind, failure.Code));
    }

    [Fact]
    public async Task One_account_is_asked_for_alone_whatever_its_state()
    {
        Stub.Answer("DescribeAccount", Answers.Json($$"""{"Account":{"Id":"{{First}}","Name":"shop","State":"SUSPENDED"} }"""));
        Assert.Equal(new OrganizationAccount(AccountId.Parse(First), "shop", AccountState.Suspended), await Find(First));
        Assert.Equal(First, Assert.Single(Stub.Of("DescribeAccount")).Text("AccountId"));
        Assert.Empty(Stub.Of("ListAccounts"));
    }

    [Fact]
    public async Task An_account_outside_the_organization_is_not_found()
    {
        Stub.Answer("DescribeAccount", Answers.Error("AccountNotFoundException"));
        Assert.Null(await Find(First));
    }

    /// <summary>Not knowing is not the same as not belonging.</summary>
    [Theory]
    [InlineData("AccessDeniedException", FailureKind.AccessDenied)]
    [InlineData("AWSOrganizationsNotInUseException", FailureKind.Other)]
    public async Task An_account_that_cannot_be_asked_for_is_a_failure(string code, FailureKind kind)
    {
        Stub.Answer("DescribeAccount", Answers.Error(code));
        Assert.Equal(kind, (await FailureOf(() => Find(First))).Kind);
    }

    [Fact]
    public async Task The_management_account_is_the_organizations_own_word()
    {
        Stub.Answer("DescribeOrganization", Answers.Json($$"""{"Organization":{"Id":"o-1","MasterAccountId":"{{Second}}"} }"""));
        Assert.Equal(Second, (await new AwsPorts(Stub.Options()).Organization().ManagementAccountAsync(default)).Value);
    }

    [Theory]
    [InlineData("TooManyRequestsException", FailureKind.Throttled)]
    [InlineData("AccessDeniedException", FailureKind.AccessDenied)]
    [InlineData("ServiceException", FailureKind.Transient)]
    public async Task A_listing_that_fails_half_way_is_a_failure_and_no_short_list(string code, FailureKind kind)
    {
        Stub.Answer("ListAccounts", Page([First], "1"), Answers.Error(code));
        Assert.Equal(kind, (await FailureOf(List)).Kind);
    }

    private Task<IReadOnlyList<OrganizationAccount>> List() => new AwsPorts(Stub.Options()).Organization().ListAccountsAsync(default);

    private Task<OrganizationAccount?> Find(string id) =>
        new AwsPorts(Stub.Options()).Organization().FindAccountAsync(AccountId.Parse(id), default);

    private async Task<string[]> Under(params string[] units) =>
        [.. (await new AwsPorts(Stub.Options()).Organization().ListAccountsUnderAsync(units, default)).Select(id => id.Value).Order()];

    private static bool IsFirstPage(Received sent) => sent.Text("NextToken") is null;

    // Every listing has an empty page in front, so that a walk that reads first pages only finds nothing.
    private void GiveTree(Dictionary<string, string[]> units, Dictionary<string, string[]> accounts)
    {
        Stub.Answer("ListAccountsForParent", (request, context) => IsFirstPage(request)
            ? Answers.Json("""{"Accounts":[],"NextToken":"2"}""")(request, context)
            : Page(accounts.GetValueOrDefault(request.Text("ParentId")!, []))(request, context));
        Stub.Answer("ListOrganizationalUnitsForParent", (request, context) => IsFirstPage(request)
            ? Answers.Json("""{"NextToken":"2"}""")(request, context)
            : Units(units.GetValueOrDefault(request.Text("ParentId")!, []))(request, context));
    }

    private static Answer Page(string[] ids, string? next = null)
    {
        var accounts = string.Join(',', ids.Select(id => $$"""{"Id":"{{id}}","Name":"n","State":"ACTIVE"}"""));
        return Answers.Json(next is null ? $$"""{"Accounts":[{{accounts}}]}""" : $$"""{"Accounts":[{{accounts}}],"NextToken":"{{next}}"}""");
    }

    private static Answer Units(string[] ids) => Answers.Json(
        $$"""{"OrganizationalUnits":[{{string.Join(',', ids.Select(id => $$"""{"Id":"{{id}}"}"""))}}]}""");
}
