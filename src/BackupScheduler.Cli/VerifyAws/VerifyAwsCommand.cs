using System.CommandLine;
using BackupScheduler.Cli.Output;
using BackupScheduler.Cli.Shell;
using BackupScheduler.Core;
using BackupScheduler.Core.Accounts;

namespace BackupScheduler.Cli.VerifyAws;

/// <summary><c>verify-aws</c>: whether the real AWS does what the service takes it to do.</summary>
internal static class VerifyAwsCommand
{
    /// <summary>How long the process gets to remove what it made, once told to end: DynamoDB deletes nothing that it is still making.</summary>
    public static readonly TimeSpan LongestEnding = TimeSpan.FromMinutes(3);

    /// <summary>The part of it that is left for telling.</summary>
    public static readonly TimeSpan Reserve = TimeSpan.FromSeconds(10);

    private static readonly CommandHelp s_help = new("Tries the service out on the real AWS, with things of its own, and prints a result to paste into an issue.")
    {
        Details =
        [
            """
            With your credentials it makes a table, backs it up twice, verifies, prunes, attaches the deny to a role and takes it off, and with --vault-bucket
            exports the table. Then it removes what it made. It says first what it will make, and asks; without a terminal it wants --yes.
            """,
            """
            It takes the functions' environment variables (BACKUP_NAME_PREFIX, DENY_POLICY_NAME, EXTERNAL_ID, BACKUP_ROLE_NAME, ENFORCER_ROLE_NAME).
            Where the service is installed, nobody but its worker may delete backups: use --through member-roles there.
            """,
        ],
        Examples =
        [
            new("verify-aws --region eu-west-1", "Try it in the account of your credentials"),
            new("verify-aws --region eu-west-1 --dry-run", "Say what would be made, and make nothing"),
            new(
                "verify-aws --account 111122223333 --setup-role OrganizationAccountAccessRole --through member-roles --yes",
                "Prove the installed roles of a member account, without being asked"),
            new("verify-aws --vault-bucket my-vault --vault-account 444455556666", "Export to the vault's bucket as well"),
        ],
        ExitCodes =
        [
            new(ExitCode.Done, "all as expected and removed"), new(ExitCode.Failed, "something failed or is left over (each by its ARN)"),
            ExitMeaning.NothingMade, ExitMeaning.InterruptedAndRemoved,
        ],
    };

    private static readonly Option<AccountId?> s_account = AccountOption("--account", "the account to try it in; unless given that of the credentials");
    private static readonly Option<AccountId?> s_vaultAccount = AccountOption("--vault-account", "the account that owns the vault's bucket");

    private static readonly Option<VerifyThrough> s_through = WordOption.Of(
        "--through", "way", "direct: your credentials do everything; member-roles: the installed BackupWorker, PolicyEnforcer and Operator do the service's work",
        ("direct", VerifyThrough.Direct), ("member-roles", VerifyThrough.MemberRoles));

    private static readonly Option<string?> s_setupRole = new("--setup-role")
    {
        Description = "a role of the account, by path and name, that makes and removes the table and the role; unless given your own credentials",
        HelpName = "role",
    };

    private static readonly Option<string?> s_bucket = new("--vault-bucket") { Description = "export the table into this bucket as well", HelpName = "bucket" };
    private static readonly Option<string?> s_key = new("--vault-key") { Description = "the KMS key that the export names; unless given the bucket's own", HelpName = "ARN" };
    private static readonly Option<bool> s_keep = new("--keep") { Description = "remove nothing; what was made is named at the end" };
    private static readonly Option<bool> s_dryRun = new("--dry-run") { Description = "say what would be made, and make nothing" };
    private static readonly Option<bool> s_yes = new("--yes") { Description = "do not ask" };
    private static readonly OutputArguments s_output = new();
    private static readonly Option<string?> s_profile = AwsAccess.ProfileOption();
    private static readonly Option<string?> s_region = AwsAccess.RegionOption("the table");

    public static Command Create()
    {
        var command = new SlowlyEndingCommand("verify-aws", s_help, LongestEnding)
        {
            s_region, s_profile, s_account, s_through, s_setupRole, s_bucket, s_vaultAccount, s_key, s_keep, s_dryRun, s_yes,
        };
        s_output.AddTo(command);
        command.Validators.Add(parsed =>
        {
            var (bucket, owner) = (parsed.GetResult(s_bucket) is not null, parsed.GetResult(s_vaultAccount) is not null);
            if (bucket != owner) parsed.AddError($"{(bucket ? "--vault-account" : "--vault-bucket")}: not given, accepted together with {(bucket ? "--vault-bucket" : "--vault-account")}");
            if (!bucket && parsed.GetResult(s_key) is not null) parsed.AddError("--vault-bucket: not given, accepted together with --vault-key");
        });
        command.SetAction(Invoking.Action(async (parsed, cancellation) =>
        {
            var setup = VerifySetup.Read(Read(parsed), ProcessEnvironment.Read());
            return await Verifying.RunAsync(setup, await setup.WorldAsync(cancellation), Terminal.OfProcess(), cancellation);
        }));
        return command;
    }

    private static VerifyOptions Read(ParseResult parsed) => new()
    {
        Account = parsed.GetValue(s_account),
        Through = parsed.GetValue(s_through),
        SetupRole = parsed.GetValue(s_setupRole)?.Trim('/'),
        VaultBucket = parsed.GetValue(s_bucket),
        VaultAccount = parsed.GetValue(s_vaultAccount),
        VaultKey = parsed.GetValue(s_key),
        Keep = parsed.GetValue(s_keep),
        DryRun = parsed.GetValue(s_dryRun),
        Yes = parsed.GetValue(s_yes),
        Json = s_output.Read(parsed) == OutputFormat.Json,
        Profile = parsed.GetValue(s_profile),
        Region = parsed.GetValue(s_region),
    };

    private static Option<AccountId?> AccountOption(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "ID",
        CustomParser = given =>
        {
            var text = given.Tokens.SingleOrDefault()?.Value;
            if (AccountId.TryParse(text, out var account)) return account;
            given.AddError(Given.Line(name, Given.Show(text), "an account id of 12 digits"));
            return null;
        },
    };
}
