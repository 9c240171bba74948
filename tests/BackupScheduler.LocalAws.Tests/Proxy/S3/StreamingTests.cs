using System.Net;
using BackupScheduler.LocalAws.Hosting;
using BackupScheduler.LocalAws.Proxy;

namespace BackupScheduler.LocalAws.Tests.Proxy.S3;

public sealed class StreamingTests
{
    // More than any buffer on the way holds.
    private const int Part = 500_000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_body_is_passed_on_while_the_client_still_sends_it()
    {
        var arrived = new TaskCompletionSource();
        await using var upstream = await LoopbackServer.StartAsync(async context =>
        {
            await context.Request.Body.ReadExactlyAsync(new byte[1]);
            arrived.SetResult();
            await context.Request.Body.CopyToAsync(Stream.Null);
        }, default);
        await using var proxy = await AwsProxy.StartAsync(upstream.Address);
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Put, new Uri(proxy.Address, "bucket/large"))
        {
            Content = new Reluctant(arrived.Task),
        };
        request.Headers.TryAddWithoutValidation("Authorization",
            "AWS4-HMAC-SHA256 Credential=AKID/20260101/eu-west-1/s3/aws4_request, SignedHeaders=host, Signature=0");

        using var answer = await http.SendAsync(request);

        Assert.True(answer.IsSuccessStatusCode);
        Assert.Equal(1, proxy.Log.Count("PutObject"));
    }

    /// <summary>Sends the rest only when the start has got through.</summary>
    private sealed class Reluctant(Task arrived) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(new byte[Part]);
            await stream.FlushAsync();
            await arrived.WaitAsync(Patience);
            await stream.WriteAsync(new byte[Part]);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 2 * Part;
            return true;
        }
    }
}
