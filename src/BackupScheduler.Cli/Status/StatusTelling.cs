using BackupScheduler.Cli.Output;

namespace BackupScheduler.Cli.Status;

/// <summary>How a look is told.</summary>
/// <param name="Format">The form.</param>
/// <param name="Tables">Whether each table is told of.</param>
/// <param name="All">Whether every line is, and not the worst alone; in a document all always are.</param>
internal sealed record StatusView(OutputFormat Format, bool Tables, bool All);

/// <summary>Looks, and tells.</summary>
internal static class StatusTelling
{
    public static async Task<int> RunAsync(StatusOptions options, StatusView view, StatusWorld world, Terminal terminal, CancellationToken cancellation)
    {
        var status = await new StatusReading(world).ReadAsync(options, terminal.Progress, cancellation);
        switch (view.Format)
        {
            case OutputFormat.Json:
                StatusJson.Write(terminal.Out, status, view);
                break;
            case OutputFormat.Csv:
                StatusCsv.Write(terminal.Out, status, view);
                // Rows have no place for what is no table's and no Region's.
                foreach (var problem in status.Problems) await terminal.Error.WriteLineAsync($"{problem.Severity}: {problem.What}");
                break;
            default:
                StatusReport.Write(terminal, status, view);
                break;
        }

        return status.IsHealthy ? ExitCode.Done : ExitCode.Failed;
    }
}
