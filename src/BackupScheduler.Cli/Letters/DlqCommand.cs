using System.CommandLine;
using System.Globalization;
using BackupScheduler.Cli.Output;
using BackupScheduler.Cli.Shell;
using BackupScheduler.Core;

namespace BackupScheduler.Cli.Letters;

/// <summary><c>dlq</c>: what nobody will try again by itself.</summary>
internal static class DlqCommand
{
    // What is held goes back, however many there are.
    private static readonly TimeSpan LongestEnding = TimeSpan.FromMinutes(2);
    private static readonly Option<bool> s_dryRun = new("--dry-run") { Description = "change nothing; tell what would become of each letter" };

    public static Command Create() => new DocumentedCommand("dlq", DlqHelp.Group)
    {
        CreateList(), CreateShow(), CreateRedrive(), CreateDiscard(),
    };

    private static SlowlyEndingCommand CreateList()
    {
        var shared = new LetterArguments();
        var each = new Option<bool>("--each") { Description = "name every letter, with its id" };
        var command = new SlowlyEndingCommand("list", DlqHelp.List, LongestEnding) { each };
        shared.AddTo(command);
        return Run(command, parsed => shared.Read(parsed) with { Each = parsed.GetValue(each) }, LetterCommands.ListAsync);
    }

    private static SlowlyEndingCommand CreateShow()
    {
        var shared = new LetterArguments();
        var id = new Argument<string>("id") { Description = "the letter's id, as dlq list --each tells it" };
        var full = new Option<bool>("--full") { Description = "the whole body; without it no more than 4 KiB" };
        var command = new SlowlyEndingCommand("show", DlqHelp.Show, LongestEnding) { id, full };
        shared.AddCommonTo(command);
        return Run(command, parsed => shared.ReadCommon(parsed) with { Filter = new() { Ids = [parsed.GetValue(id)!] }, Full = parsed.GetValue(full) }, LetterCommands.ShowAsync);
    }

    private static SlowlyEndingCommand CreateRedrive()
    {
        var shared = new LetterArguments("all letters that can be read");
        var again = new Option<bool>("--again") { Description = "send those again too that an earlier redrive may have sent already: the work is then done twice, which is safe" };
        var journal = new Option<string?>("--journal") { Description = "where to keep the journal; unless given in XDG_STATE_HOME, or ~/.local/state, below backup-scheduler", HelpName = "file" };
        var rate = RateOption();
        var command = new SlowlyEndingCommand("redrive", DlqHelp.Redrive, LongestEnding) { rate, again, journal, s_dryRun };
        shared.AddTo(command);
        return Run(
            command,
            parsed => shared.Read(parsed) with
            {
                Rate = parsed.GetValue(rate) ?? RedriveRequest.UsualRate,
                Again = parsed.GetValue(again),
                Journal = parsed.GetValue(journal),
                DryRun = parsed.GetValue(s_dryRun),
            },
            LetterCommands.RedriveAsync);
    }

    private static SlowlyEndingCommand CreateDiscard()
    {
        var shared = new LetterArguments("all letters that can be read");
        var to = new Option<string?>("--to") { Description = "the new file that the letters are written to first", HelpName = "file" };
        var yes = new Option<bool>("--yes") { Description = "do not ask" };
        var command = new SlowlyEndingCommand("discard", DlqHelp.Discard, LongestEnding) { to, yes, s_dryRun };
        shared.AddTo(command);
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(to) is null && !parsed.GetValue(s_dryRun)) parsed.AddError("--to: not given, accepted: the path of a new file, or --dry-run");
        });
        return Run(
            command,
            parsed => shared.Read(parsed) with { To = parsed.GetValue(to), Yes = parsed.GetValue(yes), DryRun = parsed.GetValue(s_dryRun) },
            LetterCommands.DiscardAsync);
    }

    private static Option<double?> RateOption() => new("--rate")
    {
        Description = "messages a second, 0.1 to 1000; unless given 20",
        HelpName = "number",
        CustomParser = given =>
        {
            var text = given.Tokens.SingleOrDefault()?.Value;
            if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var rate) && rate is >= 0.1 and <= 1000) return rate;
            given.AddError(Given.Line("--rate", Given.Show(text), "a number of messages a second from 0.1 to 1000"));
            return null;
        },
    };

    private static SlowlyEndingCommand Run(
        SlowlyEndingCommand command, Func<ParseResult, LetterOptions> read, Func<LetterOptions, LetterWorld, Terminal, CancellationToken, Task<int>> act)
    {
        command.SetAction(Invoking.Action((parsed, cancellation) =>
        {
            var options = read(parsed);
            var setup = LetterSetup.Read(options.Profile, options.Region, ProcessEnvironment.Read());
            return act(options, setup.World(), Terminal.OfProcess(), cancellation);
        }));
        return command;
    }
}
