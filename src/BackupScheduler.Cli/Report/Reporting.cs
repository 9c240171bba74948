using BackupScheduler.Cli.Html;
using BackupScheduler.Cli.Output;
using BackupScheduler.Core.Status;

namespace BackupScheduler.Cli.Report;

/// <summary>Looks at the organization and writes the page.</summary>
internal static class Reporting
{
    /// <summary>Looks and writes. An organization that is not healthy is no failure: the page tells it.</summary>
    /// <exception cref="BadUsageException">The file cannot be written; nothing was looked at.</exception>
    public static async Task<int> RunAsync(ReportOptions options, Func<IStatusSource> source, Terminal terminal, CancellationToken cancellation)
    {
        WholeFile.Check("--html", options.Html, options.Force);
        OrganizationStatus status;
        try
        {
            status = await source().ReadAsync(terminal.Progress, cancellation);
        }
        finally
        {
            terminal.Progress.Close();
        }

        cancellation.ThrowIfCancellationRequested();
        if (!TryWrite(options, status, terminal)) return ExitCode.Failed;
        Tell(options, status, terminal);
        return ExitCode.Done;
    }

    private static bool TryWrite(ReportOptions options, OrganizationStatus status, Terminal terminal)
    {
        try
        {
            WholeFile.Write(options.Html, options.Force, output => HtmlReport.Write(output, status));
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            terminal.Error.WriteLine($"--html: not written: {InertText.Line(e.Message)}");
            return false;
        }
    }

    private static void Tell(ReportOptions options, OrganizationStatus status, Terminal terminal)
    {
        var (path, headline) = (Path.GetFullPath(options.Html), Headline.Of(status));
        if (!options.Json)
        {
            terminal.Out.WriteLine($"{InertText.Line(path, int.MaxValue)}: {headline.Text}");
            return;
        }

        JsonOutput.Write(terminal.Out, json =>
        {
            json.WriteString("command", "report");
            json.WriteBoolean("succeeded", true);
            json.WriteString("file", path);
            json.WriteNumber("bytes", new FileInfo(path).Length);
            json.WriteString("time", status.At.UtcDateTime);
            json.WriteBoolean("healthy", headline.IsHealthy);
            json.WriteString("headline", headline.Text);
            json.WriteNumber("problems", status.Problems.Count);
            json.WriteNumber("unknown", Unknown.Of(status).Count);
        });
    }
}
