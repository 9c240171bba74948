using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using BackupScheduler.Aws;
using BackupScheduler.Cli.Output;
using BackupScheduler.Cli.Shell;
using BackupScheduler.Cli.Restore;
using BackupScheduler.Core;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Tables;
using BackupScheduler.Functions.Accounts;

namespace BackupScheduler.Cli.Drill;

/// <summary><c>drill</c>: whether backups and copies can be restored, and how long it takes.</summary>
internal static class DrillCommand
{
    /// <summary>How long the process gets to delete what it made, once told to end: DynamoDB deletes nothing that it is still making.</summary>
    public static readonly TimeSpan LongestEnding = TimeSpan.FromMinutes(3);

    /// <summary>The part of it that is left for telling.</summary>
    public static readonly TimeSpan Reserve = TimeSpan.FromSeconds(10);

    private const int UsualSample = 3;
    private static readonly CommandHelp s_help = new("Restores some tables for real, compares them, measures how long it took, and deletes what it made.")
    {
        Details =
        [
            """
            Each is restored under a name backup-scheduler-drill-... of its own; number of items, key and indexes are checked, and some items compared with
            the table in use. It deletes what it made and nothing else. It says first what it will restore and what that costs, and asks; without a terminal
            it wants --yes.
            """,
            """
            It takes the functions' environment variables (REGIONS, TABLES_INCLUDE, BACKUP_NAME_PREFIX, EXTERNAL_ID, VAULT_BUCKET, ...) and works through
            backup-scheduler/Operator of the accounts, and backup-scheduler-vault/VaultReader of the vault account.
            """,
        ],
        Examples =
        [
            new("drill --sample 3 --from both --report drill.md", "Drill three tables drawn at random, from backup and vault, and keep the report"),
            new("drill --tables 111122223333/eu-west-1/Orders --from vault --yes", "Drill one table out of the vault, without being asked"),
            new("drill --dry-run", "Tell what would be restored, and what it would cost"),
        ],
        ExitCodes =
        [
            new(ExitCode.Done, "all passed"), new(ExitCode.Failed, "something failed or is left over (each by its ARN)"),
            ExitMeaning.NothingMade, ExitMeaning.InterruptedAndRemoved,
        ],
    };

    private static readonly Option<IReadOnlyList<AccountId>?> s_accounts = CommaList.Option<AccountId>(
        "--accounts", AccountId.TryParse, "account ids of 12 digits", "only these accounts; unless given the organization's selected ones, and what the vault holds");

    private static readonly Option<IReadOnlyList<Region>?> s_regions = CommaList.Option<Region>(
        "--regions", Region.TryParse, "Regions such as eu-west-1,us-east-1", "only these Regions; unless given REGIONS, and what the vault holds");

    private static readonly Option<IReadOnlyList<TablePattern>?> s_tables = CommaList.Option<TablePattern>(
        "--tables", TablePattern.TryParse, TablePattern.Accepts, "only tables that these patterns name; all of them, without --sample");

    private static readonly Option<int?> s_sample = Whole("--sample", 1, 10_000, $"how many tables, drawn at random; {UsualSample} unless given");
    private static readonly Option<int?> s_seed = Whole("--seed", 0, int.MaxValue, "draws the same tables again");
    private static readonly Option<int?> s_limit = Whole("--limit-gb", 1, 1_000_000, "leave out what would go beyond so many GB altogether");
    private static readonly Option<string?> s_from = WordOption.Of<string?>(
        "--from", "way", "what to restore from; backup unless given", ("backup", "backup"), ("vault", "vault"), ("both", "both"));

    private static readonly Option<bool> s_keep = new("--keep") { Description = "delete nothing; what was made is named at the end" };
    private static readonly Option<string?> s_report = new("--report") { Description = "write the result as Markdown as well", HelpName = "file" };
    private static readonly Option<bool> s_dryRun = new("--dry-run") { Description = "restore nothing; tell what would be" };
    private static readonly Option<bool> s_yes = new("--yes") { Description = "do not ask" };
    private static readonly OutputArguments s_output = new();
    private static readonly Option<bool> s_direct = new("--direct") { Description = "use your own credentials, not a role, and without --accounts drill in their account" };
    private static readonly Option<string?> s_profile = AwsAccess.ProfileOption();

    public static Command Create()
    {
        var command = new SlowlyEndingCommand("drill", s_help, LongestEnding)
        {
            s_accounts, s_regions, s_tables, s_sample, s_from, s_seed, s_limit, s_keep, s_report, s_dryRun, s_yes, s_direct, s_profile,
        };
        s_output.AddTo(command);
        command.SetAction(Invoking.Action(async (parsed, cancellation) =>
        {
            var options = Read(parsed);
            var setup = RestoreSetup.Read(options.Profile, options.Regions?[0], ProcessEnvironment.Read(), options.FromBackups && options.Regions is null);
            return await Drilling.RunAsync(options, await WorldAsync(setup, options, cancellation), Terminal.OfProcess(), cancellation);
        }));
        return command;
    }

    internal static async Task<DrillWorld> WorldAsync(RestoreSetup setup, DrillOptions options, CancellationToken cancellation)
    {
        var (ports, restores) = (new AwsPorts(setup.Aws), await setup.WorldAsync(options.Direct, cancellation));
        return new DrillWorld(restores, AccountsAsync, DrillWorld.DrawId());

        async Task<IReadOnlyList<AccountId>> AccountsAsync(CancellationToken ending)
        {
            if (options.Direct) return [await ports.CallerAsync(ending)];
            var chosen = await new AccountChoosing(setup.Settings.Accounts, ports.Organization()).ChooseAsync(ending);
            return [.. chosen.Decisions.Where(decision => decision.Selected).Select(decision => decision.Account.Id)];
        }
    }

    private static DrillOptions Read(ParseResult parsed)
    {
        const long Gigabyte = 1024L * 1024 * 1024;
        var from = parsed.GetValue(s_from) ?? "backup";
        var tables = parsed.GetValue(s_tables);
        return new DrillOptions
        {
            Accounts = parsed.GetValue(s_accounts),
            Regions = parsed.GetValue(s_regions),
            Tables = tables,
            Sample = parsed.GetValue(s_sample) ?? (tables is null ? UsualSample : null),
            FromBackups = from is "backup" or "both",
            FromVault = from is "vault" or "both",
            Seed = parsed.GetValue(s_seed),
            MostBytes = parsed.GetValue(s_limit) * Gigabyte,
            Keep = parsed.GetValue(s_keep),
            Report = parsed.GetValue(s_report),
            DryRun = parsed.GetValue(s_dryRun),
            Yes = parsed.GetValue(s_yes),
            Json = s_output.Read(parsed) == OutputFormat.Json,
            Direct = parsed.GetValue(s_direct),
            Profile = parsed.GetValue(s_profile),
        };
    }

    private static Option<int?> Whole(string name, int least, int most, string description) => new(name)
    {
        Description = description,
        HelpName = "number",
        CustomParser = (ArgumentResult given) =>
        {
            var text = given.Tokens.SingleOrDefault()?.Value;
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) return number;
            given.AddError(Given.Line(name, Given.Show(text), string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}")));
            return null;
        },
    };
}
