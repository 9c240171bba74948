using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport;

namespace StandIns.Tests.Runtime;

/// <summary>The entry point of this assembly: a function in a process of its own.</summary>
internal static class FunctionProgram
{
    public const string FailToInitialize = "fail-to-initialize";
    public const string Serve = "serve";

    public static async Task Main(string[] args)
    {
        Func<Stream, ILambdaContext, Task<Stream>> echo = (input, _) => Task.FromResult(input);
        var fails = args is [FailToInitialize];
        using var bootstrap = LambdaBootstrapBuilder.Create(echo)
            .UseBootstrapHandler(() => fails ? throw new FormatException("REGIONS is not set") : Task.FromResult(true))
            .Build();
        await bootstrap.RunAsync();
    }
}
