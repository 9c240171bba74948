using System.CommandLine;
using BackupScheduler.Core.Failures;

namespace BackupScheduler.Cli;

/// <summary>The one catch-all of the program: whatever goes wrong in a command is one line and an exit code, never a stack trace.</summary>
internal static class Invoking
{
    // Ctrl+C: a command finishes the calls it has begun, and then tells what is done and what is not.
    private static readonly TimeSpan LongestEnding = TimeSpan.FromSeconds(20);

    public static async Task<int> RunAsync(ParseResult parsed)
    {
        var invocation = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = LongestEnding };
        try
        {
            return await parsed.InvokeAsync(invocation);
        }
        catch (Exception e)
        {
            return Explain(e, Console.Error);
        }
    }

    /// <summary>Writes what is wrong and answers the exit code.</summary>
    public static int Explain(Exception e, TextWriter error)
    {
        foreach (var line in Lines(e)) error.WriteLine(OneLine(line));
        return e switch
        {
            BadUsageException => ExitCode.BadUsage,
            OperationCanceledException => ExitCode.Interrupted,
            _ => ExitCode.Failed,
        };
    }

    private static IReadOnlyList<string> Lines(Exception e) => e switch
    {
        BadUsageException usage => usage.Lines,
        OperationCanceledException => ["interrupted"],
        TimeoutException => [e.Message],
        ServiceFailureException failure => [$"{failure.Code}: {failure.Message}"],
        _ => [$"unexpected {e.GetType().Name}: {e.Message}"],
    };

    /// <summary>The text without line ends.</summary>
    public static string OneLine(string text) => string.Join(' ', text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
