using System.Net;
using System.Text.Json;
using Amazon;
using Amazon.ResourceGroupsTaggingAPI;
using Amazon.ResourceGroupsTaggingAPI.Model;
using Amazon.Runtime;

namespace StandIns.Tests.ResourceGroupsTagging;

/// <summary>What goes over the wire, and how answers and errors come back.</summary>
[Collection(ProcessWide.Name)]
public sealed class GetResourcesTests
{
    private readonly Wire _wire = new();

    [Fact]
    public async Task A_request_is_signed_json_for_one_operation()
    {
        _wire.Answer("{}");
        using var client = Client();
        await client.GetResourcesAsync(new()
        {
            PaginationToken = "t",
            ResourcesPerPage = 100,
            ResourceTypeFilters = ["dynamodb:table"],
            TagFilters = [new() { Key = "backup", Values = ["no", "never"] }, new() { Key = "stage" }],
        });
        var sent = Assert.Single(_wire.Sent);
        Assert.Equal((HttpMethod.Post, "https://tagging.eu-west-1.amazonaws.com/"), (sent.Method, sent.Url.ToString()));
        Assert.Equal("ResourceGroupsTaggingAPI_20170126.GetResources", sent.Headers["X-Amz-Target"]);
        Assert.StartsWith("application/x-amz-json-1.1", sent.Headers["Content-Type"], StringComparison.Ordinal);
        AssertJson(
            """
            {"PaginationToken":"t","ResourcesPerPage":100,"ResourceTypeFilters":["dynamodb:table"],
             "TagFilters":[{"Key":"backup","Values":["no","never"]},{"Key":"stage"}]}
            """,
            sent.Body);
        Assert.StartsWith("AWS4-HMAC-SHA256 Credential=AKID/", sent.Headers["Authorization"], StringComparison.Ordinal);
        Assert.Equal(["eu-west-1", "tagging"], sent.SignedScope[1..]);
        Assert.Equal("session", sent.Headers["X-Amz-Security-Token"]);
    }

    [Fact]
    public async Task Members_that_are_not_set_are_not_sent()
    {
        _wire.Answer("{}");
        using var client = Client();
        await client.GetResourcesAsync(new());
        AssertJson("{}", Assert.Single(_wire.Sent).Body);
    }

    [Fact]
    public async Task Text_of_any_script_is_sent_as_it_is()
    {
        _wire.Answer("{}");
        using var client = Client();
        await client.GetResourcesAsync(new() { TagFilters = [new() { Key = "\u00e9t\u00e9 \"x\"", Values = ["\ud840\udc00"] }] });
        AssertJson("""{"TagFilters":[{"Key":"\u00e9t\u00e9 \"x\"","Values":["\ud840\udc00"]}]}""", Assert.Single(_wire.Sent).Body);
    }

    [Fact]
    public async Task Resources_come_back_with_their_tags()
    {
        _wire.Answer(
            """
            {"PaginationToken":"n","ResourceTagMappingList":[
              {"ResourceARN":"arn:aws:dynamodb:eu-west-1:1:table/a","Tags":[{"Key":"k","Value":"v"},{"Key":"empty","Value":""}],"ComplianceDetails":{"ComplianceStatus":true}},
              {"ResourceARN":"arn:aws:dynamodb:eu-west-1:1:table/b","Tags":[]}]}
            """);
        using var client = Client();
        var page = await client.GetResourcesAsync(new());
        Assert.Equal(("n", "request-1", HttpStatusCode.OK), (page.PaginationToken, page.ResponseMetadata.RequestId, page.HttpStatusCode));
        Assert.Equal(
            [("arn:aws:dynamodb:eu-west-1:1:table/a", "k=v empty="), ("arn:aws:dynamodb:eu-west-1:1:table/b", "")],
            page.ResourceTagMappingList.Select(mapping => (mapping.ResourceARN, string.Join(' ', mapping.Tags.Select(tag => $"{tag.Key}={tag.Value}")))));
    }

