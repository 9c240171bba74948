using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal.Endpoints.StandardLibrary;

namespace Amazon.StandIns.Pipeline;

/// <summary>Where a global service lives in one partition.</summary>
/// <param name="Partition">The partition, such as <c>aws-cn</c>.</param>
/// <param name="Url">The only endpoint.</param>
/// <param name="SigningRegion">The Region that requests are signed for.</param>
internal sealed record PartitionEndpoint(string Partition, string Url, string SigningRegion);

/// <summary>The endpoints of a service: of a global one, one a partition, whatever the client's Region; else one in each Region.</summary>
/// <param name="signingName">The service's name in signatures.</param>
/// <param name="endpoints">Of a global service, one of each known partition; elsewhere the service is looked for in the Region itself.</param>
internal sealed class PartitionEndpoints(string signingName, params PartitionEndpoint[] endpoints) : IEndpointProvider
{
    public Endpoint ResolveEndpoint(EndpointParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        if (parameters["UseFIPS"] is true || parameters["UseDualStack"] is true)
            throw new AmazonClientException($"FIPS and dual-stack endpoints of {signingName} need the official package");
        // A new one each time: the pipeline changes what it gets.
        return parameters["Endpoint"] is string { Length: > 0 } configured
            ? new Endpoint(configured)
            : OfRegion(parameters["Region"] as string);
    }

    private Endpoint OfRegion(string region)
    {
        if (string.IsNullOrEmpty(region)) throw new AmazonClientException("No RegionEndpoint or ServiceURL configured");
        var partition = Fn.Partition(region) ?? throw new AmazonClientException($"No partition has the Region {region}");
        var known = Array.Find(endpoints, endpoint => endpoint.Partition == partition.name);
        return known is null
            ? new Endpoint($"https://{signingName}.{region}.{partition.dnsSuffix}")
            : new Endpoint(known.Url, SignedFor(known.SigningRegion), string.Empty);
    }

    private string SignedFor(string region) =>
        $$"""{"authSchemes":[{"name":"sigv4","signingName":"{{signingName}}","signingRegion":"{{region}}"}]}""";
}
