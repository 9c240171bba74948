using System.Text;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Tests.Wire;

/// <summary>AWS's own examples: the test suite of Signature Version 4, and the worked example of its documentation.</summary>
public sealed class SignatureV4Tests
{
    private static readonly AwsCredentials Example = new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");

    [Theory]
    [InlineData("GET", "", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31")]
    [InlineData("POST", "", "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b")]
    [InlineData("GET", "Param2=value2&Param1=value1", "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500")]
    public void The_test_suites_signatures_are_met(string method, string query, string signature)
    {
        var headers = new Dictionary<string, string> { ["x-amz-date"] = "20150830T123600Z", ["host"] = "example.amazonaws.com" };
        Assert.Equal(
            "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, "
            + $"SignedHeaders=host;x-amz-date, Signature={signature}",
            SignatureV4.Authorization(Example, "us-east-1", "service", new SignedParts(method, "/", query, headers, [])));
    }

    [Fact]
    public void A_body_and_its_type_are_covered()
    {
        var headers = new Dictionary<string, string>
        {
            ["content-type"] = "application/x-www-form-urlencoded",
            ["host"] = "example.amazonaws.com",
            ["x-amz-date"] = "20150830T123600Z",
        };
        Assert.EndsWith("Signature=ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a",
            SignatureV4.Authorization(Example, "us-east-1", "service",
                new SignedParts("POST", "/", "", headers, Encoding.UTF8.GetBytes("Param1=value1"))), StringComparison.Ordinal);
    }

    [Fact]
    public void The_documentations_ListUsers_is_signed_alike()
    {
        var headers = new Dictionary<string, string>
        {
            ["content-type"] = "application/x-www-form-urlencoded; charset=utf-8",
            ["host"] = "iam.amazonaws.com",
            ["x-amz-date"] = "20150830T123600Z",
        };
        Assert.EndsWith("Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7",
            SignatureV4.Authorization(Example, "us-east-1", "iam",
                new SignedParts("GET", "/", "Action=ListUsers&Version=2010-05-08", headers, [])), StringComparison.Ordinal);
    }

    [Fact]
    public void Credentials_do_not_print_their_secrets() =>
        Assert.Equal("AKIA key", $"{new AwsCredentials("AKIA", "secret", "token")} key");
}
