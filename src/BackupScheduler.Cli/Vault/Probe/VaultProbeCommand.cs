using System.CommandLine;
using BackupScheduler.Cli.Output;
using BackupScheduler.Cli.Shell;
using BackupScheduler.Cli.VerifyAws;
using BackupScheduler.Core.Accounts;

namespace BackupScheduler.Cli.Vault.Probe;

/// <summary><c>vault probe</c>: whether exports get into the bucket as it is configured.</summary>
internal static class VaultProbeCommand
{
    private static readonly CommandHelp s_help = new("Tries out whether DynamoDB's exports get into the vault's bucket as it is configured.")
    {
        Details =
        [
            """
            Whether they do where the bucket has a default Object Lock retention is documented nowhere that we know, and could not be checked against AWS by
            those who wrote this: so try it, before anything rests on it.
            """,
            """
            It makes one tiny table of its own, exports it through the member role BACKUP_ROLE_NAME to its place in the vault, reads manifests, data and locks
            back as the vault's reader, and drops the table. The few small objects stay until their lock ends. It says first what it will make, and asks;
            without a terminal it wants --yes.
            """,
        ],
        Examples =
        [
            new("vault probe --account 111122223333 --region eu-west-1 --dry-run", "Say what would be made, and make nothing"),
            new("vault probe --account 111122223333 --region eu-west-1 --setup-role OrganizationAccountAccessRole --yes", "Probe from a member account, without being asked"),
        ],
        ExitCodes =
        [
            new(ExitCode.Done, "exports work and the table is gone"), new(ExitCode.Failed, "they do not, or something is left over"),
            ExitMeaning.NothingMade, ExitMeaning.InterruptedAndRemoved,
        ],
    };

    private static readonly Option<AccountId?> s_account = Required(VaultArguments.AccountOption("the account to export from"));
    private static readonly Option<Region?> s_region = Required(VaultArguments.RegionOption("the Region to export from"));
    private static readonly Option<bool> s_direct = VaultArguments.DirectOption();
    private static readonly Option<bool> s_dryRun = new("--dry-run") { Description = "say what would be made, and make nothing" };
    private static readonly Option<bool> s_yes = new("--yes") { Description = "do not ask" };
    private static readonly OutputArguments s_output = new();
    private static readonly Option<string?> s_profile = AwsAccess.ProfileOption();

    private static readonly Option<string?> s_setupRole = new("--setup-role")
    {
        Description = "a role of the account, by path and name, that makes and drops the table; unless given your own credentials",
        HelpName = "role",
    };

    public static Command Create()
    {
        var command = new SlowlyEndingCommand("probe", s_help, VerifyAwsCommand.LongestEnding)
        {
            s_account, s_region, s_setupRole, s_direct, s_dryRun, s_yes, s_profile,
        };
        s_output.AddTo(command);
        command.SetAction(Invoking.Action(async (parsed, cancellation) =>
        {
            var options = Read(parsed);
            var setup = VaultSetup.Read(options.Profile, ProcessEnvironment.Read());
            return await VaultProbing.RunAsync(options, setup, await ProbeWorld.OfAsync(options, setup, cancellation), Terminal.OfProcess(), cancellation);
        }));
        return command;
    }

    private static VaultProbeOptions Read(ParseResult parsed) => new(parsed.GetValue(s_account)!.Value, parsed.GetValue(s_region)!.Value)
    {
        SetupRole = parsed.GetValue(s_setupRole)?.Trim('/'),
        Direct = parsed.GetValue(s_direct),
        DryRun = parsed.GetValue(s_dryRun),
        Yes = parsed.GetValue(s_yes),
        Json = s_output.Read(parsed) == OutputFormat.Json,
        Profile = parsed.GetValue(s_profile),
    };

    private static Option<T?> Required<T>(Option<T?> option)
        where T : struct
    {
        option.Required = true;
        return option;
    }
}

/// <summary>The command line of <c>vault probe</c>.</summary>
/// <param name="Account">Where the scratch table is made.</param>
/// <param name="Region">Its Region.</param>
internal sealed record VaultProbeOptions(AccountId Account, Region Region)
{
    /// <summary>Path and name of the role that makes and drops the table; null for the caller's own credentials.</summary>
    public string? SetupRole { get; init; }

    /// <summary>Read the vault with the caller's own credentials.</summary>
    public bool Direct { get; init; }

    public bool DryRun { get; init; }

    public bool Yes { get; init; }

    public bool Json { get; init; }

    public string? Profile { get; init; }
}
