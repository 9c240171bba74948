using System.CommandLine;
using BackupScheduler.Cli.Output;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Cli.Run;

/// <summary><c>run</c>: one run now, against AWS or whatever <c>AWS_ENDPOINT_URL</c> points to.</summary>
internal static class RunCommand
{
    private const string Description = """
        Fires an ad-hoc run now. It takes the environment variables of the functions (REGIONS, ACCOUNT_QUEUE_URL, BACKUP_RETENTION, ...).
        By default it sends the work to the account queue, and the installed functions do it; --in-process does it here; --dry-run only tells what would be done.
        Exit codes: 0 all done (sent, told, or backed up and verified), 1 something failed or is missing, 2 bad usage, nothing was done, 130 interrupted.
        Interrupted, a run in this process waits up to 10 s for what had begun, and tells what is confirmed; what lasts longer may still take effect.
        """;

    private static readonly Option<IReadOnlyList<AccountId>?> Accounts = CommaList.Option<AccountId>(
        "--accounts", AccountId.TryParse, "account ids of 12 digits", "only these selected accounts, ids of 12 digits");

    private static readonly Option<IReadOnlyList<Region>?> Regions = CommaList.Option<Region>(
        "--regions", Region.TryParse, "Regions such as eu-west-1,us-east-1", "only these of REGIONS");

    private static readonly Option<IReadOnlyList<TablePattern>?> Tables = CommaList.Option<TablePattern>(
        "--tables", TablePattern.TryParse, TablePattern.Accepts, "only the selected tables that these patterns name");

    private static readonly Option<bool> Prune = new("--prune") { Description = "delete what retention no longer keeps; without it a run deletes nothing. With --in-process BACKUP_RETENTION must be set" };
    private static readonly Option<bool> InProcess = new("--in-process") { Description = "do the work here, through the member roles: needs no Lambda and no SQS" };
    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "change nothing; tell what would be created, and with --prune deleted, and why" };
    private static readonly Option<bool> Json = new("--json") { Description = "print one JSON document; progress goes to the error output" };
    private static readonly Option<bool> Verbose = new("--verbose") { Description = "name each backup that is kept or ignored; print the handlers' own log lines" };
    private static readonly Option<string?> Profile = AwsAccess.ProfileOption();
    private static readonly Option<string?> HomeRegion = AwsAccess.RegionOption("the queues");

    public static Command Create()
    {
        var command = new Command("run", Description)
        {
            Accounts, Regions, Tables, Prune, InProcess, DryRun, Json, Verbose, Profile, HomeRegion,
        };
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
        Json = parsed.GetValue(Json),
        Verbose = parsed.GetValue(Verbose),
        Profile = parsed.GetValue(Profile),
        HomeRegion = parsed.GetValue(HomeRegion),
    };
}
