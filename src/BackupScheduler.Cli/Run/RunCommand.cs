using System.CommandLine;
using BackupScheduler.Cli.Output;
using BackupScheduler.Cli.Shell;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Cli.Run;

/// <summary><c>run</c>: one run now, against AWS or whatever <c>AWS_ENDPOINT_URL</c> points to.</summary>
internal static class RunCommand
{
    private static readonly CommandHelp Help = new("Fires an ad-hoc run now: sent to the installed functions, done here, or only told.")
    {
        Details =
        [
            """
            It takes the environment variables of the functions (REGIONS, ACCOUNT_QUEUE_URL, BACKUP_RETENTION, ...). By default it sends the work to the
            account queue, and the installed functions do it; --in-process does it here; --dry-run only tells what would be done.
            """,
            "Interrupted, a run in this process waits up to 10 s for what had begun, and tells what is confirmed; what lasts longer may still take effect.",
        ],
        Examples =
        [
            new("run --dry-run --prune", "Tell what a run that prunes would create and delete, and why"),
            new("run --accounts 111122223333 --tables Orders*", "Have the installed functions back up some tables of one account"),
            new("run --in-process --prune --json", "Back up and prune here, without Lambda and SQS, and give the result as JSON"),
        ],
        ExitCodes =
        [
            new(ExitCode.Done, "all done: sent, told, or backed up and verified"), new(ExitCode.Failed, "something failed or is missing"),
            ExitMeaning.NothingDone, ExitMeaning.Interrupted,
        ],
    };

    private static readonly Option<IReadOnlyList<AccountId>?> Accounts = CommaList.Option<AccountId>(
        "--accounts", AccountId.TryParse, "account ids of 12 digits", "only these selected accounts, ids of 12 digits");

    private static readonly Option<IReadOnlyList<Region>?> Regions = CommaList.Option<Region>(
        "--regions", Region.TryParse, "Regions such as eu-west-1,us-east-1", "only these of REGIONS");

    private static readonly Option<IReadOnlyList<TablePattern>?> Tables = CommaList.Option<TablePattern>(
        "--tables", TablePattern.TryParse, TablePattern.Accepts, "only the selected tables that these patterns name");

    private static readonly Option<bool> Prune = new("--prune") { Description = "delete what retention no longer keeps; without it a run deletes nothing. With --in-process BACKUP_RETENTION must be set" };
    private static readonly Option<bool> InProcess = new("--in-process") { Description = "do the work here, through the member roles: needs no Lambda and no SQS" };
    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "change nothing; tell what would be created, and with --prune deleted, and why" };
    private static readonly OutputArguments Output = new();
    private static readonly Option<bool> Verbose = new("--verbose") { Description = "name each backup that is kept or ignored; print the handlers' own log lines" };
    private static readonly Option<string?> Profile = AwsAccess.ProfileOption();
    private static readonly Option<string?> HomeRegion = AwsAccess.RegionOption("the queues");

    public static Command Create()
    {
        var command = new DocumentedCommand("run", Help)
        {
            Accounts, Regions, Tables, Prune, InProcess, DryRun, Verbose, Profile, HomeRegion,
        };
        Output.AddTo(command);
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(InProcess) && parsed.GetValue(DryRun))
                parsed.AddError("--dry-run: given together with --in-process, accepted: one of them");
        });
        command.SetAction(Invoking.Action((parsed, cancellation) => Running.RunAsync(
            RunSetup.Read(Read(parsed), ProcessEnvironment.Read()), Terminal.OfProcess(), cancellation)));
        return command;
    }

    private static RunOptions Read(ParseResult parsed) => new(
        parsed.GetValue(DryRun) ? RunMode.DryRun : parsed.GetValue(InProcess) ? RunMode.InProcess : RunMode.Enqueue,
        parsed.GetValue(Prune))
    {
        Accounts = parsed.GetValue(Accounts),
        Regions = parsed.GetValue(Regions),
        Tables = parsed.GetValue(Tables),
        Json = Output.Read(parsed) == OutputFormat.Json,
        Verbose = parsed.GetValue(Verbose),
        Profile = parsed.GetValue(Profile),
        HomeRegion = parsed.GetValue(HomeRegion),
    };
}
