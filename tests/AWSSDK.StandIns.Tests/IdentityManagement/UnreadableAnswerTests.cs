#if !OFFICIAL_AWS_PACKAGES
using System.Net;
using Amazon.Runtime;

namespace StandIns.Tests.IdentityManagement;

/// <summary>
/// Answers of success that are none. The official package lets the XML reader's own exceptions through, and takes another operation's
/// answer for an empty one; the stand-in is stricter.
/// </summary>
[Collection(ProcessWide.Name)]
public sealed class UnreadableAnswerTests : IamWireTest
{
    /// <summary>An attachment that nobody made must not pass for one.</summary>
    [Theory]
    [InlineData("<html>Welcome to the hotel's network</html>")]
    [InlineData("<AttachUserPolicyResponse/>")]
    [InlineData("<AttachRolePolicyResponse>")]
    [InlineData("")]
    [InlineData("no XML")]
    public async Task An_answer_of_success_that_is_not_the_operations_own_is_a_failure(string body)
    {
        Wire.Answer(body);
        using var client = Client(retries: 0);
        var failure = await Assert.ThrowsAsync<AmazonUnmarshallingException>(() => client.AttachRolePolicyAsync(new()));
        Assert.Equal(("request-1", HttpStatusCode.OK), (failure.RequestId, failure.StatusCode));
    }

    [Theory]
    [InlineData("""<!DOCTYPE r [<!ENTITY e SYSTEM "file:///etc/passwd">]><GetPolicyResponse><GetPolicyResult><Policy><Arn>&e;</Arn></Policy></GetPolicyResult></GetPolicyResponse>""")]
    [InlineData("<GetPolicyResponse><GetPolicyResult><Policy><AttachmentCount>many</AttachmentCount></Policy></GetPolicyResult></GetPolicyResponse>")]
    public async Task An_answer_that_cannot_be_read_is_a_failure(string body)
    {
        Wire.Answer(body);
        using var client = Client(retries: 0);
        await Assert.ThrowsAsync<AmazonUnmarshallingException>(() => client.GetPolicyAsync(new()));
    }
}
#endif
