using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace BackupScheduler.LocalAws.Wire;

/// <summary>The AWS APIs as bare HTTP against an emulator: no SDK and no retries.</summary>
/// <param name="credentialsOf">
/// Whose key signs the calls to an account, asked at each call; null leaves them unsigned in all but form. moto routes by
/// service and Region of the signature's scope and takes the account from its own header, so that any signature will do
/// while IAM enforcement is off. With enforcement on, the key must be one of the account that is called.
/// </param>
public sealed class AwsWire(Uri endpoint, Func<string, AwsCredentials?>? credentialsOf = null) : IDisposable
{
    // moto closes every connection; a kept one would only be found dead at the next use.
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false })
    {
        Timeout = TimeSpan.FromMinutes(2),
    };

    /// <summary>All calls signed by one key.</summary>
    public AwsWire(Uri endpoint, AwsCredentials credentials)
        : this(endpoint, _ => credentials)
    {
    }

    public Uri Endpoint { get; } = endpoint;

    /// <exception cref="AwsWireException">The answer is not a success.</exception>
    public async Task<JsonObject> CallAsync(
        JsonService service, string operation, JsonObject input, AwsPlace place, CancellationToken cancellation = default)
    {
        var content = new StringContent(input.ToJsonString(), Encoding.UTF8);
        content.Headers.ContentType = new MediaTypeHeaderValue(service.ContentType);
        using var request = await RequestAsync(service.SigningName, $"{service.TargetPrefix}.{operation}", content, place);
        var body = await SendAsync(request, cancellation);
        return body.Length == 0 ? [] : JsonNode.Parse(body)!.AsObject();
    }

    /// <exception cref="AwsWireException">The answer is not a success.</exception>
    public async Task<XElement> CallAsync(
        QueryService service, string action, IReadOnlyDictionary<string, string> input, AwsPlace place,
        CancellationToken cancellation = default)
    {
        var content = new FormUrlEncodedContent([new("Action", action), new("Version", service.Version), .. input]);
        using var request = await RequestAsync(service.SigningName, null, content, place);
        return XElement.Parse(await SendAsync(request, cancellation));
    }

    /// <summary>A REST call with neither headers of its own nor a binary answer.</summary>
    /// <param name="service">As in the signature's scope, such as `s3`.</param>
    /// <param name="path">Without its leading slash.</param>
    /// <exception cref="AwsWireException">The answer is not a success.</exception>
    public async Task<string> RestAsync(
        HttpMethod method, string service, string path, byte[]? body, AwsPlace place, CancellationToken cancellation = default) =>
        (await RestAsync(new RestRequest(method, service, path) { Body = body }, place, cancellation)).Text;

    /// <summary>A REST call. With enforcement on, the emulator takes those of S3 and refuses most without a body of other services.</summary>
    /// <exception cref="AwsWireException">The answer is not a success.</exception>
    public async Task<RestAnswer> RestAsync(RestRequest call, AwsPlace place, CancellationToken cancellation = default)
    {
        using var request = new HttpRequestMessage(call.Method, AsItStands(call.Path))
        {
            Content = call.Body is null ? null : new ByteArrayContent(call.Body),
        };
        foreach (var (name, value) in call.Headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content?.Headers.TryAddWithoutValidation(name, value);
            }
        }

        request.Headers.TryAddWithoutValidation("Authorization", await AuthorizationAsync(request, call.Service, place));
        request.Headers.Add("x-moto-account-id", place.Account);
        return await AnswerAsync(request, cancellation);
    }

    /// <summary>moto's own controls, such as `moto-api/reset`.</summary>
    public Task ControlAsync(string path, CancellationToken cancellation = default) => ControlAsync(path, null, cancellation);

    /// <summary>A control that takes a value; as a form, moto would not see it.</summary>
    public async Task ControlAsync(string path, string? value, CancellationToken cancellation = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Endpoint, path))
        {
            Content = value is null ? null : new StringContent(value),
        };
        await SendAsync(request, cancellation);
    }

    public void Dispose() => _http.Dispose();

    private async Task<HttpRequestMessage> RequestAsync(string service, string? target, HttpContent content, AwsPlace place)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Endpoint) { Content = content };
        if (target is not null)
        {
            request.Headers.Add("X-Amz-Target", target);
        }

        request.Headers.TryAddWithoutValidation("Authorization", await AuthorizationAsync(request, service, place));
        request.Headers.Add("x-moto-account-id", place.Account);
        return request;
    }

    private static string Unsigned(string region, string service) =>
        $"AWS4-HMAC-SHA256 Credential=AKIDLOCALAWS/{DateTime.UtcNow:yyyyMMdd}/{region}/{service}/aws4_request, "
        + $"SignedHeaders=host, Signature={new string('0', 64)}";

    private async Task<string> AuthorizationAsync(HttpRequestMessage request, string service, AwsPlace place)
    {
        if (credentialsOf?.Invoke(place.Account) is not { } credentials)
        {
            return Unsigned(place.Region, service);
        }

        var payload = request.Content is { } content ? await content.ReadAsByteArrayAsync() : [];
        return RequestSigning.Sign(request, payload, credentials, place.Region, service);
    }

    // A key of S3 may hold `..` or `%41`, which a Uri would tidy away otherwise.
    private Uri AsItStands(string path) => new(
        $"{Endpoint.GetLeftPart(UriPartial.Authority)}/{path}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });

    private async Task<string> SendAsync(HttpRequestMessage request, CancellationToken cancellation) =>
        (await AnswerAsync(request, cancellation)).Text;

    private async Task<RestAnswer> AnswerAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        using var answer = await _http.SendAsync(request, cancellation);
        var body = await answer.Content.ReadAsByteArrayAsync(cancellation);
        if (answer.IsSuccessStatusCode)
        {
            return new RestAnswer(body, answer.Headers.NonValidated.Concat(answer.Content.Headers.NonValidated)
                .ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase));
        }

        var error = WireError.Read(Encoding.UTF8.GetString(body));
        throw new AwsWireException((int)answer.StatusCode, error.Code, error.Text);
    }
}
