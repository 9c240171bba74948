using BackupScheduler.Aws;
using BackupScheduler.Cli.Output;
using BackupScheduler.Functions.Batches;

namespace BackupScheduler.Cli.Run.DryRun;

/// <summary>Tells what a run would do, and changes nothing.</summary>
internal static class DryRunning
{
    private const int ScopesAtATime = 8;
    private const string SessionName = "backup-scheduler-dry-run";

    public static async Task<int> RunAsync(
        RunSetup setup, AwsPorts aws, RunPlan plan, Terminal terminal, CancellationToken cancellation)
    {
        var settings = setup.Settings;
        var (role, externalId) = (settings.BackupRoleName, settings.ExternalId);
        var forecasting = new Forecasting(
            settings,
            aws.BackupStores(role, externalId, SessionName),
            aws.TableIdentities(role, externalId, SessionName),
            aws.TableTags(role, externalId, SessionName),
            new Patience(new SystemJitter(), TimeProvider.System),
            nameForeign: setup.Options.Json || setup.Options.Verbose);
        var scopes = new ScopeForecast[plan.Items.Count];
        var done = 0;
        var options = new ParallelOptions { MaxDegreeOfParallelism = ScopesAtATime, CancellationToken = cancellation };
        try
        {
            await Parallel.ForEachAsync(plan.Items.Index(), options, async (item, token) =>
            {
                scopes[item.Index] = await forecasting.OfAsync(item.Item, token);
                terminal.Progress.Show($"looked at {Interlocked.Increment(ref done)} of {scopes.Length} accounts and Regions");
            });
        }
        finally
        {
            terminal.Progress.Close();
        }

        var result = DryRunResult.Of(setup, scopes);
        if (setup.Options.Json) DryRunJson.Write(terminal.Out, setup, plan, result);
        else DryRunReport.Write(terminal, setup, plan, result);
        foreach (var error in result.Errors) await terminal.Error.WriteLineAsync(Invoking.OneLine(error));
        return result.Errors.Count == 0 ? ExitCode.Done : ExitCode.Failed;
    }
}

/// <summary>What a dry run found.</summary>
/// <param name="Scopes">By account and Region.</param>
/// <param name="Errors">Why it is not all well; one line each.</param>
internal sealed record DryRunResult(IReadOnlyList<ScopeForecast> Scopes, IReadOnlyList<string> Errors)
{
    public static DryRunResult Of(RunSetup setup, IReadOnlyList<ScopeForecast> scopes)
    {
        var failures = scopes
            .Where(scope => scope.Failure is { IsRegionUnavailable: false })
            .Select(scope => $"{scope.Scope}: {scope.Failure}")
            .ToList();
        var tags = scopes.Where(scope => scope.TagsFailure is not null).Select(scope =>
            $"{scope.Scope}: the tables' tags cannot be read: no table is excluded by tag, and nothing is deleted: {scope.TagsFailure}");
        // What could not be looked at may hold any table: only then is a name that is nowhere a mistake.
        var patterns = failures.Count > 0 ? [] : TablesAskedFor.Check(setup, [.. scopes.Select(scope => new ScopeTables(scope.Scope, scope.Tables, scope.Selection ?? setup.Settings.Tables))]);
        return new DryRunResult(scopes, [.. failures, .. tags, .. patterns]);
    }
}
