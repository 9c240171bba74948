using BackupScheduler.Cli.Output;
using BackupScheduler.Cli.Vault;
using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Retention;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Status;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Vault;

namespace BackupScheduler.Cli.Status;

/// <summary>Looks at one table: for its page.</summary>
internal sealed class TableReading(StatusWorld world)
{
    /// <summary>One look; null where there is no such table, and none of its backups.</summary>
    /// <exception cref="ServiceFailureException">The account and Region cannot be read.</exception>
    public async Task<TableDetail?> ReadAsync(TableArn table, StatusOptions options, CancellationToken cancellation)
    {
        var rules = new StatusReading(world).RulesOf(options);
        var reading = new ScopeReading(world, StatusReading.ScopeRulesOf(world, rules));
        var id = await world.Patience.TryAsync(() => world.TableIds.FindIdAsync(table.Scope, table.Table, cancellation), cancellation);
        IReadOnlyList<TableName> tables = id is null ? [] : [table.Table];
        var backups = (await reading.ListBackupsAsync(world.Backups.Open(table.Scope), table.Scope, new BackupQuery(table.Table), cancellation))
            .Where(backup => backup.Table == table.Table && backup.Status != BackupStatus.Deleted).ToList();
        if (id is null && backups.Count == 0) return null;
        var (selection, tagsFailure) = await reading.SelectAsync(table.Scope, cancellation);
        var (copies, copiesFailure) = await CopiesAsync(table, rules, options, cancellation);
        var facts = new ScopeFacts(table.Scope, selection, tables, backups) { Copies = Current(copies, copiesFailure, table) };
        return new TableDetail(world.Now, StatusOf(facts, table, StatusReading.ScopeRulesOf(world, rules)))
        {
            Backups = Outlook(facts, id, tagsFailure is null),
            Retention = new RetentionPolicy(world.Settings.Retention.RulesFor(table.Scope, table.Table), []).ToString(),
            Copies = copies,
            CopiesFailure = copiesFailure,
            TagsFailure = tagsFailure,
        };
    }

    private TableStatus StatusOf(ScopeFacts facts, TableArn table, ScopeRules rules) =>
        ScopeReview.Judge(facts, rules, world.Now) switch
        {
            { Tables: [var status, ..] } => status,
            { Others: var others } => new TableStatus(table, TableHealth.Gone, "the table is gone; the backups that are left are not ours")
            {
                Foreign = others.Foreign,
                System = others.System,
                AwsBackup = others.AwsBackup,
                AllBytes = others.Bytes,
            },
        };

    private IReadOnlyList<BackupDetail> Outlook(ScopeFacts facts, string? id, bool mayPrune)
    {
        var run = RunId.At(world.Now);
        var review = new ReviewFacts(facts.Scope, run, [.. facts.Tables], TablesAreComplete: true, facts.Backups);
        return BackupOutlook.Of(review, id, world.Settings.ReviewRulesFor(facts.Selection), mayPrune, world.Now);
    }

    private async Task<(IReadOnlyList<TableStanding> Copies, StatusFailure? Failure)> CopiesAsync(
        TableArn table, StatusRules rules, StatusOptions options, CancellationToken cancellation)
    {
        if (world.Vault is not { } vault || !options.WithVault) return ([], null);
        var asked = new VaultOptions
        {
            Account = table.Scope.Account,
            Region = table.Scope.Region,
            Tables = [TablePattern.Parse(table.Table.Value)],
        };
        try
        {
            var walked = await new VaultWalk(vault, asked, new Progress(TextWriter.Null, isTerminal: false)).RunAsync(cancellation);
            var standings = new VaultReview(rules.CopyRpo ?? TimeSpan.MaxValue, world.Settings.Tables, world.Now).Judge(walked.Tables);
            StatusFailure? failure = walked.Failures.Count > 0 ? new("NotAllListed", StatusFailures.Inert(walked.Failures[0])) : null;
            return ([.. standings.OrderBy(standing => standing.State == StandingState.Former)], failure);
        }
        catch (ServiceFailureException e)
        {
            return ([], StatusFailures.Of(e));
        }
    }

    private Dictionary<TableName, TableStanding>? Current(IReadOnlyList<TableStanding> copies, StatusFailure? failure, TableArn table)
    {
        if (world.Vault is null || failure is not null) return null;
        return copies.FirstOrDefault(standing => standing.State != StandingState.Former) is { } current ? new() { [table.Table] = current } : [];
    }
}
