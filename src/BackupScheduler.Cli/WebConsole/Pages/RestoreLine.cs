using System.Globalization;
using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Status;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Cli.WebConsole.Pages;

/// <summary>The command that restores a table, to be copied into a shell.</summary>
internal static class RestoreLine
{
    private const int LongestName = 255;

    /// <summary>The newest state.</summary>
    public static string Latest(TableArn table, DateTimeOffset now) => Line(table, "--latest", now);

    /// <summary>The newest state that the vault has.</summary>
    public static string FromVault(TableArn table, DateTimeOffset now) => Line(table, "--from vault --latest", now);

    /// <summary>One backup; null for one that cannot be restored by a command of ours, or not yet.</summary>
    public static string? Of(TableArn table, BackupDetail backup) =>
        backup is { Origin: BackupOrigin.Own, Run: { } run, Backup.Status: BackupStatus.Available } ? Line(table, $"--run {run}", backup.Backup.CreatedAt) : null;

    /// <summary>A word as a POSIX shell reads it back, whatever is in it.</summary>
    public static string Quote(string word) =>
        word.Length > 0 && word.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-' or '/' or ':' or '=' or '@' or '%' or '+' or ',')
            ? word
            : $"'{word.Replace("'", @"'\''", StringComparison.Ordinal)}'";

    // With an equals sign: a table's name may begin with a hyphen, and would be taken for an option.
    private static string Line(TableArn table, string point, DateTimeOffset asOf) => string.Join(
        ' ', "backup-scheduler restore", $"--account {Quote(table.Scope.Account.Value)}", $"--region {Quote(table.Scope.Region.Value)}",
        Quote($"--table={table.Table}"), point, Quote($"--to={NewName(table.Table, asOf)}"));

    private static string NewName(TableName table, DateTimeOffset asOf)
    {
        var suffix = asOf.UtcDateTime.ToString("'-restored-'yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var name = table.Value;
        return (name.Length + suffix.Length <= LongestName ? name : name[..(LongestName - suffix.Length)]) + suffix;
    }
}
