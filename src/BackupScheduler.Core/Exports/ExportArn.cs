using System.Globalization;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Core.Exports;

/// <summary>The parts of <c>arn:aws:dynamodb:region:account:table/name/export/id</c>.</summary>
/// <param name="Table">Account, Region and table.</param>
/// <param name="Id">The export's id, such as <c>01693685827463-2d8752fd</c>: it names its folder in the bucket.</param>
public readonly record struct ExportArn(TableArn Table, string Id)
{
    private const string Infix = "/export/";
    private const int TimeDigits = 14;

    /// <summary>When it was begun, by the milliseconds that its id begins with; null where the id is of another form.</summary>
    public DateTimeOffset? StartedAt =>
        Id.Length > TimeDigits && Id[TimeDigits] == '-'
        && long.TryParse(Id.AsSpan(0, TimeDigits), NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : null;

    /// <summary>Reads an ARN; null for anything else.</summary>
    public static ExportArn? Parse(string? arn)
    {
        var at = arn?.IndexOf(Infix, StringComparison.Ordinal) ?? -1;
        if (at < 0 || TableArn.Parse(arn![..at]) is not { } table) return null;
        var id = arn[(at + Infix.Length)..];
        return ExportId.IsValid(id) ? new ExportArn(table, id) : null;
    }
}
