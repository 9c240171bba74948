using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace BackupScheduler.Cli.Tests.Letters;

/// <summary>
/// SQS's JSON protocol on a loopback port: standard queues whose messages are hidden for a while once they are received, by a
/// clock that tests may turn. Quick with thousands of messages. Waiting receives answer at once.
/// </summary>
internal sealed class FakeSqs : IAsyncDisposable
{
    public const string Account = "123456789012";
    private const string Type = "application/x-amz-json-1.0";

    private readonly WebApplication _server;
    private readonly ConcurrentDictionary<string, FakeQueue> _queues = new();
    private readonly ConcurrentDictionary<string, int> _calls = new();

    private FakeSqs(WebApplication server, TimeProvider time) => (_server, Time) = (server, time);

    public TimeProvider Time { get; }

    public Uri Address => new(_server.Urls.Single());

    /// <summary>Stands before every call: answers an error's code instead of the call, or null. It may wait, or abort the connection.</summary>
    public Func<string, JsonNode, HttpContext, Task<string?>>? Before { get; set; }

    /// <summary>Stands behind every call that was carried out, before its answer.</summary>
    public Func<string, JsonNode, HttpContext, Task>? After { get; set; }

    public static async Task<FakeSqs> StartAsync(TimeProvider? time = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var sqs = new FakeSqs(builder.Build(), time ?? TimeProvider.System);
        sqs._server.Run(sqs.ServeAsync);
        await sqs._server.StartAsync();
        return sqs;
    }

    /// <summary>A queue, made when it is first asked for.</summary>
    public FakeQueue Queue(string name) => _queues.GetOrAdd(name, _ => new FakeQueue(Time));

    public string UrlOf(string name) => $"{Address}{Account}/{name}";

    public int Calls(string operation) => _calls.GetValueOrDefault(operation);

    public async ValueTask DisposeAsync()
    {
        using var atOnce = new CancellationTokenSource(TimeSpan.Zero);
        await _server.StopAsync(atOnce.Token);
        await _server.DisposeAsync();
    }

    private async Task ServeAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var text = await reader.ReadToEndAsync();
        var operation = context.Request.Headers["X-Amz-Target"].ToString().Split('.')[^1];
        _calls.AddOrUpdate(operation, 1, (_, count) => count + 1);
        // What is not SQS, such as STS, does not speak JSON.
        var request = text.StartsWith('{') ? JsonNode.Parse(text)! : new JsonObject();
        if (Before is { } before && await before(operation, request, context) is { } code) await FailAsync(context, code);
        else if (Answer(operation, request) is not { } answer) await FailAsync(context, "InvalidAction");
        else
        {
            if (After is { } after) await after(operation, request, context);
            if (context.RequestAborted.IsCancellationRequested) return;
            context.Response.ContentType = Type;
            await context.Response.WriteAsync(answer.ToJsonString());
        }
    }

    private JsonObject? Answer(string operation, JsonNode request)
    {
        var queue = request["QueueUrl"] is { } url ? Queue(url.GetValue<string>().Split('/')[^1]) : null;
        return (queue, operation) switch
        {
            (null, _) => null,
            (_, "ReceiveMessage") => FakeSqsAnswers.Receive(queue.Receive((int)request["MaxNumberOfMessages"]!, (int)request["VisibilityTimeout"]!)),
            (_, "SendMessage") => FakeSqsAnswers.Sent(queue.Send(FakeSqsAnswers.Read(request))),
            (_, "SendMessageBatch") => Batch(request, entry => FakeSqsAnswers.Sent(queue.Send(FakeSqsAnswers.Read(entry)))),
            (_, "DeleteMessage") => queue.Delete(Receipt(request)) ? [] : null,
            (_, "DeleteMessageBatch") => Batch(request, entry => queue.Delete(Receipt(entry)) ? [] : null),
            (_, "ChangeMessageVisibility") => queue.Hide(Receipt(request), (int)request["VisibilityTimeout"]!) ? [] : null,
            (_, "ChangeMessageVisibilityBatch") => Batch(request, entry => queue.Hide(Receipt(entry), (int)entry["VisibilityTimeout"]!) ? [] : null),
            (_, "GetQueueAttributes") => FakeSqsAnswers.Counts(queue.Visible, queue.Hidden),
            _ => null,
        };
    }

    private static string Receipt(JsonNode request) => request["ReceiptHandle"]!.GetValue<string>();

    private static JsonObject Batch(JsonNode request, Func<JsonNode, JsonObject?> act)
    {
        var (successful, failed) = (new JsonArray(), new JsonArray());
        foreach (var entry in request["Entries"]!.AsArray())
        {
            var id = entry!["Id"]!.GetValue<string>();
            if (act(entry) is { } done)
            {
                done["Id"] = id;
                successful.Add(done);
            }
            else failed.Add(new JsonObject { ["Id"] = id, ["SenderFault"] = true, ["Code"] = "ReceiptHandleIsInvalid", ["Message"] = "no such receipt" });
        }

        return new JsonObject { ["Successful"] = successful, ["Failed"] = failed };
    }

    private static async Task FailAsync(HttpContext context, string code)
    {
        if (context.RequestAborted.IsCancellationRequested) return;
        context.Response.StatusCode = code.StartsWith("Internal", StringComparison.Ordinal) ? 500 : code.StartsWith("AccessDenied", StringComparison.Ordinal) ? 403 : 400;
        context.Response.ContentType = Type;
        await context.Response.WriteAsync(JsonSerializer.Serialize(new Dictionary<string, string> { ["__type"] = $"com.amazonaws.sqs#{code}", ["message"] = "said so" }));
    }
}
