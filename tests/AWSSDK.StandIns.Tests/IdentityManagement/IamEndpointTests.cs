using Amazon;
using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using Amazon.Runtime;

namespace StandIns.Tests.IdentityManagement;

/// <summary>Where requests go, and for which Region they are signed.</summary>
[Collection(ProcessWide.Name)]
public sealed class IamEndpointTests
{
    private const string General = "AWS_ENDPOINT_URL", Own = "AWS_ENDPOINT_URL_IAM";
    private static readonly BasicAWSCredentials Credentials = new("AKID", "secret");
    private readonly Wire _wire = new Wire().Answer("<GetUserResponse/>");

    [Theory]
    [InlineData("us-east-1", "https://iam.amazonaws.com/", "us-east-1")]
    [InlineData("eu-central-1", "https://iam.amazonaws.com/", "us-east-1")]
    [InlineData("cn-north-1", "https://iam.cn-north-1.amazonaws.com.cn/", "cn-north-1")]
    [InlineData("cn-northwest-1", "https://iam.cn-north-1.amazonaws.com.cn/", "cn-north-1")]
    [InlineData("us-gov-east-1", "https://iam.us-gov.amazonaws.com/", "us-gov-west-1")]
    public async Task Each_partition_has_one_endpoint(string region, string url, string signedFor)
    {
        var sent = await SendAsync(InRegion(region));
        Assert.Equal((url, signedFor, "iam"), (sent.Url.ToString(), sent.SignedScope[1], sent.SignedScope[2]));
    }

    [Fact]
    public void A_client_tells_its_endpoint()
    {
        using var client = new AmazonIdentityManagementServiceClient(Credentials, InRegion("us-gov-east-1"));
        Assert.Equal("iam.us-gov.amazonaws.com", new Uri(client.DetermineServiceOperationEndpoint(new GetUserRequest()).URL).Host);
    }

    [Fact]
    public async Task A_service_url_alone_is_signed_for_us_east_1()
    {
        var sent = await SendAsync(new() { ServiceURL = "http://127.0.0.1:5000" });
        Assert.Equal(("http://127.0.0.1:5000/", "us-east-1", "iam"), (sent.Url.ToString(), sent.SignedScope[1], sent.SignedScope[2]));
    }

    [Theory]
    [InlineData(General)]
    [InlineData(Own)]
    public async Task The_environment_may_name_the_endpoint(string variable)
    {
        using var endpoint = new EnvironmentVariable(variable, "http://127.0.0.1:5001");
        var sent = await SendAsync(new() { RegionEndpoint = RegionEndpoint.EUWest1 });
        Assert.Equal(("http://127.0.0.1:5001/", "iam"), (sent.Url.ToString(), sent.SignedScope[2]));
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

    private static AmazonIdentityManagementServiceConfig InRegion(string region) => new()
    {
        RegionEndpoint = RegionEndpoint.GetBySystemName(region),
        IgnoreConfiguredEndpointUrls = true,
    };

    private async Task<Sent> SendAsync(AmazonIdentityManagementServiceConfig config)
    {
        config.HttpClientFactory = _wire;
        using var client = new AmazonIdentityManagementServiceClient(Credentials, config);
        await client.GetUserAsync(new());
        return _wire.Sent[^1];
    }
}