    [Fact]
    public async Task The_last_page_has_an_empty_token_or_none_and_may_have_no_list()
    {
        _wire.Answer("""{"PaginationToken":"","ResourceTagMappingList":[]}""").Answer("{}");
        using var client = Client();
        var empty = await client.GetResourcesAsync(new());
        Assert.Equal("", empty.PaginationToken);
        Assert.Empty(empty.ResourceTagMappingList);
        var absent = await client.GetResourcesAsync(new());
        Assert.Null(absent.PaginationToken);
        Assert.Null(absent.ResourceTagMappingList);
    }

    [Fact]
    public async Task Empty_lists_are_left_out_for_callers_who_asked_for_the_old_habit()
    {
        _wire.Answer("{}");
        using var client = Client();
        AWSConfigs.InitializeCollections = true;
        try
        {
            Assert.Empty((await client.GetResourcesAsync(new())).ResourceTagMappingList);
            AssertJson("{}", Assert.Single(_wire.Sent).Body);
        }
        finally
        {
            AWSConfigs.InitializeCollections = false;
        }
    }

    [Theory]
    [InlineData(typeof(InvalidParameterException))]
    [InlineData(typeof(PaginationTokenExpiredException))]
    public async Task An_error_is_the_modelled_exception(Type exception)
    {
        _wire.Fail(exception.Name);
        using var client = Client();
        var failure = await Assert.ThrowsAsync(exception, () => client.GetResourcesAsync(new()));
        var tagging = Assert.IsAssignableFrom<AmazonResourceGroupsTaggingAPIException>(failure);
        Assert.Equal((exception.Name, "said " + exception.Name), (tagging.ErrorCode, tagging.Message));
        Assert.Equal((HttpStatusCode.BadRequest, "request-1"), (tagging.StatusCode, tagging.RequestId));
        Assert.Single(_wire.Sent);
    }

    [Fact]
    public async Task An_error_that_nobody_modelled_is_the_services_exception()
    {
        _wire.Fail("com.amazonaws.tagging#AccessDeniedException");
        using var client = Client();
        var failure = await Assert.ThrowsAsync<AmazonResourceGroupsTaggingAPIException>(() => client.GetResourcesAsync(new()));
        Assert.Equal("AccessDeniedException", failure.ErrorCode);
        Assert.Single(_wire.Sent);
    }

    [Fact]
    public async Task Throttling_is_retried_although_it_is_http_400()
    {
        _wire.Fail(nameof(ThrottledException)).Answer("""{"ResourceTagMappingList":[]}""");
        using var client = Client();
        Assert.Empty((await client.GetResourcesAsync(new())).ResourceTagMappingList);
        Assert.Equal(2, _wire.Sent.Count);
    }

    [Theory]
    [InlineData(typeof(ThrottledException), HttpStatusCode.BadRequest, 0, 1)]
    [InlineData(typeof(ThrottledException), HttpStatusCode.BadRequest, 1, 2)]
    [InlineData(typeof(InternalServiceException), HttpStatusCode.InternalServerError, 1, 2)]
    public async Task A_failure_that_lasts_is_tried_as_often_as_the_configuration_says(Type exception, HttpStatusCode status, int retries, int calls)
    {
        _wire.Fail(exception.Name, status);
        using var client = Client(retries);
        await Assert.ThrowsAsync(exception, () => client.GetResourcesAsync(new()));
        Assert.Equal(calls, _wire.Sent.Count);
    }

    [Fact]
    public async Task A_cancelled_call_ends()
    {
        _wire.Answer("{}");
        using var client = Client();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.GetResourcesAsync(new(), new CancellationToken(true)));
    }

    // Neither the order of members nor the escaping is part of the contract.
    private static void AssertJson(string expected, string body)
    {
        using var wanted = JsonDocument.Parse(expected);
        using var sent = JsonDocument.Parse(body);
        Assert.True(JsonElement.DeepEquals(wanted.RootElement, sent.RootElement), body);
    }

    private AmazonResourceGroupsTaggingAPIClient Client(int retries = 2) => new(
        new SessionAWSCredentials("AKID", "secret", "session"),
        new AmazonResourceGroupsTaggingAPIConfig
        {
            RegionEndpoint = RegionEndpoint.EUWest1,
            HttpClientFactory = _wire,
            IgnoreConfiguredEndpointUrls = true,
            MaxErrorRetry = retries,
        });
}
