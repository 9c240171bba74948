using Amazon.Organizations.Model;
using Amazon.Runtime.Internal;
using Amazon.StandIns.Json;

namespace Amazon.Organizations.Wire;

/// <summary>How AWS Organizations speaks.</summary>
internal static class OrganizationsProtocol
{
    public static JsonProtocol Instance { get; } = new("Amazon.Organizations", "AWSOrganizationsV20161128", "2016-11-28", Failure);

    private static AmazonOrganizationsException Failure(ErrorResponse error) => error.Code switch
    {
        nameof(AWSOrganizationsNotInUseException) => new AWSOrganizationsNotInUseException(
            error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
        nameof(AccountNotFoundException) => new AccountNotFoundException(
            error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
        nameof(AccessDeniedException) => new AccessDeniedException(
            error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
        nameof(InvalidInputException) => new InvalidInputException(
            error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
        nameof(ParentNotFoundException) => new ParentNotFoundException(
            error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
        nameof(ServiceException) => new ServiceException(
            error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
        nameof(TooManyRequestsException) => new TooManyRequestsException(
            error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
        _ => new AmazonOrganizationsException(
            error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
    };
}
