using System.Text.Json.Nodes;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Proxy;

/// <summary>One API call on its way through the proxy. Behaviours read the request, and set or change <see cref="Answer"/>.</summary>
public sealed class ProxyCall
{
    private JsonObject? _input;

    public required long Sequence { get; init; }

    public required DateTimeOffset Started { get; init; }

    /// <summary>As in the signature's scope: `dynamodb`, `sqs`, `organizations`, `sts`, `iam`; empty for unsigned requests.</summary>
    public required string Service { get; init; }

    /// <summary>From X-Amz-Target or the form's Action; empty for other protocols, whose bodies stream through.</summary>
    public required string Operation { get; init; }

    public required string Account { get; init; }

    public required string Region { get; init; }

    public required byte[] Body { get; init; }

    /// <summary>Aborted when the client goes away.</summary>
    public required CancellationToken Cancellation { get; init; }

    /// <summary>Null until something has answered.</summary>
    public ProxyAnswer? Answer { get; set; }

    /// <summary>The body of a JSON call; a body that is no JSON object reads as an empty one.</summary>
    public JsonObject Input => _input ??= Json.ObjectOrEmpty(Body);

    /// <summary>Is it this operation of this service?</summary>
    public bool Is(string service, string operation) => Service == service && Operation == operation;
}
