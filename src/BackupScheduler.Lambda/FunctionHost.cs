using System.Text.Json;
using Amazon.Lambda.CloudWatchEvents;
using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.Serialization.SystemTextJson;
using Amazon.Lambda.SQSEvents;
using BackupScheduler.Core;
using BackupScheduler.Functions;
using BackupScheduler.Functions.Settings;

namespace BackupScheduler.Lambda;

/// <summary>Starts the function that <c>_HANDLER</c> names and serves it until Lambda ends the process.</summary>
internal static class FunctionHost
{
    private const int Failed = 1;
    private static readonly string[] s_credentials = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"];

    /// <summary>Runs until the process is told to end; 1 when the configuration is wrong.</summary>
    /// <param name="variables">The environment.</param>
    /// <param name="output">Log lines and metrics, one JSON object a line.</param>
    /// <param name="error">What is wrong with the configuration, one line each.</param>
    public static async Task<int> RunAsync(Dictionary<string, string> variables, TextWriter output, TextWriter error)
    {
        if (FindFunction(variables.GetValueOrDefault("_HANDLER")) is not { } function)
            return await RefuseAsync(error, [DescribeHandlers(variables.GetValueOrDefault("_HANDLER"))]);
        if (SettingsReader.Read(function, variables, out var errors) is not { } settings)
            return await RefuseAsync(error, errors);
        if (s_credentials.Where(name => string.IsNullOrEmpty(variables.GetValueOrDefault(name))).ToList() is { Count: > 0 } missing)
            return await RefuseAsync(error, missing.Select(name => $"{name}: not set, accepted: what Lambda sets, the credentials of the function's role"));

        var composition = new Composition(function, settings, output);
        using var bootstrap = Build(function, composition);
        await bootstrap.RunAsync();
        return 0;
    }

    // Names only: Enum.TryParse would take numbers too.
    private static FunctionName? FindFunction(string? handler)
    {
        foreach (var function in Enum.GetValues<FunctionName>())
            if (function.ToString() == handler) return function;
        return null;
    }

    private static string DescribeHandlers(string? given) =>
        $"_HANDLER: {(given is null ? "not set" : $"given {Given.Show(given)}")}, accepted: {string.Join(", ", Enum.GetNames<FunctionName>())}";

    private static async Task<int> RefuseAsync(TextWriter error, IEnumerable<string> lines)
    {
        foreach (var line in lines) await error.WriteLineAsync(line);
        return Failed;
    }

    private static LambdaBootstrap Build(FunctionName function, Composition composition)
    {
        var serializer = new SourceGeneratorLambdaJsonSerializer<LambdaJson>();
        if (function == FunctionName.ScheduleAccounts)
        {
            var handler = composition.ScheduleAccounts();
            return LambdaBootstrapBuilder.Create<CloudWatchEvent<JsonElement>>(
                (scheduled, context) => composition.MeasuredAsync(() => handler.HandleAsync(scheduled, context)), serializer).Build();
        }

        Func<SQSEvent, ILambdaContext, Task<SQSBatchResponse>> batches = function switch
        {
            FunctionName.ScheduleTables => composition.ScheduleTables().HandleAsync,
            FunctionName.Worker => composition.Worker().HandleAsync,
            _ => composition.PolicyEnforcer().HandleAsync,
        };
        return LambdaBootstrapBuilder.Create<SQSEvent, SQSBatchResponse>(
            (batch, context) => composition.MeasuredAsync(() => batches(batch, context)), serializer).Build();
    }
}
