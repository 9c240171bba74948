using System.CommandLine;
using System.Globalization;
using BackupScheduler.Cli.Letters;
using BackupScheduler.Cli.Output;
using BackupScheduler.Cli.Shell;
using BackupScheduler.Cli.Status;
using BackupScheduler.Core;

namespace BackupScheduler.Cli.WebConsole;

/// <summary><c>console</c>: the organization's state and its dead letters in a browser, on this machine alone.</summary>
internal static class ConsoleCommand
{
    private static readonly CommandHelp s_help = new("Serves the organization's state and its dead letters as a web page on this machine alone.")
    {
        Details =
        [
            """
            A page on 127.0.0.1 that shows what status and dlq list show: coverage, runs, dead letters, users and roles, copies; and of each table its backups, why each is kept
            or will go, and the command that restores it. It prints an address with a token once; nobody gets in without it. It works without a script and without a mouse.
            """,
            "It only reads, unless it is started with --allow-changes: then dead letters can be redriven and discarded.",
            """
            It takes the functions' environment variables (REGIONS, DEAD_LETTER_QUEUE_URL, ...) and works through backup-scheduler/Operator of the accounts, as status and dlq do.
            """,
        ],
        Examples =
        [
            new("console", "Look, and change nothing"),
            new("console --allow-changes --port 8080", "Redrive and discard dead letters too, on a port of one's own"),
        ],
        ExitCodes =
        [
            new(ExitCode.Done, "ended by Ctrl+C or SIGTERM"), new(ExitCode.Failed, "it could not be served"), ExitMeaning.NothingDone,
            new(ExitCode.Interrupted, "ended while letters were being redriven or discarded"),
        ],
    };

    private static readonly Option<int> s_port = new("--port")
    {
        Description = "the port on 127.0.0.1; unless given any that is free",
        HelpName = "port",
        CustomParser = given =>
        {
            var text = given.Tokens.SingleOrDefault()?.Value;
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is >= 0 and <= 65535) return port;
            given.AddError(Given.Line("--port", Given.Show(text), "a whole number from 0 to 65535; 0 is any port that is free"));
            return 0;
        },
    };

    private static readonly Option<bool> s_allowChanges = new("--allow-changes") { Description = "let whoever has the address redrive and discard dead letters" };
    private static readonly Option<bool> s_direct = new("--direct") { Description = "use your own credentials, not a role, in the account that they are of" };
    private static readonly Option<string?> s_profile = AwsAccess.ProfileOption();
    private static readonly Option<string?> s_region = AwsAccess.RegionOption("the functions and queues");

    public static Command Create()
    {
        var command = new DocumentedCommand("console", s_help) { s_port, s_allowChanges, s_direct, s_profile, s_region };
        command.SetAction(Invoking.Action(async (parsed, cancellation) =>
        {
            var environment = ProcessEnvironment.Read();
            if (parsed.GetValue(s_region) is { } region) environment["AWS_REGION"] = region;
            var options = new ConsoleOptions { Port = parsed.GetValue(s_port), AllowsChanges = parsed.GetValue(s_allowChanges) };
            using var desk = await DeskAsync(parsed.GetValue(s_profile), environment, parsed.GetValue(s_direct), cancellation);
            return await Serving.RunAsync(desk, options, Terminal.OfProcess(), TimeProvider.System, cancellation);
        }));
        return command;
    }

    private static async Task<OperatorDesk> DeskAsync(
        string? profile, Dictionary<string, string> environment, bool isDirect, CancellationToken cancellation)
    {
        var letters = LetterSetup.Read(profile, null, environment);
        var journal = RedriveJournal.DefaultPath(letters.Settings.DeadLetterQueueUrl!, environment);
        var status = await StatusSetup.Read(profile, environment).WorldAsync(isDirect, cancellation);
        return new OperatorDesk(status, new DeskLetters(letters.World(), journal));
    }
}
