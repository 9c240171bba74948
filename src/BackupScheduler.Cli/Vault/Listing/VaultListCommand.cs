using System.CommandLine;
using BackupScheduler.Cli.Output;

namespace BackupScheduler.Cli.Vault.Listing;

/// <summary><c>vault list</c>: how every table's copies stand.</summary>
internal static class VaultListCommand
{
    private const string Description = """
        Tells of every table in the vault how far its copies reach, whether a window is missing, what failed and what is not confirmed, and to which
        times it can be restored; the worst first. It reads names alone, and small records: no data, and nothing of the tables' own accounts.
        It takes the functions' environment variables (VAULT_BUCKET, VAULT_ACCOUNT, BACKUP_SCHEDULE, TABLES_EXCLUDE, EXTERNAL_ID, ...). A table that was
        deleted counts as overdue until its copies expire: name it in TABLES_EXCLUDE, and it is listed only.
        Examples:
          backup-scheduler vault list
          backup-scheduler vault list --account 111122223333 --tables Orders --all
          backup-scheduler vault list --rpo 26 --json
        Exit codes: 0 all as it must be, 1 something is overdue, has a gap, failed or cannot be restored, 2 bad usage, 130 interrupted.
        """;

    private static readonly VaultArguments s_shared = new("earlier tables of the same name, and every single copy too");

    private static readonly Option<int?> s_rpo = new("--rpo")
    {
        Description = "how many hours old the newest restorable time may be (1 to 8760); unless given twice the interval of BACKUP_SCHEDULE",
        HelpName = "hours",
    };

    public static Command Create()
    {
        s_rpo.Validators.Add(parsed =>
        {
            var given = parsed.Tokens.SingleOrDefault()?.Value;
            if (!int.TryParse(given, out var hours) || hours is < 1 or > 8760)
                parsed.AddError(Core.Given.Line("--rpo", Core.Given.Show(given), "a whole number of hours from 1 to 8760"));
        });
        var command = new Command("list", Description) { s_rpo };
        s_shared.AddTo(command);
        command.SetAction(Invoking.Action((parsed, cancellation) =>
        {
            var options = s_shared.Read(parsed, new VaultListOptions { RpoHours = parsed.GetValue(s_rpo) });
            var setup = VaultSetup.Read(options.Profile, ProcessEnvironment.Read());
            return VaultListing.RunAsync(options, setup, setup.World(options.Direct), Terminal.OfProcess(), cancellation);
        }));
        return command;
    }
}

/// <summary>The command line of <c>vault list</c>.</summary>
internal sealed record VaultListOptions : VaultOptions
{
    /// <summary>How old the newest restorable time may be; null for twice the schedule's interval.</summary>
    public int? RpoHours { get; init; }
}
