using System.ComponentModel;
using System.Diagnostics;

namespace BackupScheduler.Templates.Tests;

/// <summary>Runs a tool that the tests need; one that is missing is one clear line, not a riddle.</summary>
internal static class CommandLine
{
    public sealed record Outcome(int ExitCode, string Output, string Errors);

    public static async Task<Outcome> RunAsync(string command, IEnumerable<string> arguments, string folder, string input = "")
    {
        using var process = Start(new ProcessStartInfo(command, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        });
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return new Outcome(process.ExitCode, await output, await errors);
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception problem)
        {
            throw new InvalidOperationException($"{start.FileName} is not on the PATH, and these tests need it", problem);
        }
    }
}
