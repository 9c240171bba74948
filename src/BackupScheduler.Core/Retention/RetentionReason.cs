using System.Globalization;

namespace BackupScheduler.Core.Retention;

/// <summary>A reason as data; its text is made only when asked for.</summary>
/// <param name="Kind">The reason.</param>
/// <param name="Rank">For <see cref="RetentionReasonKind.Last"/>, the place among the newest, from 1.</param>
/// <param name="Limit">For <see cref="RetentionReasonKind.Last"/> and <see cref="RetentionReasonKind.Braked"/>, the number allowed.</param>
/// <param name="At">The UTC time that it speaks of; null where there is none.</param>
/// <param name="Subject">The status, duration or ARN that it speaks of; null where there is none.</param>
public readonly record struct RetentionReason(
    RetentionReasonKind Kind, int Rank = 0, int Limit = 0, DateTimeOffset? At = null, string? Subject = null)
{
    /// <summary>The reason in words, such as <c>last 3 of 30</c> or <c>daily 2026-11-22</c>.</summary>
    public string Text => Kind switch
    {
        RetentionReasonKind.Foreign => "foreign",
        RetentionReasonKind.NotAvailable => $"not available: {Subject}",
        RetentionReasonKind.Last => string.Create(CultureInfo.InvariantCulture, $"last {Rank} of {Limit}"),
        RetentionReasonKind.Within => $"within {Subject} of the newest",
        RetentionReasonKind.Daily => $"daily {Date("yyyy-MM-dd")}",
        RetentionReasonKind.Weekly => $"weekly {Week}",
        RetentionReasonKind.Monthly => $"monthly {Date("yyyy-MM")}",
        RetentionReasonKind.Yearly => $"yearly {Date("yyyy")}",
        RetentionReasonKind.NewestOfTable => "newest of the table",
        RetentionReasonKind.InTheFuture => "created in the future",
        RetentionReasonKind.NoBackupOfRun => "no available backup of this run",
        RetentionReasonKind.NotSelected => "table not selected",
        RetentionReasonKind.NoRules => "no rules",
        RetentionReasonKind.Orphan => At is null ? "orphan" : $"orphan until {Date("yyyy-MM-dd")}",
        RetentionReasonKind.Braked =>
            string.Create(CultureInfo.InvariantCulture, $"braked: at most {Limit} deletions of a table at a time"),
        RetentionReasonKind.NoRuleKeepsIt => "no rule keeps it",
        RetentionReasonKind.Duplicate => $"duplicate of {LastPartOf(Subject ?? string.Empty)}",
        RetentionReasonKind.ExpiredOrphan => $"orphan since before {Date("yyyy-MM-dd")}",
        _ => Kind.ToString(),
    };

    private string Week
    {
        get
        {
            var time = At.GetValueOrDefault().UtcDateTime;
            return string.Create(
                CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(time):0000}-W{ISOWeek.GetWeekOfYear(time):00}");
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static string LastPartOf(string arn) => arn[(arn.LastIndexOf('/') + 1)..];

    private string Date(string format) =>
        At.GetValueOrDefault().UtcDateTime.ToString(format, CultureInfo.InvariantCulture);
}
