using Amazon.IdentityManagement.Model;
using Amazon.Runtime.Internal;
using Amazon.StandIns.Query;

namespace Amazon.IdentityManagement.Wire;

/// <summary>How AWS Identity and Access Management speaks.</summary>
internal static class IdentityManagementProtocol
{
    public static QueryProtocol Instance { get; } = new("Amazon.IdentityManagement", "2010-05-08", Failure);

    // The codes on the wire lack the suffix that the classes have.
    private static AmazonIdentityManagementServiceException Failure(ErrorResponse error) => error.Code switch
    {
        "ConcurrentModification" => new ConcurrentModificationException(
            error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
        "DeleteConflict" => new DeleteConflictException(
            error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
        "EntityAlreadyExists" => new EntityAlreadyExistsException(
            error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
        "InvalidInput" => new InvalidInputException(
            error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
        "LimitExceeded" => new LimitExceededException(
            error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
        "MalformedPolicyDocument" => new MalformedPolicyDocumentException(
            error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
        "NoSuchEntity" => new NoSuchEntityException(
            error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
        "PolicyNotAttachable" => new PolicyNotAttachableException(
            error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
        "ServiceFailure" => new ServiceFailureException(
            error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
        "UnmodifiableEntity" => new UnmodifiableEntityException(
            error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
        _ => new AmazonIdentityManagementServiceException(
            error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
    };
}
