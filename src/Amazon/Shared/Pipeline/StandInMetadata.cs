using System.Collections.ObjectModel;
using Amazon.Runtime.Internal;

namespace Amazon.StandIns.Pipeline;

/// <summary>A service whose operations keep their names on the wire.</summary>
/// <param name="serviceId">The service's id: it names its environment variables, and its part of the user agent.</param>
internal sealed class StandInMetadata(string serviceId) : IServiceMetadata
{
    public string ServiceId { get; } = serviceId;

    public IDictionary<string, string> OperationNameMapping { get; } = ReadOnlyDictionary<string, string>.Empty;
}
