using System.Net;
using System.Xml;
using System.Xml.Linq;
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
    QueryProtocol protocol, Action<QueryForm, TRequest> write, Func<XElement, TResponse> read)
    : XmlResponseUnmarshaller, IMarshaller<IRequest, AmazonWebServiceRequest>
    where TRequest : AmazonWebServiceRequest
    where TResponse : AmazonWebServiceResponse
{
    private static readonly string Name = typeof(TRequest).Name[..^"Request".Length];

    // Nothing that an answer refers to is ever fetched.
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        CloseInput = false,
    };

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
        using var reader = XmlReader.Create(body, Settings);
        var answer = XDocument.Load(reader).Root;
        // A page that somebody on the way put in the answer's place must not pass for a call that was made.
        if (answer.Name.LocalName != Name + "Response") throw new XmlException($"{Name} was answered by <{answer.Name.LocalName}>");
        return read(answer.Member(Name + "Result") ?? new XElement(Name + "Result"));
    }
}
