using System.Globalization;
using BackupScheduler.Core.Status;
using BackupScheduler.Core.Vault;

namespace BackupScheduler.Cli.Status;

/// <summary>Verdicts, sizes and sums in words, the same in terminal, report and console.</summary>
internal static class StatusWords
{
    private static readonly string[] s_units = ["B", "KiB", "MiB", "GiB", "TiB", "PiB"];

    public static string Of(TableHealth health) => health switch
    {
        TableHealth.Protected => "ok",
        TableHealth.NotSelected => "left out",
        TableHealth.Gone => "gone",
        TableHealth.Waiting => "waiting",
        TableHealth.Late => "LATE",
        _ => "MISSING",
    };

    public static string Of(StandingState? state) => state is { } known ? Vault.Listing.VaultListReport.Words(known) : "-";

    /// <summary>A size to three digits or so; 0 is told as nothing known, since an empty backup and one without a size look alike.</summary>
    public static string Size(long bytes)
    {
        if (bytes <= 0) return "?";
        var (size, unit) = ((double)bytes, 0);
        for (; size >= 1024 && unit < s_units.Length - 1; unit++) size /= 1024;
        return string.Create(CultureInfo.InvariantCulture, $"{size:0.#} {s_units[unit]}");
    }

    /// <summary>Dollars and cents.</summary>
    public static string Dollars(decimal dollars) => dollars.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>How the deny stands in an account, as short as a cell.</summary>
    public static string Of(DenyStatus? deny) => deny switch
    {
        null => "-",
        { IsLeftToScp: true } => "SCP",
        { Failure: not null } => "?",
        { Uncovered.Count: 0 } => "all",
        _ => string.Create(CultureInfo.InvariantCulture, $"{deny.Covered}/{deny.Principals - deny.Exempt}"),
    };
}
