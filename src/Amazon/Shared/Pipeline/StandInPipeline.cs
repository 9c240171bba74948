using Amazon.Runtime.Internal;

namespace Amazon.StandIns.Pipeline;

/// <summary>Fits the SDK's own pipeline to a client whose endpoints and signature are code, not generated rules.</summary>
internal static class StandInPipeline
{
    /// <summary>
    /// The order counts: each handler goes right after the marshaller, so the signature is chosen before the endpoint is.
    /// Without an auth handler the SDK has no signer, and sends unsigned requests.
    /// </summary>
    public static void Fit(RuntimePipeline pipeline)
    {
        pipeline.RemoveHandler<EndpointResolver>();
        pipeline.AddHandlerAfter<Marshaller>(new ConfiguredEndpointResolver());
        pipeline.AddHandlerAfter<Marshaller>(new SignatureV4Handler());
    }
}
