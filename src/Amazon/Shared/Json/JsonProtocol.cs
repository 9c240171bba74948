using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.StandIns.Json;

/// <summary>A service that speaks AWS JSON 1.1.</summary>
/// <param name="ServiceName">The SDK's name of the service.</param>
/// <param name="TargetPrefix">What precedes the operation in the target header.</param>
/// <param name="ApiVersion">The version of the API.</param>
/// <param name="Failure">The exception of an error: the modelled one where there is one.</param>
internal sealed record JsonProtocol(
    string ServiceName, string TargetPrefix, string ApiVersion, Func<ErrorResponse, AmazonServiceException> Failure);
