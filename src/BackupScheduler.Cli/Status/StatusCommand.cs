using System.CommandLine;
using BackupScheduler.Cli.Output;
using BackupScheduler.Cli.Shell;
using BackupScheduler.Core;
using BackupScheduler.Core.Accounts;

namespace BackupScheduler.Cli.Status;

/// <summary><c>status</c>: whether every table is protected, since when, and what it costs.</summary>
internal static class StatusCommand
{
    private static readonly CommandHelp s_help = new("Tells in one look whether every table of the organization is protected, what is wrong, and what it costs.")
    {
        Details =
        [
            """
            By account and Region, the worst first: the age of the newest backups, what is retained, missing or left of tables that are gone, other people's backups,
            copies in the vault, who may delete backups, storage and its price, tables in Regions outside REGIONS, and dead letters; then every problem with its remedy.
            """,
            """
            It only reads, in bulk: no call is made for a single table, but for the vault's folders. Listings go at half the rate that AWS allows, through
            backup-scheduler/Operator of the accounts; the vault is read through backup-scheduler-vault/VaultReader. It takes the functions' environment variables (REGIONS, BACKUP_SCHEDULE, TABLES_EXCLUDE, VAULT_BUCKET, ...);
            dead letters are looked at where DEAD_LETTER_QUEUE_URL is set.
            """,
        ],
        Examples =
        [
            new("status", "The organization in one look"),
            new("status --account 111122223333 --tables", "Every table of one account"),
            new("status --rpo 26h --csv", "A line for each account and Region, for a spreadsheet"),
            new("status --no-vault --no-other-regions --json", "As JSON, with fewer calls"),
        ],
        ExitCodes = [new(ExitCode.Done, "healthy"), new(ExitCode.Failed, "something is wrong, or could not be read"), ExitMeaning.NothingDone, ExitMeaning.Interrupted],
    };

    private static readonly Option<IReadOnlyList<AccountId>?> s_accounts = CommaList.Option<AccountId>(
        "--account", AccountId.TryParse, "account ids of 12 digits", "only these active accounts, ids of 12 digits; may be repeated");

    private static readonly Option<IReadOnlyList<Region>?> s_regions = CommaList.Option<Region>(
        "--regions", Region.TryParse, "Regions such as eu-west-1,us-east-1", "only these of REGIONS; may be repeated");

    private static readonly Option<bool> s_tables = new("--tables") { Description = "each table, not only each account and Region" };
    private static readonly Option<bool> s_all = new("--all") { Description = "every line, not only the worst 50" };
    private static readonly Option<TimeSpan?> s_rpo = AgeOption.Of("--rpo", "how old a table's newest backup may be; unless given the schedule's interval and 2 hours");
    private static readonly Option<TimeSpan?> s_copyRpo = AgeOption.Of("--copy-rpo", "how old a table's newest restorable time in the vault may be; unless given twice the schedule's interval");
    private static readonly Option<bool> s_noVault = new("--no-vault") { Description = "do not list the vault" };
    private static readonly Option<bool> s_noDeny = new("--no-deny") { Description = "do not look at users and roles" };
    private static readonly Option<bool> s_noOthers = new("--no-other-regions") { Description = "do not look for tables in Regions outside REGIONS" };
    private static readonly Option<bool> s_direct = new("--direct") { Description = "use your own credentials, not a role, in the account that they are of" };
    private static readonly Option<bool> s_noLetters = new("--no-letters") { Description = "do not look at the dead letters" };
    private static readonly Option<string?> s_profile = AwsAccess.ProfileOption();
    private static readonly Option<string?> s_region = AwsAccess.RegionOption("the functions and queues");
    private static readonly OutputArguments s_output = new(hasCsv: true);

    public static Command Create()
    {
        var command = new DocumentedCommand("status", s_help)
        {
            s_accounts, s_regions, s_tables, s_all, s_rpo, s_copyRpo, s_noVault, s_noDeny, s_noOthers, s_noLetters, s_direct, s_profile, s_region,
        };
        s_output.AddTo(command);
        command.SetAction(Invoking.Action(async (parsed, cancellation) =>
        {
            var setup = StatusSetup.Read(parsed.GetValue(s_profile), ProcessEnvironment.Read(), parsed.GetValue(s_region));
            var world = await setup.WorldAsync(parsed.GetValue(s_direct), cancellation);
            var view = new StatusView(s_output.Read(parsed), parsed.GetValue(s_tables), parsed.GetValue(s_all));
            return await StatusTelling.RunAsync(Read(parsed), view, world, Terminal.OfProcess(), cancellation);
        }));
        return command;
    }

    private static StatusOptions Read(ParseResult parsed) => new()
    {
        Accounts = parsed.GetValue(s_accounts),
        Regions = parsed.GetValue(s_regions),
        Rpo = parsed.GetValue(s_rpo),
        CopyRpo = parsed.GetValue(s_copyRpo),
        WithVault = !parsed.GetValue(s_noVault),
        WithDeny = !parsed.GetValue(s_noDeny),
        WithOtherRegions = !parsed.GetValue(s_noOthers),
        WithLetters = !parsed.GetValue(s_noLetters),
    };
}
