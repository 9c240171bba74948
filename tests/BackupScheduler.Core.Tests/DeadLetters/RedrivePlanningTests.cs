using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.DeadLetters;
using BackupScheduler.Core.Events;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Tests.Events;
using BackupScheduler.Core.Work;

namespace BackupScheduler.Core.Tests.DeadLetters;

public sealed class RedrivePlanningTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 28, 11, 0, 0, TimeSpan.Zero);
    private static readonly RunId s_run = RunId.Parse("20261128T010000Z");
    private static readonly RunId s_old = RunId.Parse("20261125T010000Z");
    private static readonly AccountId s_account = AccountId.Parse("111122223333");
    private static readonly Region s_region = Region.Parse("eu-west-1");
    private static readonly TableScope s_scope = new(s_account, s_region);

    private static readonly RedriveRules s_rules = new(
        Schedule.Default, Enum.GetValues<WorkQueue>().ToDictionary(queue => queue, queue => $"https://sqs/1/{queue}"));

    [Fact]
    public void Every_kind_of_item_has_its_queue_and_none_is_forgotten()
    {
        WorkItem[] items =
        [
            new BackUpAccount { Version = 1, Run = s_run, Account = s_account, Region = s_region, AdHoc = false, Prune = true, Hops = 0 },
            new ReviewAccount { Version = 1, Run = s_run, Account = s_account, Region = s_region, Look = 2, AdHoc = false, Prune = true, Hops = 0 },
            new BackUpTable { Version = 1, Run = s_run, Account = s_account, Region = s_region, Table = TableName.Parse("Orders"), Check = false },
            Prune(s_run),
            new CopyTable { Version = 1, Run = s_run, Account = s_account, Region = s_region, Table = TableName.Parse("Orders") },
            new ConfirmCopies { Version = 1, Run = s_run, Account = s_account, Region = s_region, Hops = 0 },
            new ProtectAccount { Version = 1, Run = s_run, Account = s_account },
            TellReview.Of(PlainEvents.Review(s_scope, EventOutcome.Ok)),
            new CloseRun { Version = 1, Run = s_run, Account = s_account, AdHoc = false, Accounts = [s_account], Regions = [s_region], Hops = 0 },
        ];
        var kinds = typeof(WorkItem).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(WorkItem)) && !type.IsAbstract).ToHashSet();
        // A note among the reports, and no work.
        Assert.True(kinds.Remove(typeof(RunClosed)));
        Assert.Equal(kinds, items.Select(item => item.GetType()).ToHashSet());

        var plan = Plan(items);

        Assert.Equal(
            [WorkQueue.Accounts, WorkQueue.Accounts, WorkQueue.Tables, WorkQueue.Accounts, WorkQueue.Tables, WorkQueue.Tables, WorkQueue.Enforcement, WorkQueue.Accounts, WorkQueue.Accounts],
            plan.Select(message => message.Decision.Queue!.Value));
        Assert.True(Assert.IsType<BackUpTable>(Item(plan[2])).Check);
        Assert.IsType<ReviewAccount>(Item(plan[3]));
        Assert.Equal(items[1], Item(plan[1]));
    }

    [Fact]
    public void Whatever_is_asked_for_no_deletion_is_ever_sent()
    {
        var letters = new[] { s_run, s_old }.SelectMany(run => new[] { Prune(run), Prune(run, "Ledger") }).ToArray();
        var message = Assert.Single(Plan(letters));

        Assert.Equal(4, message.Letters.Count);
        Assert.Equal(
            new ReviewAccount { Version = 1, Run = s_run, Account = s_account, Region = s_region, Look = 1, AdHoc = false, Prune = true, Hops = 0 },
            Item(message));
        Assert.Empty(RedrivePlanning.ScopesWithoutRun(letters.Select(Read), Schedule.Default, s_now));
    }

    [Fact]
    public void Of_runs_that_are_over_the_latest_known_one_is_reviewed()
    {
        var letters = new[] { Read(Prune(s_old)) };
        Assert.Equal([s_scope], RedrivePlanning.ScopesWithoutRun(letters, Schedule.Default, s_now));
        var known = RedrivePlanning.Plan(letters, s_rules with { LatestRuns = new Dictionary<TableScope, RunId> { [s_scope] = s_run } }, s_now);
        var unknown = RedrivePlanning.Plan(letters, s_rules, s_now);

        Assert.Equal((s_run, s_old), (Item(known[0]).Run, Item(unknown[0]).Run));
        Assert.DoesNotContain("only reports", known[0].Decision.Why, StringComparison.Ordinal);
        Assert.Contains("only reports: the next run prunes", unknown[0].Decision.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_run_that_is_over_asked_for_stays_or_is_told()
    {
        var plan = Plan(
            new BackUpAccount { Version = 1, Run = s_old, Account = s_account, Region = s_region, AdHoc = false, Prune = true, Hops = 0 },
            new ReviewAccount { Version = 1, Run = s_old, Account = s_account, Region = s_region, Look = 1, AdHoc = false, Prune = true, Hops = 0 },
            new BackUpTable { Version = 1, Run = s_old, Account = s_account, Region = s_region, Table = TableName.Parse("Orders"), Check = false });

        Assert.Equal([false, false, true], plan.Select(message => message.Decision.IsRedriven));
        Assert.All(plan, message => Assert.Contains("the run is older than 24 hours", message.Decision.Why, StringComparison.Ordinal));
    }

    [Fact]
    public void What_went_round_too_often_begins_anew()
    {
        var plan = Plan(new ConfirmCopies { Version = 1, Run = s_run, Account = s_account, Region = s_region, Hops = 101 });
        Assert.Equal(0, Assert.IsType<ConfirmCopies>(Item(plan[0])).Hops);
    }

    [Theory]
    [InlineData("https://sqs.eu-west-1.amazonaws.com/1/Tables", false)]
    [InlineData("https://elsewhere/1/other", true)]
    public void The_attribute_is_a_hint_whose_contradiction_is_told(string said, bool isTold)
    {
        var item = new CopyTable { Version = 1, Run = s_run, Account = s_account, Region = s_region, Table = TableName.Parse("Orders") };
        var letter = LetterReader.Read(new StoredLetter("m", WorkItemJson.Write(item), new Dictionary<string, string> { ["SourceQueueUrl"] = said }, s_now));
        var decision = Assert.Single(RedrivePlanning.Plan([letter], s_rules, s_now)).Decision;
        Assert.Equal((WorkQueue.Tables, isTold), (decision.Queue, decision.Why.Contains("names another queue", StringComparison.Ordinal)));
    }

    [Fact]
    public void What_was_not_kept_whole_is_never_sent()
    {
        const string Event = """{"detail-type":"AWS API Call via CloudTrail","source":"aws.iam","account":"111122223333","detail":{"eventName":"CreateRole","eventTime":"2026-11-28T10:00:00Z"}}""";
        var letter = LetterReader.Read(new StoredLetter("m", Event, new Dictionary<string, string>(), s_now));
        Assert.Equal(Event, RedrivePlanning.Plan([letter], s_rules, s_now)[0].Decision.Body);
        Assert.False(RedrivePlanning.Plan([letter with { Letter = letter.Letter.CutTo(10) }], s_rules, s_now)[0].Decision.IsRedriven);
    }

    private static PruneTable Prune(RunId run, string table = "Orders") => new()
    {
        Version = 1,
        Run = run,
        Account = s_account,
        Region = s_region,
        Table = TableName.Parse(table),
        Backups = ["arn"],
        Due = s_now,
        Policy = "p",
    };

    private static IReadOnlyList<PlannedRedrive> Plan(params WorkItem[] items) => RedrivePlanning.Plan([.. items.Select(Read)], s_rules, s_now);

    private static LetterReading Read(WorkItem item) => LetterReader.Read(new StoredLetter(Guid.NewGuid().ToString(), WorkItemJson.Write(item), new Dictionary<string, string>(), s_now));

    private static WorkItem Item(PlannedRedrive message) => WorkItemJson.TryRead(message.Decision.Body!, out var item, out var reason) ? item : throw new FormatException(reason);
}
