using System.Net;
using System.Text;
using Amazon.Runtime;

namespace StandIns.Tests;

/// <summary>A request as it left the SDK.</summary>
internal sealed record Sent(HttpMethod Method, Uri Url, IReadOnlyDictionary<string, string> Headers, string Body)
{
    /// <summary>The scope of the signature: date, Region, service.</summary>
    public string[] SignedScope =>
        Headers["Authorization"].Split("Credential=")[1].Split(',')[0].Split('/')[1..^1];
}

/// <summary>Answers in place of AWS: the given answers in turn, then the last one again.</summary>
internal sealed class Wire : HttpClientFactory
{
    private readonly Queue<(HttpStatusCode? Status, string Body)> _answers = new();
    private readonly List<Sent> _sent = [];

    public IReadOnlyList<Sent> Sent => _sent;

    public Wire Answer(string body, HttpStatusCode status = HttpStatusCode.OK)
    {
        _answers.Enqueue((status, body));
        return this;
    }

    public Wire Fail(string code, HttpStatusCode status = HttpStatusCode.BadRequest) =>
        Answer($$"""{"__type":"{{code}}","Message":"said {{code}}"}""", status);

    /// <summary>Breaks the connection instead of answering.</summary>
    public Wire Break()
    {
        _answers.Enqueue((null, ""));
        return this;
    }

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new Handler(this));

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    private sealed class Handler(Wire wire) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var headers = request.Headers.Concat(request.Content!.Headers)
                .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
            var body = await request.Content.ReadAsStringAsync(cancellationToken);
            wire._sent.Add(new Sent(request.Method, request.RequestUri!, headers, body));
            var (status, answer) = wire._answers.Count > 1 ? wire._answers.Dequeue() : wire._answers.Peek();
            return new HttpResponseMessage(status ?? throw new HttpRequestException("the connection broke"))
            {
                Content = new StringContent(answer, Encoding.UTF8, "application/x-amz-json-1.1"),
                Headers = { { "x-amzn-RequestId", "request-1" } },
            };
        }
    }
}
