using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Work;

namespace BackupScheduler.Core.DeadLetters;

/// <summary>
/// Decides where letters go: by what their bodies say, to the queues that the configuration knows. Nothing stale may act: a
/// deletion is never sent again, it becomes a review, which decides anew.
/// </summary>
public static class RedrivePlanning
{
    private const string SourceQueue = "SourceQueueUrl";

    /// <summary>Decides about all letters, in their order; deletions of one account and Region together.</summary>
    public static IReadOnlyList<PlannedRedrive> Plan(IReadOnlyList<LetterReading> letters, RedriveRules rules, DateTimeOffset now)
    {
        var reviews = letters.Where(IsPrune).ToLookup(letter => ((PruneTable)letter.Item!).Scope);
        var plan = new List<PlannedRedrive>();
        foreach (var letter in letters)
        {
            if (letter.Item is not PruneTable prune) plan.Add(new PlannedRedrive(Decide(letter, rules, now), [letter]));
            else if (ReferenceEquals(reviews[prune.Scope].First(), letter))
                plan.Add(new PlannedRedrive(Review(prune.Scope, [.. reviews[prune.Scope]], rules, now), [.. reviews[prune.Scope]]));
        }

        return plan;
    }

    /// <summary>The accounts and Regions whose latest run the letters do not tell: all their deletions are of runs that are over.</summary>
    public static IReadOnlyList<TableScope> ScopesWithoutRun(IEnumerable<LetterReading> letters, Schedule schedule, DateTimeOffset now) =>
    [
        .. letters.Where(IsPrune).GroupBy(letter => ((PruneTable)letter.Item!).Scope)
            .Where(scope => scope.All(letter => Supersession.ByAge(schedule, letter.Item!.Run, now) is not null))
            .Select(scope => scope.Key),
    ];

    private static bool IsPrune(LetterReading letter) => letter.Item is PruneTable;

    private static RedriveDecision Decide(LetterReading letter, RedriveRules rules, DateTimeOffset now)
    {
        if (letter.Unreadable is { } reason) return Not($"nobody can read it ({LetterText.Line(reason, 200)}): show prints it, discard takes it by its id");
        if (letter.Letter.CutFrom is not null) return Not("only the beginning of it was kept");
        if (letter.IsIamEvent) return Send(letter, WorkQueue.Enforcement, letter.Letter.Body, letter.Account?.Value, "the event, as it is", rules);
        if (letter.Item is not { } item) return Not("it is the schedule's own event, which no queue takes: start the run with backup-scheduler run, and discard it");
        var overdue = Supersession.ByAge(rules.Schedule, item.Run, now);
        return item switch
        {
            BackUpAccount when overdue is not null => Not($"{overdue}: nobody would act on it; start a run with backup-scheduler run, and discard it"),
            ReviewAccount when overdue is not null => Not($"{overdue}: its review would only report; the next run's decides anew, or backup-scheduler run; discard it"),
            BackUpAccount account => Send(letter, WorkQueue.Accounts, account with { Hops = Fresh(account.Hops) }, "as it is", rules),
            ReviewAccount review => Send(letter, WorkQueue.Accounts, review with { Hops = Fresh(review.Hops) }, "as it is", rules),
            BackUpTable table => Send(letter, WorkQueue.Tables, table with { Check = true }, "after a look whether the backup is there" + Late(overdue, "run --tables backs the table up"), rules),
            ConfirmCopies confirm => Send(letter, WorkQueue.Tables, confirm with { Hops = Fresh(confirm.Hops) }, "as it is" + Late(overdue, "the next run goes on with the copies"), rules),
            CopyTable copy => Send(letter, WorkQueue.Tables, copy, "as it is" + Late(overdue, "the next run copies the table"), rules),
            ProtectAccount protect => Send(letter, WorkQueue.Enforcement, protect, "as it is", rules),
            TellReview told => Send(letter, WorkQueue.Accounts, told, "as it is: it only tells how a review ended", rules),
            CloseRun closing => Send(letter, WorkQueue.Accounts, closing with { Hops = Fresh(closing.Hops) }, "as it is: it only tells how a run ended, and nothing any more once the run is 40 hours old", rules),
            _ => Not($"{item.GetType().Name} is nothing that is redriven"),
        };
    }

    // A deletion goes stale; whoever asks for it again gets the decision anew, once for all of them.
    private static RedriveDecision Review(TableScope scope, IReadOnlyList<LetterReading> letters, RedriveRules rules, DateTimeOffset now)
    {
        var newest = letters.Max(letter => letter.Item!.Run);
        var run = rules.LatestRuns.TryGetValue(scope, out var latest) && latest.CompareTo(newest) > 0 ? latest : newest;
        var review = new ReviewAccount
        {
            Version = WorkItem.CurrentVersion,
            Run = run,
            Account = scope.Account,
            Region = scope.Region,
            Look = 1,
            AdHoc = false,
            Prune = true,
            Hops = 0,
        };
        var why = letters.Count == 1 ? $"a deletion is never sent again: a review of run {run} decides anew" : $"{letters.Count} deletions become one review of run {run}, which decides anew";
        var overdue = Supersession.ByAge(rules.Schedule, run, now) is { } late ? $"; {late} and no later one is known, so it only reports: the next run prunes" : "";
        return Send(letters[0], WorkQueue.Accounts, review, why + overdue, rules);
    }

    private static string Late(string? overdue, string instead) => overdue is null ? "" : $"; but {overdue}: it will only be counted, {instead}";

    // What went round too often would come back at once.
    private static int Fresh(int hops) => hops > WorkItem.MaxHops ? 0 : hops;

    private static RedriveDecision Not(string why) => new(null, null, why);

    private static RedriveDecision Send(LetterReading letter, WorkQueue queue, WorkItem item, string why, RedriveRules rules) =>
        Send(letter, queue, WorkItemJson.Write(item), new OutgoingItem(item, TimeSpan.Zero).FairnessGroup, why, rules);

    private static RedriveDecision Send(LetterReading letter, WorkQueue queue, string body, string? group, string why, RedriveRules rules)
    {
        if (!rules.Queues.TryGetValue(queue, out var url)) return Not($"{VariableOf(queue)} is not set: nobody knows the queue it belongs to");
        return new RedriveDecision(queue, body, why + Hint(letter, url)) { FairnessGroup = group };
    }

    // The attribute is a hint that anybody may have written; one that contradicts the configuration is worth a word.
    private static string Hint(LetterReading letter, string url) =>
        letter.Letter.Attributes.TryGetValue(SourceQueue, out var said) && NameIn(said) != NameIn(url)
            ? $"; its attribute {SourceQueue} names another queue, {Given.Show(said)}"
            : "";

    // One queue has several addresses; account and name are the same in all of them.
    private static string NameIn(string url) => string.Join('/', url.TrimEnd('/').Split('/').TakeLast(2));

    private static string VariableOf(WorkQueue queue) => queue switch
    {
        WorkQueue.Accounts => "ACCOUNT_QUEUE_URL",
        WorkQueue.Tables => "TABLE_QUEUE_URL",
        _ => "ENFORCEMENT_QUEUE_URL",
    };
}
