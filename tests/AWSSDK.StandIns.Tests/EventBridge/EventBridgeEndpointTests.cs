using Amazon;
using Amazon.EventBridge;
using Amazon.EventBridge.Model;
using Amazon.Runtime;

namespace StandIns.Tests.EventBridge;

/// <summary>Where requests go, and for which Region they are signed.</summary>
[Collection(ProcessWide.Name)]
public sealed class EventBridgeEndpointTests
{
    private const string General = "AWS_ENDPOINT_URL", Own = "AWS_ENDPOINT_URL_EVENTBRIDGE";
    private static readonly BasicAWSCredentials Credentials = new("AKID", "secret");
    private readonly Wire _wire = new Wire().Answer("{}");

    [Theory]
    [InlineData("us-east-1", "https://events.us-east-1.amazonaws.com/")]
    [InlineData("eu-central-1", "https://events.eu-central-1.amazonaws.com/")]
    [InlineData("cn-north-1", "https://events.cn-north-1.amazonaws.com.cn/")]
    [InlineData("us-gov-east-1", "https://events.us-gov-east-1.amazonaws.com/")]
    public async Task Each_Region_has_its_endpoint_in_every_partition(string region, string url)
    {
        var sent = await SendAsync(InRegion(region));
        Assert.Equal((url, region, "events"), (sent.Url.ToString(), sent.SignedScope[1], sent.SignedScope[2]));
    }

    [Fact]
    public void A_client_tells_its_endpoint()
    {
        using var client = new AmazonEventBridgeClient(Credentials, InRegion("us-gov-west-1"));
        Assert.Equal("events.us-gov-west-1.amazonaws.com", new Uri(client.DetermineServiceOperationEndpoint(new PutEventsRequest()).URL).Host);
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

    private static AmazonEventBridgeConfig InRegion(string region) => new()
    {
        RegionEndpoint = RegionEndpoint.GetBySystemName(region),
        IgnoreConfiguredEndpointUrls = true,
    };

    private async Task<Sent> SendAsync(AmazonEventBridgeConfig config)
    {
        config.HttpClientFactory = _wire;
        using var client = new AmazonEventBridgeClient(Credentials, config);
        await client.PutEventsAsync(new());
        return _wire.Sent[^1];
    }
}
