using System.Globalization;
using System.Text;

namespace BackupScheduler.Bench.Throughput.Stub;

/// <summary>
/// The tables of one account, each with as many backups as are kept. Whatever can be is written out beforehand, so that an answer costs
/// a copy; the run's own backups are listed once the first of them was made.
/// </summary>
internal sealed class StubTables(string account, int tables, int keep, DateTimeOffset run)
{
    private const int PageSize = 100;
    private static readonly TimeSpan s_betweenRuns = TimeSpan.FromMinutes(20);

    private readonly string[] _older = [.. Enumerable.Range(0, tables * keep).Select(i =>
        Summary(account, NameOf(i / keep), run - ((keep - (i % keep)) * s_betweenRuns)))];

    private readonly string[] _own = [.. Enumerable.Range(0, tables).Select(i => Summary(account, NameOf(i), run))];

    /// <summary>How many tables there are.</summary>
    public int Count => tables;

    public static string NameOf(int number) => string.Create(CultureInfo.InvariantCulture, $"table-{number:000000}");

    /// <summary>A page of names.</summary>
    /// <param name="after">The last name of the page before; null for the first page.</param>
    public string Names(string? after)
    {
        var from = after is null ? 0 : NumberOf(after) + 1;
        var to = Math.Min(from + PageSize, tables);
        var names = string.Join(',', Enumerable.Range(from, to - from).Select(i => $"\"{NameOf(i)}\""));
        return $$"""{"TableNames":[{{names}}]{{(to < tables ? $",\"LastEvaluatedTableName\":\"{NameOf(to - 1)}\"" : "")}}}""";
    }

    /// <summary>A page of backups.</summary>
    /// <param name="table">Only this table's; null for all.</param>
    /// <param name="createdFrom">In seconds since 1970: only newer ones; null for all.</param>
    /// <param name="after">The last ARN of the page before; null for the first page.</param>
    /// <param name="isMade">Whether the run's own are there.</param>
    public string Backups(string? table, double? createdFrom, string? after, bool isMade)
    {
        if (table is not null) return Page([.. _older.AsSpan(NumberOf(table) * keep, keep), .. isMade ? [_own[NumberOf(table)]] : (string[])[]], null);
        var older = createdFrom is { } from && from > (run - s_betweenRuns).ToUnixTimeSeconds() ? [] : _older;
        var own = isMade ? _own : [];
        var at = after is null ? 0 : int.Parse(after[(after.LastIndexOf('.') + 1)..], CultureInfo.InvariantCulture);
        var page = Enumerable.Range(at, Math.Min(PageSize, older.Length + own.Length - at)).Select(i => i < older.Length ? older[i] : own[i - older.Length]);
        var next = at + PageSize;
        return Page(page, next < older.Length + own.Length ? string.Create(CultureInfo.InvariantCulture, $"arn.{next}") : null);
    }

    private static int NumberOf(string table) => int.Parse(table.AsSpan(table.IndexOf('-', StringComparison.Ordinal) + 1), CultureInfo.InvariantCulture);

    private static string Page(IEnumerable<string> summaries, string? last)
    {
        var text = new StringBuilder("{\"BackupSummaries\":[").AppendJoin(',', summaries).Append(']');
        if (last is not null) text.Append(CultureInfo.InvariantCulture, $",\"LastEvaluatedBackupArn\":\"{last}\"");
        return text.Append('}').ToString();
    }

    private static string Summary(string account, string table, DateTimeOffset at) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"BackupArn":"arn:aws:dynamodb:us-east-1:{{account}}:table/{{table}}/backup/0{{at.ToUnixTimeMilliseconds()}}-00000000","BackupCreationDateTime":{{at.ToUnixTimeSeconds()}},"BackupName":"backup-scheduler_{{at.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}}","BackupSizeBytes":123,"BackupStatus":"AVAILABLE","BackupType":"USER","TableArn":"arn:aws:dynamodb:us-east-1:{{account}}:table/{{table}}","TableId":"id-{{table}}","TableName":"{{table}}"}""");
}
