using System.Globalization;
using System.Text;

namespace BackupScheduler.LocalAws.Tests.Children;

/// <summary>A Lambda function that does what its event says, written against the Runtime API alone.</summary>
internal static class TinyFunction
{
    public static async Task<int> RunAsync()
    {
        var api = $"http://{Environment.GetEnvironmentVariable("AWS_LAMBDA_RUNTIME_API")}/2018-06-01/runtime/";
        using var http = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        switch (Environment.GetEnvironmentVariable("_HANDLER"))
        {
            case "CrashesAtStart":
                return 7;
            case "FailsToInitialise":
                await PostAsync(http, $"{api}init/error", """{"errorType":"NoHandler","errorMessage":"no such handler"}""");
                return 1;
        }

        Console.WriteLine("polling");
        while (true)
        {
            using var next = await http.GetAsync($"{api}invocation/next");
            var id = next.Headers.GetValues("Lambda-Runtime-Aws-Request-Id").Single();
            await WorkAsync(http, $"{api}invocation/{id}/", next, await next.Content.ReadAsStringAsync());
        }
    }

    private static async Task WorkAsync(HttpClient http, string invocation, HttpResponseMessage next, string payload)
    {
        switch (payload)
        {
            case "\"exit\"":
                Environment.Exit(3);
                break;
            case "\"hang\"":
                await Task.Delay(Timeout.Infinite);
                break;
            case "\"fail\"":
                await PostAsync(http, invocation + "error", """{"errorType":"Boom","errorMessage":"it broke"}""");
                break;
            case "\"headers\"":
                await PostAsync(http, invocation + "response", string.Join('\n', Describe(next)));
                break;
            case "\"slow\"":
                await Task.Delay(300);
                await PostAsync(http, invocation + "response", Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
                break;
            default:
                await PostAsync(http, invocation + "response", payload);
                break;
        }
    }

    private static IEnumerable<string> Describe(HttpResponseMessage next) =>
        ((string[])["Lambda-Runtime-Deadline-Ms", "Lambda-Runtime-Trace-Id", "Lambda-Runtime-Invoked-Function-Arn"])
            .Select(h => next.Headers.GetValues(h).Single())
            .Append(Environment.GetEnvironmentVariable("_HANDLER") ?? "")
            .Append(Environment.GetEnvironmentVariable("EXTRA") ?? "");

    private static async Task PostAsync(HttpClient http, string url, string body)
    {
        using var answer = await http.PostAsync(url, new StringContent(body, Encoding.UTF8, "application/json"));
    }
}
