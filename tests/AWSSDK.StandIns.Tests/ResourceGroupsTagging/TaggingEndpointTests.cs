using Amazon;
using Amazon.ResourceGroupsTaggingAPI;
using Amazon.ResourceGroupsTaggingAPI.Model;
using Amazon.Runtime;

namespace StandIns.Tests.ResourceGroupsTagging;

/// <summary>Where requests go, and for which Region they are signed.</summary>
[Collection(ProcessWide.Name)]
public sealed class TaggingEndpointTests
{
    private const string General = "AWS_ENDPOINT_URL", Own = "AWS_ENDPOINT_URL_RESOURCE_GROUPS_TAGGING_API";
    private static readonly BasicAWSCredentials Credentials = new("AKID", "secret");
    private readonly Wire _wire = new Wire().Answer("{}");

    [Theory]
    [InlineData("us-east-1", "https://tagging.us-east-1.amazonaws.com/")]
    [InlineData("eu-central-1", "https://tagging.eu-central-1.amazonaws.com/")]
    [InlineData("cn-north-1", "https://tagging.cn-north-1.amazonaws.com.cn/")]
    [InlineData("us-gov-east-1", "https://tagging.us-gov-east-1.amazonaws.com/")]
    public async Task Each_Region_has_its_endpoint_in_every_partition(string region, string url)
    {
        var sent = await SendAsync(InRegion(region));
        Assert.Equal((url, region, "tagging"), (sent.Url.ToString(), sent.SignedScope[1], sent.SignedScope[2]));
    }

    [Fact]
    public void A_client_tells_its_endpoint()
    {
        using var client = new AmazonResourceGroupsTaggingAPIClient(Credentials, InRegion("us-gov-west-1"));
        Assert.Equal("tagging.us-gov-west-1.amazonaws.com", new Uri(client.DetermineServiceOperationEndpoint(new GetResourcesRequest()).URL).Host);
    }

    [Theory]
    [InlineData(General)]
    [InlineData(Own)]
    public async Task The_environment_may_name_the_endpoint(string variable)
    {
        using var endpoint = new EnvironmentVariable(variable, "http://127.0.0.1:5001");
        var sent = await SendAsync(new() { RegionEndpoint = RegionEndpoint.EUWest1, AuthenticationRegion = "eu-west-1" });
        Assert.Equal(("http://127.0.0.1:5001/", "eu-west-1"), (sent.Url.ToString(), sent.SignedScope[1]));
    }

    [Fact]
    public async Task The_code_wins_over_the_services_own_variable_and_that_over_the_general_one()
    {
        using var general = new EnvironmentVariable(General, "http://127.0.0.1:5001");
        using var own = new EnvironmentVariable(Own, "http://127.0.0.1:5002");
        using var others = new EnvironmentVariable("AWS_ENDPOINT_URL_ORGANIZATIONS", "http://127.0.0.1:5004");
        Assert.Equal(5002, (await SendAsync(new() { RegionEndpoint = RegionEndpoint.EUWest1 })).Url.Port);
        Assert.Equal(5003, (await SendAsync(new() { ServiceURL = "http://127.0.0.1:5003", AuthenticationRegion = "eu-west-1" })).Url.Port);
    }

    private static AmazonResourceGroupsTaggingAPIConfig InRegion(string region) => new()
    {
        RegionEndpoint = RegionEndpoint.GetBySystemName(region),
        IgnoreConfiguredEndpointUrls = true,
    };

    private async Task<Sent> SendAsync(AmazonResourceGroupsTaggingAPIConfig config)
    {
        config.HttpClientFactory = _wire;
        using var client = new AmazonResourceGroupsTaggingAPIClient(Credentials, config);
        await client.GetResourcesAsync(new());
        return _wire.Sent[^1];
    }
}
