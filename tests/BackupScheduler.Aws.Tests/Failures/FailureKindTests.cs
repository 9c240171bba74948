using System.Net;
using System.Net.Sockets;
using BackupScheduler.Aws.Tests.Wire;
using BackupScheduler.Core.Failures;
using Microsoft.AspNetCore.Http;

namespace BackupScheduler.Aws.Tests.Failures;

/// <summary>What each error on the wire is taken for. CreateBackup shows it, since nothing repeats it.</summary>
public sealed class FailureKindTests : StubTest
{
    [Theory]
    [InlineData("ThrottlingException", 400, FailureKind.Throttled)]
    [InlineData("Throttling", 400, FailureKind.Throttled)]
    [InlineData("ThrottledException", 400, FailureKind.Throttled)]
    [InlineData("RequestThrottled", 403, FailureKind.Throttled)]
    [InlineData("RequestThrottledException", 400, FailureKind.Throttled)]
    [InlineData("RequestLimitExceeded", 400, FailureKind.Throttled)]
    [InlineData("LimitExceededException", 400, FailureKind.Throttled)]
    [InlineData("TooManyRequestsException", 400, FailureKind.Throttled)]
    [InlineData("ProvisionedThroughputExceededException", 400, FailureKind.Throttled)]
    [InlineData("SlowDown", 503, FailureKind.Throttled)]
    [InlineData("OverLimit", 403, FailureKind.Throttled)]
    [InlineData("AWS.SimpleQueueService.OverLimit", 403, FailureKind.Throttled)]
    [InlineData("NeverHeardOf", 429, FailureKind.Throttled)]
    [InlineData("InternalServerError", 500, FailureKind.Transient)]
    [InlineData("InternalFailure", 500, FailureKind.Transient)]
    [InlineData("InternalError", 400, FailureKind.Transient)]
    [InlineData("ServiceUnavailable", 503, FailureKind.Transient)]
    [InlineData("ServiceException", 400, FailureKind.Transient)]
    [InlineData("RequestTimeout", 408, FailureKind.Transient)]
    [InlineData("RequestTimeoutException", 400, FailureKind.Transient)]
    [InlineData("ExpiredToken", 403, FailureKind.Transient)]
    [InlineData("ExpiredTokenException", 400, FailureKind.Transient)]
    [InlineData("RequestExpired", 400, FailureKind.Transient)]
    [InlineData("ServiceFailure", 500, FailureKind.Transient)]
    [InlineData("ConcurrentModification", 409, FailureKind.Transient)]
    [InlineData("BackupInUseException", 400, FailureKind.Transient)]
    [InlineData("TableInUseException", 400, FailureKind.Transient)]
    [InlineData("ContinuousBackupsUnavailableException", 400, FailureKind.Transient)]
    [InlineData("NeverHeardOf", 502, FailureKind.Transient)]
    [InlineData("AccessDenied", 403, FailureKind.AccessDenied)]
    [InlineData("AccessDeniedException", 400, FailureKind.AccessDenied)]
    [InlineData("UnauthorizedOperation", 403, FailureKind.AccessDenied)]
    [InlineData("NotAuthorized", 400, FailureKind.AccessDenied)]
    [InlineData("OptInRequired", 403, FailureKind.AccessDenied)]
    [InlineData("NeverHeardOf", 403, FailureKind.AccessDenied)]
    [InlineData("UnrecognizedClientException", 400, FailureKind.RegionUnavailable)]
    [InlineData("InvalidClientTokenId", 403, FailureKind.RegionUnavailable)]
    [InlineData("LimitExceeded", 409, FailureKind.Other)]
    [InlineData("ValidationException", 400, FailureKind.Other)]
    [InlineData("NeverHeardOf", 400, FailureKind.Other)]
    public async Task An_error_code_is_taken_for(string code, int status, FailureKind expected)
    {
        var failure = await CreateAgainst(Answers.Error(code, status, "in the service's words"));
        Assert.Equal((expected, code, "in the service's words"), (failure.Kind, failure.Code, failure.Message));
    }

    [Theory]
    [InlineData("AccessDeniedException", "User: arn:aws:sts::1:x is not authorized to perform: dynamodb:CreateBackup with an explicit deny in a service control policy")]
    [InlineData("AccessDenied", "... because no Service Control Policy allows the dynamodb:CreateBackup action")]
    public async Task A_denial_by_a_service_control_policy_closes_the_region(string code, string message) =>
        Assert.Equal(FailureKind.RegionUnavailable, (await CreateAgainst(Answers.Error(code, 400, message))).Kind);

    [Fact]
    public async Task Another_failure_that_only_mentions_service_control_policies_closes_nothing() =>
        Assert.Equal(FailureKind.Other, (await CreateAgainst(Answers.Error("ValidationException", 400, "service control policy"))).Kind);

    [Theory]
    [InlineData(500, "<html><body>Internal Server Error</body></html>", "text/html", FailureKind.Transient, "Http500")]
    [InlineData(502, "", "text/plain", FailureKind.Transient, "Http502")]
    [InlineData(403, "<Error><Code>AccessDenied</Code><Message>no</Message></Error>", "text/xml", FailureKind.AccessDenied, "AccessDenied")]
    [InlineData(400, "{", "application/x-amz-json-1.0", FailureKind.Other, "Http400")]
    public async Task An_error_that_is_not_in_the_services_format_is_judged_by_its_status(
        int status, string body, string type, FailureKind kind, string code)
    {
        var failure = await CreateAgainst(Answers.Raw(status, body, type));
        Assert.Equal((kind, code), (failure.Kind, failure.Code));
    }

    [Theory]
    [InlineData("<html>Welcome to the hotel's network</html>", "text/html")]
    [InlineData("""{"BackupDetails":{"BackupArn":""", "application/x-amz-json-1.0")]
    public async Task An_answer_of_success_that_cannot_be_read_is_a_failure(string body, string type) =>
        Assert.Equal(FailureKind.Other, (await CreateAgainst(Answers.Raw(200, body, type))).Kind);

    [Fact]
    public async Task A_connection_that_breaks_is_passing() =>
        Assert.Equal(FailureKind.Transient, (await CreateAgainst(Answers.Reset)).Kind);

    [Fact]
    public async Task An_answer_that_breaks_off_is_passing()
    {
        var failure = await CreateAgainst(async (_, context) =>
        {
            context.Response.ContentLength = 1000;
            await context.Response.WriteAsync("{\"BackupDetails\"");
            await context.Response.Body.FlushAsync();
            await Task.Delay(TimeSpan.FromMilliseconds(200));
            context.Abort();
        });
        Assert.Equal(FailureKind.Transient, failure.Kind);
    }

    [Fact]
    public async Task A_refused_connection_is_passing()
    {
        var nobody = Stub.Options() with { Endpoint = new Uri($"http://127.0.0.1:{FreePort()}/") };
        var failure = await FailureOf(() => Store(nobody).CreateAsync(Table("Orders"), "abc", default));
        Assert.Equal(FailureKind.Transient, failure.Kind);
    }

    private Task<ServiceFailureException> CreateAgainst(Answer answer)
    {
        Stub.Answer("CreateBackup", answer);
        return FailureOf(() => Store().CreateAsync(Table("Orders"), "abc", default));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
