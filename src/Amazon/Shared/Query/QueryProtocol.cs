using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.StandIns.Query;

/// <summary>A service that speaks AWS Query: a form asks, XML answers.</summary>
/// <param name="ServiceName">The SDK's name of the service.</param>
/// <param name="ApiVersion">The version of the API, a field of every form.</param>
/// <param name="Failure">The exception of an error: the modelled one where there is one.</param>
internal sealed record QueryProtocol(string ServiceName, string ApiVersion, Func<ErrorResponse, AmazonServiceException> Failure);
