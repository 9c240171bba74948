using System.Net;
using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using Amazon.Runtime;

namespace StandIns.Tests.IdentityManagement;

/// <summary>How refusals come back, and what is tried again.</summary>
[Collection(ProcessWide.Name)]
public sealed class FailureTests : IamWireTest
{
    [Theory]
    [InlineData("ConcurrentModification", 409, typeof(ConcurrentModificationException))]
    [InlineData("DeleteConflict", 409, typeof(DeleteConflictException))]
    [InlineData("EntityAlreadyExists", 409, typeof(EntityAlreadyExistsException))]
    [InlineData("InvalidInput", 400, typeof(InvalidInputException))]
    [InlineData("LimitExceeded", 409, typeof(LimitExceededException))]
    [InlineData("MalformedPolicyDocument", 400, typeof(MalformedPolicyDocumentException))]
    [InlineData("NoSuchEntity", 404, typeof(NoSuchEntityException))]
    [InlineData("PolicyNotAttachable", 400, typeof(PolicyNotAttachableException))]
    [InlineData("UnmodifiableEntity", 400, typeof(UnmodifiableEntityException))]
    [InlineData("AccessDenied", 403, typeof(AmazonIdentityManagementServiceException))]
    [InlineData("ValidationError", 400, typeof(AmazonIdentityManagementServiceException))]
    public async Task A_code_without_suffix_is_the_class_with_it_and_is_not_tried_again(string code, int status, Type exception)
    {
        Fail(code, (HttpStatusCode)status);
        using var client = Client();
        var failure = await Assert.ThrowsAsync(exception, () => CallOf(code, client));
        var iam = Assert.IsAssignableFrom<AmazonIdentityManagementServiceException>(failure);
        Assert.Equal((code, "said " + code, (HttpStatusCode)status), (iam.ErrorCode, iam.Message, iam.StatusCode));
        Assert.Equal(("request-2", ErrorType.Sender), (iam.RequestId, iam.ErrorType));
        Assert.Single(Wire.Sent);
    }

    [Theory]
    [InlineData("ServiceFailure", 500, typeof(ServiceFailureException))]
    [InlineData("Throttling", 400, typeof(AmazonIdentityManagementServiceException))]
    public async Task A_failure_that_passes_is_tried_as_often_as_the_configuration_says(string code, int status, Type exception)
    {
        Fail(code, (HttpStatusCode)status);
        using var once = Client(retries: 0);
        await Assert.ThrowsAsync(exception, () => once.GetPolicyAsync(new()));
        Assert.Single(Wire.Sent);
        using var twice = Client(retries: 1);
        await Assert.ThrowsAsync(exception, () => twice.GetPolicyAsync(new()));
        Assert.Equal(3, Wire.Sent.Count);
    }

    [Fact]
    public async Task A_gateways_page_is_retried()
    {
        Wire.Answer("<html>502</html>", HttpStatusCode.BadGateway).Answer("<DeletePolicyResponse/>");
        using var client = Client();
        await client.DeletePolicyAsync(new() { PolicyArn = "p" });
        Assert.Equal(2, Wire.Sent.Count);
    }

    [Theory]
    [InlineData("<!DOCTYPE html><html>no", 500)]
    [InlineData("", 503)]
    [InlineData("{\"message\":\"no\"}", 500)]
    public async Task An_error_that_is_no_xml_keeps_its_status(string body, int status)
    {
        Wire.Answer(body, (HttpStatusCode)status);
        using var client = Client(retries: 0);
        var failure = await Assert.ThrowsAsync<AmazonIdentityManagementServiceException>(() => client.GetPolicyAsync(new()));
        Assert.Equal((HttpStatusCode)status, failure.StatusCode);
    }

    // The official package knows of an operation only the errors that its model names.
    private static Task CallOf(string code, AmazonIdentityManagementServiceClient iam) => code switch
    {
        "ConcurrentModification" or "EntityAlreadyExists" or "MalformedPolicyDocument" => iam.CreatePolicyAsync(new()),
        "DeleteConflict" => iam.DeletePolicyAsync(new()),
        _ => iam.AttachRolePolicyAsync(new() { RoleName = "r", PolicyArn = "p" }),
    };
}
