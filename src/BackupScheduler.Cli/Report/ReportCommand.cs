using System.CommandLine;
using BackupScheduler.Cli.Output;
using BackupScheduler.Cli.Shell;

namespace BackupScheduler.Cli.Report;

/// <summary><c>report</c>: the organization's state as a page to be kept, mailed or printed.</summary>
internal static class ReportCommand
{
    private static readonly CommandHelp s_help = new("Looks at the whole organization as status does and writes one self-contained HTML page.")
    {
        Details =
        [
            """
            What is wrong and what to do, coverage by day, ages against the recovery point objective, retention, storage, cost, users and roles not denied, dead letters, and
            every account. It changes nothing. The page needs no network and no script. It takes the functions' environment variables (REGIONS, BACKUP_SCHEDULE, EXTERNAL_ID,
            VAULT_BUCKET, DEAD_LETTER_QUEUE_URL, ...), as status does.
            """,
        ],
        Examples =
        [
            new("report --html report.html", "A page to keep, mail or print"),
            new("report --html /srv/reports/backups.html --force --region eu-west-1", "Again, over the one that is there"),
        ],
        ExitCodes =
        [
            new(ExitCode.Done, "the page is written, healthy or not"), new(ExitCode.Failed, "it could not be made, and nothing is there that was not before"),
            new(ExitCode.BadUsage, "bad usage, nothing was read"), ExitMeaning.Interrupted,
        ],
    };

    private static readonly Option<string> s_html = new("--html")
    {
        Description = "the file to write; it is there whole or not at all, for its owner to read",
        HelpName = "file",
        Required = true,
    };

    private static readonly Option<bool> s_force = new("--force") { Description = "replace a file that is there already" };
    private static readonly Option<string?> s_profile = AwsAccess.ProfileOption();
    private static readonly Option<string?> s_region = AwsAccess.RegionOption("the functions and queues");
    private static readonly OutputArguments s_output = new();

    /// <summary>The command.</summary>
    /// <param name="source">What looks at the organization, by the command line.</param>
    public static Command Create(Func<ReportOptions, IStatusSource> source)
    {
        var command = new DocumentedCommand("report", s_help) { s_html, s_force, s_profile, s_region };
        s_output.AddTo(command);
        command.SetAction(Invoking.Action(async (parsed, cancellation) =>
        {
            var options = Read(parsed);
            return await Reporting.RunAsync(options, () => source(options), Terminal.OfProcess(), cancellation);
        }));
        return command;
    }

    private static ReportOptions Read(ParseResult parsed) => new(parsed.GetRequiredValue(s_html))
    {
        Force = parsed.GetValue(s_force),
        Profile = parsed.GetValue(s_profile),
        Region = parsed.GetValue(s_region),
        Json = s_output.Read(parsed) == OutputFormat.Json,
    };
}
