using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using BackupScheduler.Cli.Output;
using BackupScheduler.Cli.Shell;
using BackupScheduler.Core;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Exports;
using BackupScheduler.Core.Restores;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Cli.Restore;

/// <summary><c>restore</c>: one table, from a backup or from a copy in the vault.</summary>
internal static class RestoreCommand
{
    private static readonly CommandHelp s_help = new("Restores one table to a new name, from an on-demand backup or from the copies in the vault account.")
    {
        Details =
        [
            """
            It puts back what AWS's own restore leaves out: time to live, tags, stream, point-in-time recovery, table class, deletion protection.
            An existing table is never touched, and none is deleted. It says first what it will do, how much that is and what it costs, and asks;
            without a terminal it wants --yes. Interrupted, it leaves what it has done, and says how to go on.
            """,
            """
            It takes the functions' environment variables (BACKUP_NAME_PREFIX, ADOPT_NAME_PATTERNS, EXTERNAL_ID, VAULT_BUCKET, VAULT_ACCOUNT, VAULT_KMS_KEY_ARN)
            and works through backup-scheduler/Operator of the accounts, and backup-scheduler-vault/VaultReader of the vault account.
            """,
        ],
        Examples =
        [
            new("restore --account 111122223333 --region eu-west-1 --table Orders --latest --to Orders-restored", "Restore the newest backup beside the table"),
            new(
                "restore --account 111122223333 --region eu-west-1 --table Orders --from vault --at 2026-11-28T10:59:00Z --to Orders-restored --to-account 444455556666",
                "Restore a table as of a time, out of the vault, into another account"),
            new("restore --account 111122223333 --region eu-west-1 --table Orders --latest --to Orders-restored --dry-run", "Tell the plan and its cost, and change nothing"),
        ],
        ExitCodes =
        [
            new(ExitCode.Done, "restored as asked for"), new(ExitCode.Failed, "failed, damaged or not exactly what was asked for"),
            ExitMeaning.NotConfirmed, ExitMeaning.Interrupted,
        ],
    };

    private static readonly Option<TableName?> s_table = Of<TableName>("--table", TableName.TryParse, "a table's name", "the table to restore", "name");
    private static readonly Option<AccountId?> s_account = Of<AccountId>("--account", AccountId.TryParse, "an account id of 12 digits", "its account", "ID");
    private static readonly Option<Region?> s_region = Of<Region>("--region", Region.TryParse, "a Region such as eu-west-1", "its Region", "Region");
    private static readonly Option<bool> s_latest = new("--latest") { Description = "the newest state there is" };
    private static readonly Option<DateTimeOffset?> s_at = Of<DateTimeOffset>("--at", TryTime, "a time such as 2026-11-28T10:59:00Z", "as of this time, in UTC unless it says otherwise", "time");
    private static readonly Option<RunId?> s_run = Of<RunId>("--run", RunId.TryParse, "a run id such as 20261128T010000Z", "what this run made", "run");
    private static readonly Option<RestoreFrom> s_from = WordOption.Of("--from", "way", "backup: an on-demand backup (the default); vault: the copies in the vault account", ("backup", RestoreFrom.Backup), ("vault", RestoreFrom.Vault));
    private static readonly Option<TableName?> s_to = Of<TableName>("--to", TableName.TryParse, "a table's name", "the new table's name", "name");
    private static readonly Option<TableName?> s_replaceAs = Of<TableName>("--replace-as", TableName.TryParse, "a table's name", "restore beside this table, verify, and tell how to put the restored one in its place", "name");
    private static readonly Option<AccountId?> s_toAccount = Of<AccountId>("--to-account", AccountId.TryParse, "an account id of 12 digits", "the account to restore into (from the vault alone); unless given the table's", "ID");
    private static readonly Option<Region?> s_toRegion = Of<Region>("--to-region", Region.TryParse, "a Region such as eu-west-1", "the Region to restore into; unless given the table's", "Region");
    private static readonly Option<bool> s_intoExisting = new("--into-existing") { Description = "fill an existing table with the same key, if it is empty" };
    private static readonly Option<RestoreMethod> s_method = WordOption.Of("--method", "way", "import: by ImportTable; load: item by item; auto: import, unless the table has local secondary indexes", ("auto", RestoreMethod.Auto), ("import", RestoreMethod.Import), ("load", RestoreMethod.Load));
    private static readonly Option<string?> s_tableId = Of("--table-id", "a table's id", "only this incarnation of the table");
    private static readonly Option<string?> s_schema = new("--schema") { Description = "a JSON file that describes the table, where neither catalogue nor table do; given, it is what counts", HelpName = "file" };
    private static readonly Option<bool> s_resume = new("--resume") { Description = "go on with this restore, which was interrupted" };
    private static readonly Option<bool> s_dryRun = new("--dry-run") { Description = "change nothing; tell the plan" };
    private static readonly Option<bool> s_yes = new("--yes") { Description = "do not ask" };
    private static readonly OutputArguments s_output = new();
    private static readonly Option<bool> s_direct = new("--direct") { Description = "use your own credentials, not a role, in the account that they are of" };
    private static readonly Option<string?> s_profile = AwsAccess.ProfileOption();

