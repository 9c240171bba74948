using System.CommandLine;
using BackupScheduler.Cli.Output;
using BackupScheduler.Cli.Shell;

namespace BackupScheduler.Cli.Vault.Listing;

/// <summary><c>vault list</c>: how every table's copies stand.</summary>
internal static class VaultListCommand
{
    private static readonly CommandHelp s_help = new("Tells of every table in the vault how far its copies reach, and what is wrong; the worst first.")
    {
        Details =
        [
            """
            It tells whether a window is missing, what failed and what is not confirmed, and to which times each table can be restored. It reads names alone,
            and small records: no data, and nothing of the tables' own accounts.
            """,
            """
            It takes the functions' environment variables (VAULT_BUCKET, VAULT_ACCOUNT, BACKUP_SCHEDULE, TABLES_EXCLUDE, EXTERNAL_ID, ...). A table that was
            deleted counts as overdue until its copies expire: name it in TABLES_EXCLUDE, and it is listed only.
            """,
        ],
        Examples =
        [
            new("vault list", "How every table's copies stand"),
            new("vault list --account 111122223333 --tables Orders --all", "Every single copy of one table"),
            new("vault list --rpo 26 --json", "As JSON, and fail if a table cannot be restored to the last 26 hours"),
        ],
        ExitCodes =
        [
            new(ExitCode.Done, "all as it must be"), new(ExitCode.Failed, "something is overdue, has a gap, failed or cannot be restored"),
            ExitMeaning.NothingDone, ExitMeaning.Interrupted,
        ],
    };

    private static readonly VaultArguments s_shared = new("earlier tables of the same name, and every single copy too");

    private static readonly Option<int?> s_rpo = RpoOption();

    public static Command Create()
    {
        var command = new DocumentedCommand("list", s_help) { s_rpo };
        s_shared.AddTo(command);
        command.SetAction(Invoking.Action((parsed, cancellation) =>
        {
            var options = s_shared.Read(parsed, new VaultListOptions { RpoHours = parsed.GetValue(s_rpo) });
            var setup = VaultSetup.Read(options.Profile, ProcessEnvironment.Read());
            return VaultListing.RunAsync(options, setup, setup.World(options.Direct), Terminal.OfProcess(), cancellation);
        }));
        return command;
    }

    private static Option<int?> RpoOption()
    {
        var option = new Option<int?>("--rpo")
        {
            Description = "how many hours old the newest restorable time may be (1 to 8760); unless given twice the interval of BACKUP_SCHEDULE",
            HelpName = "hours",
        };
        option.Validators.Add(parsed =>
        {
            var given = parsed.Tokens.SingleOrDefault()?.Value;
            if (!int.TryParse(given, out var hours) || hours is < 1 or > 8760)
                parsed.AddError(Core.Given.Line("--rpo", Core.Given.Show(given), "a whole number of hours from 1 to 8760"));
        });
        return option;
    }
}

/// <summary>The command line of <c>vault list</c>.</summary>
internal sealed record VaultListOptions : VaultOptions
{
    /// <summary>How old the newest restorable time may be; null for twice the schedule's interval.</summary>
    public int? RpoHours { get; init; }
}
