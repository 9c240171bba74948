using System.Net;
using Amazon;
using Amazon.IdentityManagement;
using Amazon.Runtime;

namespace StandIns.Tests.IdentityManagement;

/// <summary>What the tests of IAM share: answers in its XML, and the forms that it was sent.</summary>
public abstract class IamWireTest
{
    private const string Namespace = "https://iam.amazonaws.com/doc/2010-05-08/";

    private protected Wire Wire { get; } = new();

    // The endpoint of the environment does not count here, so that the tests may run where one is set.
    private protected AmazonIdentityManagementServiceClient Client(int retries = 2) => new(
        new SessionAWSCredentials("AKID", "secret", "session"),
        new AmazonIdentityManagementServiceConfig
        {
            RegionEndpoint = RegionEndpoint.EUWest1,
            HttpClientFactory = Wire,
            IgnoreConfiguredEndpointUrls = true,
            MaxErrorRetry = retries,
        });

    private protected Wire Answer(string operation, string result = "") => Wire.Answer(
        $"""
        <{operation}Response xmlns="{Namespace}">
          <{operation}Result>{result}</{operation}Result>
          <ResponseMetadata><RequestId>request-2</RequestId></ResponseMetadata>
        </{operation}Response>
        """);

    /// <summary>The answer of an operation that returns nothing.</summary>
    private protected Wire Done(string operation) => Wire.Answer(
        $"""<{operation}Response xmlns="{Namespace}"><ResponseMetadata><RequestId>request-2</RequestId></ResponseMetadata></{operation}Response>""");

    private protected Wire Fail(string code, HttpStatusCode status = HttpStatusCode.BadRequest) => Wire.Answer(
        $"""
        <ErrorResponse xmlns="{Namespace}">
          <Error><Type>Sender</Type><Code>{code}</Code><Message>said {code}</Message></Error>
          <RequestId>request-2</RequestId>
        </ErrorResponse>
        """,
        status);

    /// <summary>The fields of a form but for the version, sorted: their order is not part of the contract.</summary>
    private protected static string FormOf(Sent sent)
    {
        var fields = sent.Body.Split('&').Select(Uri.UnescapeDataString).ToList();
        Assert.True(fields.Remove("Version=2010-05-08"), sent.Body);
        return string.Join('&', fields.Order(StringComparer.Ordinal));
    }
}