    public static Command Create()
    {
        foreach (var option in new Option[] { s_table, s_account, s_region }) option.Required = true;
        var command = new DocumentedCommand("restore", s_help)
        {
            s_table, s_account, s_region, s_latest, s_at, s_run, s_from, s_to, s_replaceAs, s_toAccount, s_toRegion, s_intoExisting, s_method, s_tableId,
            s_schema, s_resume, s_dryRun, s_yes, s_direct, s_profile,
        };
        s_output.AddTo(command);
        command.Validators.Add(parsed =>
        {
            CheckOne(parsed, "--latest, --at or --run", s_latest, s_at, s_run);
            CheckOne(parsed, "--to or --replace-as", s_to, s_replaceAs);
            if (parsed.GetResult(s_intoExisting) is not null && parsed.GetResult(s_replaceAs) is not null)
                parsed.AddError("--into-existing: given together with --replace-as, accepted with --to");
        });
        command.SetAction(Invoking.Action(async (parsed, cancellation) =>
        {
            var options = Read(parsed);
            var setup = RestoreSetup.Read(options.Profile, options.Region, ProcessEnvironment.Read());
            var schema = RestoreSetup.ReadSchema(options.Schema);
            return await Restoring.RunAsync(options, schema, await setup.WorldAsync(options.Direct, cancellation), Terminal.OfProcess(), cancellation);
        }));
        return command;
    }

    internal static RestoreOptions Read(ParseResult parsed) => new()
    {
        Table = parsed.GetValue(s_table)!.Value,
        Account = parsed.GetValue(s_account)!.Value,
        Region = parsed.GetValue(s_region)!.Value,
        Point = parsed.GetValue(s_at) is { } at ? new RestorePoint.At(at) : parsed.GetValue(s_run) is { } run ? new RestorePoint.OfRun(run) : new RestorePoint.Latest(),
        From = parsed.GetValue(s_from),
        To = parsed.GetValue(s_to),
        ReplaceAs = parsed.GetValue(s_replaceAs),
        ToAccount = parsed.GetValue(s_toAccount),
        ToRegion = parsed.GetValue(s_toRegion),
        IntoExisting = parsed.GetValue(s_intoExisting),
        Method = parsed.GetValue(s_method),
        TableId = parsed.GetValue(s_tableId),
        Schema = parsed.GetValue(s_schema),
        Resume = parsed.GetValue(s_resume),
        DryRun = parsed.GetValue(s_dryRun),
        Yes = parsed.GetValue(s_yes),
        Json = s_output.Read(parsed) == OutputFormat.Json,
        Direct = parsed.GetValue(s_direct),
        Profile = parsed.GetValue(s_profile),
    };

    private static void CheckOne(CommandResult parsed, string names, params Option[] options)
    {
        var given = options.Count(option => parsed.GetResult(option) is { Implicit: false });
        if (given != 1) parsed.AddError($"{options[0].Name}: {(given == 0 ? "not given" : $"{given} given together")}, accepted: exactly one of {names}");
    }

    private static bool TryTime(string? text, out DateTimeOffset time)
    {
        var isTime = DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time);
        // A day alone, or 7/8/2026, could be meant otherwise.
        return isTime && text!.Length >= "2026-11-28T10:59".Length && text[4] == '-' && text[7] == '-' && text[10] is 'T' or 't';
    }

    private static Option<T?> Of<T>(string name, TryParse<T> parse, string accepted, string description, string help)
        where T : struct => new(name)
        {
            Description = description,
            HelpName = help,
            CustomParser = given =>
            {
                var text = given.Tokens.SingleOrDefault()?.Value;
                if (parse(text, out var value)) return value;
                given.AddError(Given.Line(name, Given.Show(text), accepted));
                return null;
            },
        };

    private static Option<string?> Of(string name, string accepted, string description) => new(name)
    {
        Description = description,
        HelpName = "id",
        CustomParser = given =>
        {
            var text = given.Tokens.SingleOrDefault()?.Value;
            if (!ExportId.IsValid(text)) given.AddError(Given.Line(name, Given.Show(text), accepted));
            return text;
        },
    };
}
