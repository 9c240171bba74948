using BackupScheduler.Cli.Output;
using BackupScheduler.Core.DeadLetters;

namespace BackupScheduler.Cli.Letters;

/// <summary>The commands of <c>dlq</c>, once their options are read.</summary>
internal static class LetterCommands
{
    public static async Task<int> ListAsync(LetterOptions options, LetterWorld world, Terminal terminal, CancellationToken cancellation)
    {
        var listing = await new LetterDesk(world).ListAsync(options.Filter, Tell(terminal), cancellation);
        terminal.Progress.Close();
        if (options.Format == OutputFormat.Json) LetterJson.Write(terminal.Out, world, listing, "dlq list", int.MaxValue);
        else LetterListReport.Write(terminal, listing, options.Each);
        return Warn(terminal, listing.Look, listing.ExitCode);
    }

    public static async Task<int> ShowAsync(LetterOptions options, LetterWorld world, Terminal terminal, CancellationToken cancellation)
    {
        var listing = await new LetterDesk(world).FindAsync(options.Filter.Ids[0], Tell(terminal), cancellation);
        terminal.Progress.Close();
        var longest = options.Full ? int.MaxValue : LetterDesk.LongestBody;
        if (options.Format == OutputFormat.Json) LetterJson.Write(terminal.Out, world, listing, "dlq show", longest);
        else if (listing.Letters is [var letter, ..]) LetterShowReport.Write(terminal.Out, letter, longest);
        if (listing.Letters.Count == 0)
            await terminal.Error.WriteLineAsync($"no letter has the id {Core.Given.Show(options.Filter.Ids[0])} among the {listing.Look.Seen} that were seen");
        return Warn(terminal, listing.Look, listing.Letters.Count == 0 ? ExitCode.Failed : ExitCode.Done);
    }

    public static async Task<int> RedriveAsync(LetterOptions options, LetterWorld world, Terminal terminal, CancellationToken cancellation)
    {
        var journal = options.Journal ?? RedriveJournal.DefaultPath(world.Queue.Url, ProcessEnvironment.Read());
        var request = new RedriveRequest(options.Filter, journal) { Rate = options.Rate, Again = options.Again, DryRun = options.DryRun };
        var outcome = await new LetterDesk(world).RedriveAsync(request, TellEach(options, terminal), cancellation);
        return End(options, world, terminal, outcome, "dlq redrive");
    }

    public static async Task<int> DiscardAsync(LetterOptions options, LetterWorld world, Terminal terminal, CancellationToken cancellation)
    {
        Task AskAsync(int count, CancellationToken end) => Confirmation.AskAsync(
            terminal, $"{count} letters are written to {LetterText.Line(options.To!, 200)} and deleted from {world.Queue.Url}.", "discard", end, "--yes, or --dry-run");
        // Nobody waits for a look that nobody may act on.
        if (!options.Yes && !options.DryRun && terminal.Answers is null) await AskAsync(0, cancellation);
        var request = new DiscardRequest(options.Filter, options.To ?? "") { DryRun = options.DryRun, Confirm = options.Yes ? null : AskAsync };
        var outcome = await new LetterDesk(world).DiscardAsync(request, TellEach(options, terminal), cancellation);
        return End(options, world, terminal, outcome, "dlq discard");
    }

    private static int End(LetterOptions options, LetterWorld world, Terminal terminal, LetterOutcome outcome, string command)
    {
        terminal.Progress.Close();
        if (options.Format == OutputFormat.Json) LetterJson.Write(terminal.Out, world, outcome, command, options.DryRun);
        else LetterOutcomeReport.Write(terminal.Out, outcome, options.DryRun);
        foreach (var id in outcome.NotFound) terminal.Error.WriteLine($"no letter has the id {Core.Given.Show(id)} among the {outcome.Look.Seen} that were seen");
        return Warn(terminal, outcome.Look, outcome.ExitCode);
    }

    private static int Warn(Terminal terminal, LookOutcome look, int exitCode)
    {
        foreach (var warning in look.Warnings()) terminal.Error.WriteLine(warning);
        return exitCode;
    }

    private static Action<LetterProgress> Tell(Terminal terminal) => progress =>
        terminal.Progress.Show($"{progress.What}: {progress.Done} of {(progress.Of > progress.Done ? progress.Of : progress.Done)}");

    // Each letter's line is out before the next is begun: who kills the command has seen what was done.
    private static Action<LetterProgress> TellEach(LetterOptions options, Terminal terminal)
    {
        var tell = Tell(terminal);
        return progress =>
        {
            if (progress.Result is { } result && options.Format == OutputFormat.Text)
            {
                terminal.Progress.Close();
                terminal.Out.WriteLine(LetterOutcomeReport.Line(result));
            }

            tell(progress);
        };
    }
}
