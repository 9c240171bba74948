using Amazon;
using Amazon.Organizations;
using Amazon.Organizations.Model;
using Amazon.Runtime;

namespace StandIns.Tests.Organizations;

/// <summary>Where requests go, and for which Region they are signed.</summary>
[Collection(ProcessWide.Name)]
public sealed class EndpointTests
{
    private static readonly BasicAWSCredentials Credentials = new("AKID", "secret");
    private readonly Wire _wire = new Wire().Answer("{}");

    [Theory]
    [InlineData("us-east-1", "https://organizations.us-east-1.amazonaws.com/", "us-east-1")]
    [InlineData("eu-central-1", "https://organizations.us-east-1.amazonaws.com/", "us-east-1")]
    [InlineData("cn-north-1", "https://organizations.cn-northwest-1.amazonaws.com.cn/", "cn-northwest-1")]
    [InlineData("us-gov-east-1", "https://organizations.us-gov-west-1.amazonaws.com/", "us-gov-west-1")]
    public async Task Each_partition_has_one_endpoint(string region, string url, string signedFor)
    {
        var sent = await SendAsync(InRegion(region));
        Assert.Equal((url, signedFor), (sent.Url.ToString(), sent.SignedScope[1]));
    }

    [Fact]
    public void A_client_tells_its_endpoint()
    {
        using var client = new AmazonOrganizationsClient(Credentials, InRegion("us-gov-east-1"));
        var endpoint = client.DetermineServiceOperationEndpoint(new ListAccountsRequest());
        Assert.Equal("organizations.us-gov-west-1.amazonaws.com", new Uri(endpoint.URL).Host);
    }

    [Fact]
    public async Task A_service_url_takes_the_endpoints_place()
    {
        var sent = await SendAsync(new AmazonOrganizationsConfig { ServiceURL = "http://127.0.0.1:5000", AuthenticationRegion = "eu-west-1" });
        Assert.Equal(("http://127.0.0.1:5000/", "eu-west-1"), (sent.Url.ToString(), sent.SignedScope[1]));
    }

    [Fact]
    public async Task A_service_url_alone_is_signed_for_us_east_1()
    {
        var sent = await SendAsync(new AmazonOrganizationsConfig { ServiceURL = "http://127.0.0.1:5000" });
        Assert.Equal(("http://127.0.0.1:5000/", "us-east-1"), (sent.Url.ToString(), sent.SignedScope[1]));
    }

    [Theory]
    [InlineData("AWS_ENDPOINT_URL")]
    [InlineData("AWS_ENDPOINT_URL_ORGANIZATIONS")]
    public async Task The_environment_may_name_the_endpoint(string variable)
    {
        using var endpoint = new EnvironmentVariable(variable, "http://127.0.0.1:5001");
        var sent = await SendAsync(new AmazonOrganizationsConfig { RegionEndpoint = RegionEndpoint.EUWest1 });
        Assert.Equal("http://127.0.0.1:5001/", sent.Url.ToString());
        Assert.Equal("organizations", sent.SignedScope[2]);
    }

    [Fact]
    public async Task The_services_own_variable_wins()
    {
        using var general = new EnvironmentVariable("AWS_ENDPOINT_URL", "http://127.0.0.1:5001");
        using var own = new EnvironmentVariable("AWS_ENDPOINT_URL_ORGANIZATIONS", "http://127.0.0.1:5002");
        var sent = await SendAsync(new AmazonOrganizationsConfig { RegionEndpoint = RegionEndpoint.EUWest1 });
        Assert.Equal("http://127.0.0.1:5002/", sent.Url.ToString());
    }

    [Fact]
    public async Task What_the_code_sets_wins_over_the_environment()
    {
        using var general = new EnvironmentVariable("AWS_ENDPOINT_URL", "http://127.0.0.1:5001");
        using var own = new EnvironmentVariable("AWS_ENDPOINT_URL_ORGANIZATIONS", "http://127.0.0.1:5002");
        var sent = await SendAsync(new AmazonOrganizationsConfig { ServiceURL = "http://127.0.0.1:5003", AuthenticationRegion = "eu-west-1" });
        Assert.Equal("http://127.0.0.1:5003/", sent.Url.ToString());
    }

    [Fact]
    public async Task The_environment_is_left_aside_where_that_is_asked_for()
    {
        using var own = new EnvironmentVariable("AWS_ENDPOINT_URL_ORGANIZATIONS", "http://127.0.0.1:5002");
        Assert.Equal("organizations.us-east-1.amazonaws.com", (await SendAsync(InRegion("eu-west-1"))).Url.Host);
    }

    private static AmazonOrganizationsConfig InRegion(string region) => new()
    {
        RegionEndpoint = RegionEndpoint.GetBySystemName(region),
        IgnoreConfiguredEndpointUrls = true,
    };

    private async Task<Sent> SendAsync(AmazonOrganizationsConfig config)
    {
        config.HttpClientFactory = _wire;
        using var client = new AmazonOrganizationsClient(Credentials, config);
        await client.ListAccountsAsync(new());
        return Assert.Single(_wire.Sent);
    }
}
