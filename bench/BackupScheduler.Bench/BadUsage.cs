using System.CommandLine;

namespace BackupScheduler.Bench;

/// <summary>Wrong arguments: one line each on the error output, and no more.</summary>
internal static class BadUsage
{
    public static int Explain(ParseResult parsed)
    {
        foreach (var error in parsed.Errors) Console.Error.WriteLine(error.Message);
        Console.Error.WriteLine("see --help");
        return ExitCode.BadUsage;
    }
}
