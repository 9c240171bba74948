using System.Net;
using System.Xml;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Util;

namespace Amazon.StandIns.Query;

/// <summary>One operation of AWS Query, over the SDK's own pipeline.</summary>
/// <param name="protocol">The service.</param>
/// <param name="write">Writes the request's members into the form.</param>
/// <param name="read">Reads the result; an empty element where the answer holds none.</param>
internal sealed class QueryOperation<TRequest, TResponse>(
    QueryProtocol protocol, Action<QueryForm, TRequest> write, Func<AnswerElement, TResponse> read)
    : XmlResponseUnmarshaller, IMarshaller<IRequest, AmazonWebServiceRequest>
    where TRequest : AmazonWebServiceRequest
    where TResponse : AmazonWebServiceResponse
{
    private static readonly string Name = typeof(TRequest).Name[..^"Request".Length];

    public InvokeOptions Options() => new() { RequestMarshaller = this, ResponseUnmarshaller = this };

    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var request = new DefaultRequest(input, protocol.ServiceName);
        var form = new QueryForm(request.ParameterCollection);
        form.Add("Action", Name);
        form.Add("Version", protocol.ApiVersion);
        write(form, (TRequest)input);
        return request;
    }

    public override AmazonWebServiceResponse Unmarshall(XmlUnmarshallerContext input)
    {
        try
        {
            return ReadAnswer(input.Stream);
        }
        catch (Exception e) when (e is XmlException or FormatException or OverflowException)
        {
            var answer = input.ResponseData;
            throw new AmazonUnmarshallingException(answer.GetHeaderValue(HeaderKeys.RequestIdHeader), lastKnownLocation: Name, e, answer.StatusCode);
        }
    }

    public override AmazonServiceException UnmarshallException(
        XmlUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode)
    {
        var error = XmlErrorResponseUnmarshaller.GetInstance().Unmarshall(input);
        error.InnerException = innerException;
        error.StatusCode = statusCode;
        return protocol.Failure(error);
    }

    private TResponse ReadAnswer(Stream body)
    {
        var answer = AnswerElement.Read(body);
        // A page that somebody on the way put in the answer's place must not pass for a call that was made.
        if (answer.Name != Name + "Response") throw new XmlException($"{Name} was answered by <{answer.Name}>");
        return read(answer.Member(Name + "Result") ?? new AnswerElement(Name + "Result"));
    }
}
