using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace BackupScheduler.LocalAws.Wire;

/// <summary>The AWS APIs as bare HTTP against an emulator: no SDK, no retries, no signature worth the name.</summary>
/// <remarks>
/// moto routes by service and Region of the signature's scope and takes the account from its own header, so the
/// signature itself may be anything while IAM enforcement is off.
/// </remarks>
public sealed class AwsWire(Uri endpoint) : IDisposable
{
    // moto closes every connection; a kept one would only be found dead at the next use.
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false })
    {
        Timeout = TimeSpan.FromMinutes(2),
    };

    public Uri Endpoint { get; } = endpoint;

    /// <exception cref="AwsWireException">The answer is not a success.</exception>
    public async Task<JsonObject> CallAsync(
        JsonService service, string operation, JsonObject input, AwsPlace place, CancellationToken cancellation = default)
    {
        using var request = Request(service.SigningName, place);
        request.Headers.Add("X-Amz-Target", $"{service.TargetPrefix}.{operation}");
        request.Content = new StringContent(input.ToJsonString(), Encoding.UTF8);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(service.ContentType);
        var body = await SendAsync(request, cancellation);
        return body.Length == 0 ? [] : JsonNode.Parse(body)!.AsObject();
    }

    /// <exception cref="AwsWireException">The answer is not a success.</exception>
    public async Task<XElement> CallAsync(
        QueryService service, string action, IReadOnlyDictionary<string, string> input, AwsPlace place,
        CancellationToken cancellation = default)
    {
        using var request = Request(service.SigningName, place);
        request.Content = new FormUrlEncodedContent(
            [new("Action", action), new("Version", service.Version), .. input]);
        return XElement.Parse(await SendAsync(request, cancellation));
    }

    /// <summary>moto's own controls, such as `moto-api/reset`.</summary>
    public async Task ControlAsync(string path, CancellationToken cancellation = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Endpoint, path));
        await SendAsync(request, cancellation);
    }

    public void Dispose() => _http.Dispose();

    private HttpRequestMessage Request(string service, AwsPlace place)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Endpoint);
        var scope = $"AKIDLOCALAWS/{DateTime.UtcNow:yyyyMMdd}/{place.Region}/{service}/aws4_request";
        request.Headers.TryAddWithoutValidation("Authorization",
            $"AWS4-HMAC-SHA256 Credential={scope}, SignedHeaders=host, Signature={new string('0', 64)}");
        request.Headers.Add("x-moto-account-id", place.Account);
        return request;
    }

    private async Task<string> SendAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        using var answer = await _http.SendAsync(request, cancellation);
        var body = await answer.Content.ReadAsStringAsync(cancellation);
        if (answer.IsSuccessStatusCode)
        {
            return body;
        }

        var error = WireError.Read(body);
        throw new AwsWireException((int)answer.StatusCode, error.Code, error.Text);
    }
}
