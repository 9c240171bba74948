using Amazon.ResourceGroupsTaggingAPI.Model;
using Amazon.Runtime.Internal;
using Amazon.StandIns.Json;

namespace Amazon.ResourceGroupsTaggingAPI.Wire;

/// <summary>How AWS Resource Groups Tagging speaks.</summary>
internal static class TaggingProtocol
{
    public static JsonProtocol Instance { get; } =
        new("Amazon.ResourceGroupsTaggingAPI", "ResourceGroupsTaggingAPI_20170126", "2017-01-26", Failure);

    private static AmazonResourceGroupsTaggingAPIException Failure(ErrorResponse error) => error.Code switch
    {
        nameof(InternalServiceException) => new InternalServiceException(
            error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
        nameof(InvalidParameterException) => new InvalidParameterException(
            error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
        nameof(PaginationTokenExpiredException) => new PaginationTokenExpiredException(
            error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
        nameof(ThrottledException) => new ThrottledException(
            error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
        _ => new AmazonResourceGroupsTaggingAPIException(
            error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
    };
}
