using System.Globalization;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Core.Backups;

/// <summary>
/// The parts of a backup's ARN, <c>arn:partition:dynamodb:region:account:table/name/backup/id</c>. Queues are untrusted input:
/// the worker deletes only what lies in the account, Region and table that the item states.
/// </summary>
/// <param name="Scope">The account and Region.</param>
/// <param name="Table">The table.</param>
/// <param name="Id">The backup's own part, <c>1489602797149-73d8d5bc</c>.</param>
public sealed record BackupArn(TableScope Scope, TableName Table, string Id)
{
    private const int LongestWord = 64;

    /// <summary>When the service made it: ids begin with the milliseconds since 1970. Null for an id of another form.</summary>
    public DateTimeOffset? CreatedAt =>
        Id.IndexOf('-', StringComparison.Ordinal) is >= 13 and <= 14 and var dash
        && long.TryParse(Id.AsSpan(0, dash), NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : null;

    /// <summary>Reads an ARN; null when the text is not the ARN of a DynamoDB backup.</summary>
    public static BackupArn? Parse(string text)
    {
        if (text.Split(':') is not ["arn", var partition, "dynamodb", var region, var account, var resource]) return null;
        if (resource.Split('/') is not ["table", var table, "backup", var id]) return null;
        if (!partition.StartsWith("aws", StringComparison.Ordinal) || !IsWord(partition) || !IsWord(id)) return null;
        return Region.TryParse(region, out var r) && AccountId.TryParse(account, out var a) && TableName.TryParse(table, out var t)
            ? new BackupArn(new TableScope(a, r), t, id)
            : null;
    }

    // What is read here goes on into calls and log lines.
    private static bool IsWord(string text) => text.Length is > 0 and <= LongestWord && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');
}
