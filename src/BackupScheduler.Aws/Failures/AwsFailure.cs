using System.Net;
using System.Xml;
using Amazon.Runtime;
using BackupScheduler.Core.Failures;

namespace BackupScheduler.Aws.Failures;

/// <summary>Translates what the SDK throws into what the failure asks for.</summary>
internal static class AwsFailure
{
    /// <summary>Runs a call; its failures become <see cref="ServiceFailureException"/>, cancellation stays what it is.</summary>
    public static async Task<T> TranslateAsync<T>(Func<Task<T>> call, CancellationToken cancellation)
    {
        try
        {
            return await call();
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested && Translate(e) is { } failure)
        {
            throw failure;
        }
    }

    /// <summary>The failure behind an exception of the SDK or its transport; null for anything else, a defect of ours.</summary>
    public static ServiceFailureException? Translate(Exception e) => e switch
    {
        // Credentials are fetched inside the SDK's pipeline, so a failed AssumeRole arrives wrapped.
        ServiceFailureException failure => failure,
        { InnerException: ServiceFailureException failure } => failure,
        // An answer that broke off; one that came whole and cannot be read stays with the services' own failures.
        AmazonUnmarshallingException { InnerException: HttpRequestException or IOException or OperationCanceledException } cut => Passing(cut.InnerException!),
        AmazonServiceException service => new ServiceFailureException(Classify(service), Code(service), service.Message, service),
        // What the SDK says of an answer in XML that it cannot read.
        XmlException => new ServiceFailureException(FailureKind.Other, "UnreadableAnswer", e.Message, e),
        HttpRequestException or IOException => Passing(e),
        OperationCanceledException or TimeoutException => new ServiceFailureException(FailureKind.Transient, "Timeout", "no answer within the time for one call", e),
        AmazonClientException { InnerException: { } inner } => Translate(inner) ?? Passing(e),
        AmazonClientException => new ServiceFailureException(FailureKind.Other, "ClientError", e.Message, e),
        _ => null,
    };

    private static FailureKind Classify(AmazonServiceException e) => e.ErrorCode switch
    {
        var code when ErrorCodes.Throttling.Contains(code ?? "") || e.StatusCode == HttpStatusCode.TooManyRequests =>
            FailureKind.Throttled,
        var code when ErrorCodes.Passing.Contains(code ?? "") || (int)e.StatusCode >= 500 => FailureKind.Transient,
        var code when ErrorCodes.UnknownCaller.Contains(code ?? "") => FailureKind.RegionUnavailable,
        var code when ErrorCodes.Denied.Contains(code ?? "") || e.StatusCode == HttpStatusCode.Forbidden =>
            e.Message.Contains("service control policy", StringComparison.OrdinalIgnoreCase)
                ? FailureKind.RegionUnavailable
                : FailureKind.AccessDenied,
        _ => FailureKind.Other,
    };

    private static string Code(AmazonServiceException e) =>
        string.IsNullOrEmpty(e.ErrorCode) ? $"Http{(int)e.StatusCode}" : e.ErrorCode;

    private static ServiceFailureException Passing(Exception e) =>
        new(FailureKind.Transient, e.GetType().Name, e.Message, e);
}
