#nullable enable
using System.Net.Http.Headers;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>The four calls of the Lambda Runtime API, version 2018-06-01.</summary>
internal sealed class RuntimeApi(HttpClient client, string address)
{
    // By concatenation: the address may hold a path, as that of an extension or a test server that serves several functions.
    private readonly string _root = $"http://{address.TrimEnd('/')}/2018-06-01/runtime/";

    public async Task<InvocationRequest> NextAsync(CancellationToken cancellationToken)
    {
        using var response = await client.GetAsync(new Uri(_root + "invocation/next"), cancellationToken);
        response.EnsureSuccessStatusCode();
        // The event is read whole before the handler runs: a torn connection must not look like a bad event.
        var payload = new MemoryStream(await response.Content.ReadAsByteArrayAsync(cancellationToken));
        return new InvocationRequest(payload, new LambdaContext(response.Headers));
    }

    public Task RespondAsync(string requestId, Stream? output) =>
        PostAsync($"invocation/{Segment(requestId)}/response", Json(new StreamContent(output ?? Stream.Null), "application/json"));

    public Task ReportInvocationErrorAsync(string requestId, Exception failure) =>
        ReportAsync($"invocation/{Segment(requestId)}/error", failure);

    public Task ReportInitializationErrorAsync(Exception failure) => ReportAsync("init/error", failure);

    private static string Segment(string requestId) => Uri.EscapeDataString(requestId);

    private static HttpContent Json(HttpContent content, string mediaType)
    {
        content.Headers.ContentType = new MediaTypeHeaderValue(mediaType);
        return content;
    }

    private Task ReportAsync(string path, Exception failure)
    {
        var content = Json(new ByteArrayContent(ErrorBody.Write(failure)), "application/vnd.aws.lambda.error+json");
        return PostAsync(path, content, ErrorBody.TypeOf(failure));
    }

    private async Task PostAsync(string path, HttpContent content, string? errorType = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_root + path)) { Content = content };
        if (errorType is not null) request.Headers.TryAddWithoutValidation("Lambda-Runtime-Function-Error-Type", errorType);
        using var response = await client.SendAsync(request);
        response.EnsureSuccessStatusCode();
    }
}
