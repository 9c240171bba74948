using System.Text;
using System.Text.Json.Nodes;
using BackupScheduler.LocalAws.Faults;
using BackupScheduler.LocalAws.Proxy.S3;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Proxy;

/// <summary>One API call on its way through the proxy. Behaviours read the request, and set or change <see cref="Answer"/>.</summary>
public sealed class ProxyCall
{
    private readonly List<InjectedFault> _faults = [];
    private byte[] _body = [];
    private JsonObject? _input;
    private Dictionary<string, string>? _form;

    public required long Sequence { get; init; }

    public required DateTimeOffset Started { get; init; }

    /// <summary>As in the signature's scope: `dynamodb`, `sqs`, `organizations`, `sts`, `iam`; empty for unsigned requests.</summary>
    public required string Service { get; init; }

    /// <summary>From X-Amz-Target or the form's Action, or for S3 from method, path and query; empty for other protocols.</summary>
    public required string Operation { get; init; }

    public required string Account { get; init; }

    public required string Region { get; init; }

    /// <summary>Whose signature the call carries; empty for unsigned requests.</summary>
    public string AccessKey { get; init; } = "";

    public string UserAgent { get; init; } = "";

    public required byte[] Body
    {
        get => _body;
        init => _body = value;
    }

    /// <summary>The bodies go straight through in both directions, so that nothing can look into them or send them twice.</summary>
    public bool IsStreamed { get; init; }

    /// <summary>Bucket and key of a call to S3.</summary>
    public S3Target? S3 { get; init; }

    /// <summary>Aborted when the client goes away.</summary>
    public required CancellationToken Cancellation { get; init; }

    /// <summary>The proxy's clock.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>What the call has met on purpose, in that order.</summary>
    public IReadOnlyList<InjectedFault> Faults => _faults;

    /// <summary>Null until something has answered.</summary>
    public ProxyAnswer? Answer { get; set; }

    /// <summary>The body of a JSON call; a body that is no JSON object reads as an empty one.</summary>
    public JsonObject Input => _input ??= Json.ObjectOrEmpty(Body);

    /// <summary>The fields of a Query call, such as those of IAM.</summary>
    public IReadOnlyDictionary<string, string> Form => _form ??= FormBody.Read(Body);

    /// <summary>Notes a fault for the log.</summary>
    public void Meet(InjectedFault fault) => _faults.Add(fault);

    /// <summary>Passes another input on. The signature no longer fits, which the emulator minds only with IAM enforcement on.</summary>
    public void ReplaceInput(JsonObject input) => (_body, _input) = (Encoding.UTF8.GetBytes(input.ToJsonString()), input);

    /// <summary>Is it this operation of this service?</summary>
    public bool Is(string service, string operation) => Service == service && Operation == operation;
}
