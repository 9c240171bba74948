using System.Collections.Frozen;

namespace BackupScheduler.Aws.Failures;

/// <summary>The error codes of the services that we call, as they stand on the wire (AWS API models; "common errors" pages).</summary>
internal static class ErrorCodes
{
    /// <summary>
    /// Too many calls. DynamoDB's LimitExceededException means too many control-plane operations at once; IAM's LimitExceeded, without
    /// the suffix, is a quota and does not belong here.
    /// </summary>
    public static readonly FrozenSet<string> Throttling = Of(
        "Throttling", "ThrottlingException", "ThrottledException", "RequestThrottled", "RequestThrottledException",
        "RequestLimitExceeded", "LimitExceededException", "TooManyRequestsException", "ProvisionedThroughputExceededException",
        "SlowDown", "OverLimit", "AWS.SimpleQueueService.OverLimit", "KmsThrottled");

    /// <summary>Passing by itself: server errors, expired credentials, resources that are busy for a moment.</summary>
    public static readonly FrozenSet<string> Passing = Of(
        "InternalServerError", "InternalFailure", "InternalError", "ServiceUnavailable", "ServiceException",
        "RequestTimeout", "RequestTimeoutException", "ExpiredToken", "ExpiredTokenException", "RequestExpired",
        "InternalServiceException", "PaginationTokenExpiredException",
        "ServiceFailure", "ConcurrentModification",
        "BackupInUseException", "TableInUseException", "ContinuousBackupsUnavailableException",
        "PointInTimeRecoveryUnavailableException");

    /// <summary>A caller that the Region does not know: an opt-in Region that the account has not enabled.</summary>
    public static readonly FrozenSet<string> UnknownCaller = Of("UnrecognizedClientException", "InvalidClientTokenId");

    /// <summary>No permission. The code differs by service and protocol.</summary>
    public static readonly FrozenSet<string> Denied = Of(
        "AccessDenied", "AccessDeniedException", "UnauthorizedOperation", "NotAuthorized", "OptInRequired");

    private static FrozenSet<string> Of(params string[] codes) => codes.ToFrozenSet(StringComparer.Ordinal);
}
