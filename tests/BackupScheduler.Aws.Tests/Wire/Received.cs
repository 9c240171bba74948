using System.Text.Json;

namespace BackupScheduler.Aws.Tests.Wire;

/// <summary>A request as it left the SDK.</summary>
/// <param name="Operation">Of <c>X-Amz-Target</c>, or of the form field <c>Action</c>.</param>
/// <param name="Authorization">The signature's header: it holds the access key, the Region and the service.</param>
/// <param name="Body">As it was sent.</param>
internal sealed record Received(string Operation, string Authorization, string Body)
{
    /// <summary>Path and query as they were sent.</summary>
    public string Target { get; init; } = "";

    /// <summary>Headers by name, in any case.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>The body of a JSON protocol.</summary>
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    /// <summary>The form of the Query protocol (STS).</summary>
    public Dictionary<string, string> Form => Body.Split('&').Select(pair => pair.Split('=')).ToDictionary(
        pair => Uri.UnescapeDataString(pair[0]), pair => Uri.UnescapeDataString(pair[1].Replace('+', ' ')));

    /// <summary>A text member of the JSON body; null where it was not sent.</summary>
    public string? Text(string member) => Json.TryGetProperty(member, out var value) ? value.ToString() : null;
}
