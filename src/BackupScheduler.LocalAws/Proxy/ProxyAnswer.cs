using System.Text;
using System.Text.Json.Nodes;

namespace BackupScheduler.LocalAws.Proxy;

/// <summary>What goes back to the client. <see cref="Headers"/> are lower-case; length and transfer headers are the host's business.</summary>
public sealed record ProxyAnswer(int Status, IReadOnlyDictionary<string, string[]> Headers, byte[] Body)
{
    /// <summary>Drops the connection instead of answering.</summary>
    public static readonly ProxyAnswer Reset = new(0, new Dictionary<string, string[]>(), []);

    /// <summary>The answer has streamed through already: its body is unknown, and changing it changes nothing.</summary>
    public bool IsSent { get; init; }

    /// <summary>The head promises the whole body, but the connection ends in the middle of it.</summary>
    public bool IsTruncated { get; init; }

    public bool IsSuccess => Status is >= 200 and < 300;

    public string Text => Encoding.UTF8.GetString(Body);

    public static ProxyAnswer Of(int status, string contentType, string body) =>
        new(status, new Dictionary<string, string[]> { ["content-type"] = [contentType] }, Encoding.UTF8.GetBytes(body));

    /// <summary>The same answer with another body. moto's checksum would no longer fit, and SDKs do check it.</summary>
    public ProxyAnswer WithBody(JsonObject body) => this with
    {
        Body = Encoding.UTF8.GetBytes(body.ToJsonString()),
        Headers = Headers.Where(h => h.Key != "x-amz-crc32").ToDictionary(),
    };
}
