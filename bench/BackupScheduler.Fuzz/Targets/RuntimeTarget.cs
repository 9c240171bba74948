using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.Serialization.SystemTextJson;
using Amazon.Lambda.SQSEvents;
using BackupScheduler.Functions;
using BackupScheduler.Functions.Settings;
using BackupScheduler.Functions.Tests;
using BackupScheduler.Functions.Tests.Fakes;
using BackupScheduler.Functions.Worker;
using BackupScheduler.Fuzz.Running;

namespace BackupScheduler.Fuzz.Targets;

/// <summary>Answers of the Lambda Runtime API: whatever came before, the next invocation is served.</summary>
internal sealed class RuntimeTarget : IFuzzTarget
{
    private const string Second = "second";

    public string Name => "Runtime API";

    public string Seed(Random random) => new JsonObject
    {
        ["headers"] = new JsonObject
        {
            ["Lambda-Runtime-Aws-Request-Id"] = "8476a536-e9f4-11e8-9739-2dfe598c3fcd",
            ["Lambda-Runtime-Deadline-Ms"] = ItemSeeds.Text(DateTimeOffset.UtcNow.AddMinutes(2).ToUnixTimeMilliseconds()),
            ["Lambda-Runtime-Invoked-Function-Arn"] = "arn:aws:lambda:eu-west-1:999988887777:function:Worker",
            ["Lambda-Runtime-Trace-Id"] = "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Parent=9a9197af755a6419;Sampled=1",
        },
        ["body"] = """{"Records":[{"messageId":"m","receiptHandle":"h","body":"{}","attributes":{"ApproximateReceiveCount":"1"},"eventSource":"aws:sqs"}]}""",
    }.ToJsonString();

    public void Run(string input)
    {
        if (Read(input) is not var (headers, body)) return;
        var world = new World();
        var worker = new WorkerHandler(world.Settings(FunctionName.Worker), world.Ports());
        using var stop = new CancellationTokenSource();
        using var service = new Service(headers, body, stop);
        using var client = new HttpClient(service);
        using var bootstrap = LambdaBootstrapBuilder.Create<SQSEvent, SQSBatchResponse>(worker.HandleAsync, new SourceGeneratorLambdaJsonSerializer<LambdaJson>())
            .UseHttpClient(client).ConfigureOptions(options => options.RuntimeApiEndpoint = "runtime.invalid").Build();
        try
        {
            world.Time.Run(async () =>
            {
                await bootstrap.RunAsync(stop.Token);
                return true;
            });
        }
        catch (InvalidOperationException e) when (e.Message.Contains("without a request id", StringComparison.Ordinal))
        {
            // Documented: nobody could be told how such an invocation ended.
            return;
        }

        BrokenPromiseException.Unless(service.Answered.Contains($"/2018-06-01/runtime/invocation/{Second}/response"), "the next invocation was not served");
    }

    private static (Dictionary<string, string> Headers, byte[] Body)? Read(string input)
    {
        try
        {
            if (JsonNode.Parse(input) is not JsonObject all) return null;
            var headers = (all["headers"] as JsonObject)?.Where(header => header.Value is not null).ToDictionary(header => header.Key, header => header.Value!.ToString()) ?? [];
            return (headers, Encoding.UTF8.GetBytes(all["body"]?.ToString() ?? ""));
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The service: a hostile invocation, a good one, and then the end.</summary>
    private sealed class Service(Dictionary<string, string> headers, byte[] body, CancellationTokenSource stop) : HttpMessageHandler
    {
        private int _asked;

        public List<string> Answered { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Method == HttpMethod.Post)
            {
                Answered.Add(request.RequestUri!.AbsolutePath);
                return Task.FromResult(new HttpResponseMessage(HttpStatusCode.Accepted));
            }

            if (++_asked > 2)
            {
                stop.Cancel();
                return Task.FromCanceled<HttpResponseMessage>(stop.Token);
            }

            var given = _asked == 1 ? headers : new Dictionary<string, string> { ["Lambda-Runtime-Aws-Request-Id"] = Second };
            var response = new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(_asked == 1 ? body : "{\"Records\":[]}"u8.ToArray()) };
            foreach (var (name, value) in given) _ = response.Headers.TryAddWithoutValidation(Token(name), value);
            return Task.FromResult(response);
        }

        // No HTTP stack hands over a header without a name.
        private static string Token(string name) => string.Concat(name.Where(c => char.IsAsciiLetterOrDigit(c) || c == '-')) is { Length: > 0 } token ? token : "x";
    }
}
