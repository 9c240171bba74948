using System.Net;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;
using Amazon.Util;

namespace Amazon.StandIns.Json;

/// <summary>One operation of AWS JSON 1.1, over the SDK's own pipeline.</summary>
/// <param name="protocol">The service.</param>
/// <param name="write">Writes the request's members into an open object.</param>
/// <param name="read">Reads the response's object.</param>
internal sealed class JsonOperation<TRequest, TResponse>(
    JsonProtocol protocol, Action<Utf8JsonWriter, TRequest> write, Func<JsonElement, TResponse> read)
    : JsonResponseUnmarshaller, IMarshaller<IRequest, AmazonWebServiceRequest>
    where TRequest : AmazonWebServiceRequest
    where TResponse : AmazonWebServiceResponse
{
    private static readonly string Name = typeof(TRequest).Name[..^"Request".Length];

    public InvokeOptions Options() => new() { RequestMarshaller = this, ResponseUnmarshaller = this };

    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var request = new DefaultRequest(input, protocol.ServiceName)
        {
            HttpMethod = "POST",
            ResourcePath = "/",
            Content = Body((TRequest)input),
        };
        request.Headers["X-Amz-Target"] = $"{protocol.TargetPrefix}.{Name}";
        request.Headers["Content-Type"] = "application/x-amz-json-1.1";
        request.Headers[HeaderKeys.XAmzApiVersion] = protocol.ApiVersion;
        return request;
    }

    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext input)
    {
        using var body = JsonDocument.Parse(input.Stream);
        return read(body.RootElement);
    }

    public override AmazonServiceException UnmarshallException(
        JsonUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode)
    {
        var reader = new StreamingUtf8JsonReader(input.Stream);
        var error = JsonErrorResponseUnmarshaller.GetInstance().Unmarshall(input, ref reader);
        error.InnerException = innerException;
        error.StatusCode = statusCode;
        return protocol.Failure(error);
    }

    private byte[] Body(TRequest request)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            write(writer, request);
            writer.WriteEndObject();
        }
        return stream.ToArray();
    }
}
