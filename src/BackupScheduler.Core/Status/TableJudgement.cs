using BackupScheduler.Core.Tables;

namespace BackupScheduler.Core.Status;

/// <summary>Judges the tables of one account and Region.</summary>
internal sealed class TableJudgement(ScopeFacts facts, ScopeRules rules, DateTimeOffset now)
{
    /// <summary>A first backup that is being made for longer than this is taken for none: DynamoDB needs minutes.</summary>
    public static readonly TimeSpan LongestCreation = TimeSpan.FromHours(6);

    public TableStatus Judge(TableName table, TableTally tally)
    {
        var (health, why) = HealthOf(table, tally);
        return new TableStatus(new TableArn(facts.Scope, table), health, why)
        {
            NewestAt = tally.NewestAt,
            OldestAt = tally.OldestAt,
            Age = AgeOf(tally.NewestAt),
            Retained = tally.Retained,
            Creating = tally.Creating,
            Foreign = tally.Foreign,
            System = tally.System,
            AwsBackup = tally.AwsBackup,
            Bytes = tally.Bytes,
            AllBytes = tally.AllBytes,
            NewestBytes = tally.NewestBytes,
            Unsized = tally.Unsized,
            Copy = facts.Copies is { } copies ? CopyJudgement.Of(health, tally.OldestAt, copies.GetValueOrDefault(table), rules.CopyRpo, now) : null,
        };
    }

    private (TableHealth Health, string Why) HealthOf(TableName table, TableTally tally)
    {
        if (!tally.IsListed) return (TableHealth.Gone, "the table is gone, its backups are still there");
        var verdict = facts.Selection.Decide(facts.Scope, table);
        if (!verdict.IsSelected) return (TableHealth.NotSelected, verdict.Why);
        if (AgeOf(tally.NewestAt) is { } age)
        {
            return age <= rules.Rpo
                ? (TableHealth.Protected, "its newest backup is as new as it must be")
                : (TableHealth.Late, $"its newest backup is {AgeText.Of(age)} old");
        }

        // That no run has come since the table was made cannot be told in bulk: so nothing but a backup under way excuses it.
        return AgeOf(tally.CreatingSince) is { } since && since <= LongestCreation && since <= rules.Rpo
            ? (TableHealth.Waiting, "its first backup is being made")
            : (TableHealth.Missing, WhyMissing(tally));
    }

    private static string WhyMissing(TableTally tally) => tally switch
    {
        { Creating: > 0 } => "its first backup is being made for too long",
        { Retained: > 0 } => "no backup of ours, adopted ones of an earlier tool alone",
        { HasOurs: true } => "no backup of ours that is AVAILABLE",
        { Foreign: 0, System: 0, AwsBackup: 0 } => "no backup at all",
        _ => "no backup of ours, others' alone",
    };

    // Two clocks: what was made a moment ago may look as if it were to be made.
    private TimeSpan? AgeOf(DateTimeOffset? time) => time is { } at ? (now > at ? now - at : TimeSpan.Zero) : null;
}
