using System.Net;
using Amazon;
using Amazon.Organizations;
using Amazon.Organizations.Model;
using Amazon.Runtime;

namespace StandIns.Tests.Organizations;

/// <summary>What goes over the wire, and how answers and errors come back.</summary>
[Collection(ProcessWide.Name)]
public sealed class OrganizationsTests
{
    private const string Target = "AWSOrganizationsV20161128.";
    private readonly Wire _wire = new();

    [Fact]
    public async Task A_request_is_signed_json_for_one_operation()
    {
        _wire.Answer("""{"Accounts":[]}""");
        using var client = Client();
        await client.ListAccountsForParentAsync(new() { ParentId = "ou-1", MaxResults = 7, NextToken = "t" });
        var sent = Assert.Single(_wire.Sent);
        Assert.Equal((HttpMethod.Post, "https://organizations.us-east-1.amazonaws.com/"), (sent.Method, sent.Url.ToString()));
        Assert.Equal(Target + "ListAccountsForParent", sent.Headers["X-Amz-Target"]);
        Assert.StartsWith("application/x-amz-json-1.1", sent.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.Equal("""{"MaxResults":7,"NextToken":"t","ParentId":"ou-1"}""", sent.Body);
        Assert.StartsWith("AWS4-HMAC-SHA256 Credential=AKID/", sent.Headers["Authorization"], StringComparison.Ordinal);
        Assert.Equal(["us-east-1", "organizations"], sent.SignedScope[1..]);
        Assert.Equal("session", sent.Headers["X-Amz-Security-Token"]);
    }

    [Fact]
    public async Task Members_that_are_not_set_are_not_sent()
    {
        _wire.Answer("{}");
        using var client = Client();
        await client.ListAccountsAsync(new());
        await client.ListRootsAsync(new());
        await client.ListOrganizationalUnitsForParentAsync(new() { ParentId = "r-1" });
        await client.DescribeOrganizationAsync(new());
        Assert.Equal(["{}", "{}", """{"ParentId":"r-1"}""", "{}"], _wire.Sent.Select(sent => sent.Body));
        Assert.Equal(
            [Target + "ListAccounts", Target + "ListRoots", Target + "ListOrganizationalUnitsForParent", Target + "DescribeOrganization"],
            _wire.Sent.Select(sent => sent.Headers["X-Amz-Target"]));
    }

    [Fact]
    public async Task An_account_comes_back_whole()
    {
        _wire.Answer(
            """
            {"Accounts":[{"Arn":"arn:aws:organizations::1:account/o-1/222233334444","Email":"a@example.com","Id":"222233334444",
              "JoinedMethod":"CREATED","JoinedTimestamp":1545082649.183,"Name":"a","Paths":["o-1/r-1/222233334444/"],
              "State":"PENDING_CLOSURE","Status":"ACTIVE","Someday":{"more":1}}],"NextToken":"n"}
            """);
        using var client = Client();
        var page = await client.ListAccountsAsync(new());
        var account = Assert.Single(page.Accounts);
        Assert.Equal(("222233334444", "a", "a@example.com"), (account.Id, account.Name, account.Email));
        Assert.Equal("arn:aws:organizations::1:account/o-1/222233334444", account.Arn);
        Assert.Equal(["o-1/r-1/222233334444/"], account.Paths);
        Assert.Equal(AccountState.PENDING_CLOSURE, account.State);
        Assert.Equal(AccountStatus.ACTIVE, account.Status);
        Assert.Equal(AccountJoinedMethod.CREATED, account.JoinedMethod);
        Assert.Equal(new DateTime(2018, 12, 17, 21, 37, 29, 183, DateTimeKind.Utc), account.JoinedTimestamp!.Value.ToUniversalTime());
        Assert.Equal(("n", "request-1", HttpStatusCode.OK), (page.NextToken, page.ResponseMetadata.RequestId, page.HttpStatusCode));
    }

    [Fact]
    public async Task What_an_account_lacks_is_null()
    {
        _wire.Answer("""{"Accounts":[{"Id":"222233334444","State":null}]}""");
        using var client = Client();
        var account = Assert.Single((await client.ListAccountsAsync(new())).Accounts);
        Assert.Null(account.State);
        Assert.Null(account.Status);
        Assert.Null(account.JoinedTimestamp);
        Assert.Null(account.Paths);
        Assert.Null(account.Name);
    }

    [Fact]
    public async Task A_state_that_nobody_knew_is_kept()
    {
        _wire.Answer("""{"Accounts":[{"State":"HIBERNATING"}]}""");
        using var client = Client();
        Assert.Equal("HIBERNATING", Assert.Single((await client.ListAccountsAsync(new())).Accounts).State.Value);
    }

    [Fact]
    public async Task A_page_may_be_empty_while_more_follow()
    {
        _wire.Answer("""{"Accounts":[],"NextToken":"more"}""").Answer("""{"NextToken":"most"}""").Answer("""{"Accounts":[{"Id":"1"}]}""");
        using var client = Client();
        var empty = await client.ListAccountsAsync(new());
        Assert.Equal("more", empty.NextToken);
        Assert.Empty(empty.Accounts);
        var absent = await client.ListAccountsAsync(new() { NextToken = empty.NextToken });
        Assert.Equal("most", absent.NextToken);
        Assert.Null(absent.Accounts);
        Assert.Null((await client.ListAccountsAsync(new() { NextToken = absent.NextToken })).NextToken);
    }

    [Fact]
    public async Task One_account_is_asked_for_by_its_id()
    {
        _wire.Answer("""{"Account":{"Id":"222233334444","Name":"a","State":"ACTIVE"}}""").Answer("{}");
        using var client = Client();
        var account = (await client.DescribeAccountAsync(new() { AccountId = "222233334444" })).Account;
        Assert.Equal(("222233334444", "a", AccountState.ACTIVE), (account.Id, account.Name, account.State));
        Assert.Null((await client.DescribeAccountAsync(new())).Account);
        Assert.Equal(["""{"AccountId":"222233334444"}""", "{}"], _wire.Sent.Select(sent => sent.Body));
        Assert.All(_wire.Sent, sent => Assert.Equal(Target + "DescribeAccount", sent.Headers["X-Amz-Target"]));
    }

    [Fact]
    public async Task The_tree_comes_back()
    {
        _wire.Answer("""{"Roots":[{"Arn":"a1","Id":"r-1","Name":"Root"}]}""")
            .Answer("""{"OrganizationalUnits":[{"Arn":"a2","Id":"ou-1","Name":"prod"}]}""")
            .Answer("""{"Organization":{"Arn":"a3","Id":"o-1","FeatureSet":"ALL","MasterAccountId":"111122223333","MasterAccountArn":"a4"}}""");
        using var client = Client();
        var root = Assert.Single((await client.ListRootsAsync(new())).Roots);
        Assert.Equal(("a1", "r-1", "Root"), (root.Arn, root.Id, root.Name));
        var unit = Assert.Single((await client.ListOrganizationalUnitsForParentAsync(new() { ParentId = "r-1" })).OrganizationalUnits);
        Assert.Equal(("a2", "ou-1", "prod"), (unit.Arn, unit.Id, unit.Name));
        var organization = (await client.DescribeOrganizationAsync(new())).Organization;
        Assert.Equal(("a3", "o-1", "111122223333", "a4"), (organization.Arn, organization.Id, organization.MasterAccountId, organization.MasterAccountArn));
        Assert.Equal(OrganizationFeatureSet.ALL, organization.FeatureSet);
    }

    [Theory]
    [InlineData(typeof(AWSOrganizationsNotInUseException))]
    [InlineData(typeof(AccountNotFoundException))]
    [InlineData(typeof(AccessDeniedException))]
    [InlineData(typeof(InvalidInputException))]
    [InlineData(typeof(ParentNotFoundException))]
    public async Task An_error_is_the_modelled_exception(Type exception)
    {
        _wire.Fail(exception.Name);
        using var client = Client();
        var failure = await Assert.ThrowsAsync(exception, () => client.ListAccountsForParentAsync(new() { ParentId = "ou-1" }));
        var organizations = Assert.IsAssignableFrom<AmazonOrganizationsException>(failure);
        Assert.Equal((exception.Name, "said " + exception.Name), (organizations.ErrorCode, organizations.Message));
        Assert.Equal((HttpStatusCode.BadRequest, "request-1"), (organizations.StatusCode, organizations.RequestId));
        Assert.Single(_wire.Sent);
    }

    [Fact]
    public async Task An_error_that_nobody_modelled_is_the_services_exception()
    {
        _wire.Fail("com.amazonaws.organizations#SomedayException");
        using var client = Client();
        var failure = await Assert.ThrowsAsync<AmazonOrganizationsException>(() => client.ListAccountsAsync(new()));
        Assert.Equal("SomedayException", failure.ErrorCode);
    }

    [Fact]
    public async Task Throttling_is_retried_although_it_is_http_400()
    {
        _wire.Fail(nameof(TooManyRequestsException)).Answer("""{"Accounts":[]}""");
        using var client = Client();
        Assert.Empty((await client.ListAccountsAsync(new())).Accounts);
        Assert.Equal(2, _wire.Sent.Count);
    }

    [Fact]
    public async Task Throttling_that_lasts_is_the_modelled_exception()
    {
        _wire.Fail(nameof(TooManyRequestsException));
        using var client = Client();
        await Assert.ThrowsAsync<TooManyRequestsException>(() => client.ListAccountsAsync(new()));
        Assert.Equal(3, _wire.Sent.Count);
    }

    [Fact]
    public async Task A_failing_service_is_retried()
    {
        _wire.Fail(nameof(ServiceException), HttpStatusCode.InternalServerError);
        using var client = Client();
        await Assert.ThrowsAsync<ServiceException>(() => client.ListRootsAsync(new()));
        Assert.Equal(3, _wire.Sent.Count);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    public async Task A_call_is_repeated_as_often_as_the_configuration_says(int retries, int calls)
    {
        _wire.Fail(nameof(TooManyRequestsException));
        using var client = Client(retries);
        await Assert.ThrowsAsync<TooManyRequestsException>(() => client.ListAccountsAsync(new()));
        Assert.Equal(calls, _wire.Sent.Count);
    }

    [Fact]
    public async Task A_broken_connection_and_a_gateways_page_are_retried()
    {
        _wire.Break().Answer("<html>502</html>", HttpStatusCode.BadGateway).Answer("""{"Accounts":[{"Id":"1"}]}""");
        using var client = Client();
        Assert.Single((await client.ListAccountsAsync(new())).Accounts);
        Assert.Equal(3, _wire.Sent.Count);
    }

    [Fact]
    public async Task What_the_caller_did_wrong_is_not_repeated()
    {
        _wire.Fail(nameof(InvalidInputException));
        using var client = Client();
        await Assert.ThrowsAsync<InvalidInputException>(() => client.ListAccountsAsync(new()));
        Assert.Single(_wire.Sent);
    }

    [Fact]
    public async Task A_cancelled_call_ends()
    {
        _wire.Answer("{}");
        using var client = Client();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.ListRootsAsync(new(), new CancellationToken(true)));
    }

    [Fact]
    public async Task Absent_lists_are_empty_for_callers_who_asked_for_it()
    {
        _wire.Answer("{}");
        using var client = Client();
        AWSConfigs.InitializeCollections = true;
        try
        {
            Assert.Empty((await client.ListAccountsAsync(new())).Accounts);
        }
        finally
        {
            AWSConfigs.InitializeCollections = false;
        }
    }

    // The endpoint of the environment does not count here, so that the tests may run where one is set.
    private AmazonOrganizationsClient Client(int retries = 2) => new(
        new SessionAWSCredentials("AKID", "secret", "session"),
        new AmazonOrganizationsConfig
        {
            RegionEndpoint = RegionEndpoint.EUWest1,
            HttpClientFactory = _wire,
            IgnoreConfiguredEndpointUrls = true,
            MaxErrorRetry = retries,
        });
}
