using System.CommandLine;
using System.Globalization;
using BackupScheduler.Cli.Output;
using BackupScheduler.Cli.Shell;
using BackupScheduler.Core.Failures;

namespace BackupScheduler.Cli;

/// <summary>The one catch-all of the program: whatever goes wrong in a command is one line and an exit code, never a stack trace.</summary>
internal static class Invoking
{
    // Ctrl+C: a command waits a while for the calls it has begun, and then tells what is confirmed.
    private static readonly TimeSpan UsualEnding = TimeSpan.FromSeconds(20);

    public static async Task<int> RunAsync(ParseResult parsed)
    {
        var longest = parsed.CommandResult.Command is SlowlyEndingCommand slow ? slow.LongestEnding : UsualEnding;
        var invocation = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = longest };
        Terminal.IsQuiet = parsed.GetValue(GlobalOptions.Quiet);
        try
        {
            return await parsed.InvokeAsync(invocation);
        }
        catch (Exception e)
        {
            return Explain(e, Console.Error, isInterrupted: false);
        }
    }

    /// <summary>A command's action: the only place that knows whether the command was told to end.</summary>
    public static Func<ParseResult, CancellationToken, Task<int>> Action(Func<ParseResult, CancellationToken, Task<int>> command) =>
        async (parsed, own) =>
        {
            try
            {
                return await command(parsed, own);
            }
            catch (Exception e)
            {
                return Explain(e, Console.Error, own.IsCancellationRequested);
            }
        };

    /// <summary>Writes what is wrong and answers the exit code.</summary>
    /// <param name="e">What was thrown.</param>
    /// <param name="error">Where to write.</param>
    /// <param name="isInterrupted">Whether the command was told to end: any other cancellation is a failure, such as a call that took too long.</param>
    public static int Explain(Exception e, TextWriter error, bool isInterrupted)
    {
        var isEnd = isInterrupted && e is OperationCanceledException;
        foreach (var line in isEnd ? ["interrupted"] : Lines(e)) error.WriteLine(OneLine(line));
        return isEnd ? ExitCode.Interrupted : e is BadUsageException ? ExitCode.BadUsage : ExitCode.Failed;
    }

    private static IReadOnlyList<string> Lines(Exception e) => e switch
    {
        BadUsageException usage => usage.Lines,
        TimeoutException => [e.Message],
        ServiceFailureException failure => [$"{failure.Code}: {failure.Message}"],
        _ => [$"unexpected {e.GetType().Name}: {e.Message}"],
    };

    /// <summary>The text without line ends, and with <c>?</c> for every other character that a terminal would obey.</summary>
    public static string OneLine(string text) => string.Concat(
        string.Join(' ', text.Split(['\r', '\n', '\u0085', '\u2028', '\u2029'], StringSplitOptions.RemoveEmptyEntries)).Select(c => IsObeyed(c) ? '?' : c));

    // Format characters turn the direction of what follows.
    private static bool IsObeyed(char c) => char.IsControl(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format;
}
