using System.Text.Json;
using BackupScheduler.Cli.Letters;
using BackupScheduler.Cli.Output;
using BackupScheduler.Core.DeadLetters;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Work;

namespace BackupScheduler.Cli.Tests.Letters;

public sealed class RedriveTests : IAsyncLifetime
{
    private static readonly LetterFilter s_all = new() { All = true };
    private LetterHouse _house = null!;
    private Turning _turning = null!;

    public async Task InitializeAsync()
    {
        _house = await LetterHouse.BuildAsync();
        _turning = new Turning(_house.Time);
    }

    public async Task DisposeAsync()
    {
        await _turning.EndAsync();
        await _house.DisposeAsync();
    }

    [Fact]
    public async Task Two_thousand_letters_of_a_cause_arrive_once_each_and_nothing_else_moves()
    {
        _house.Letters.Add(LetterHouse.Many(2000, "AssumeRoleFailed"));
        _house.Letters.Add(LetterHouse.Many(50, "Other", "Other"));

        var outcome = await _house.RunAsync(LetterCommands.RedriveAsync, Of(new LetterFilter { Causes = ["AssumeRoleFailed"] }) with { Rate = 1000 });

        Assert.True(outcome.ExitCode == 0, outcome.Error);
        var sent = _house.Sqs.Queue(LetterHouse.Tables).EverSent;
        Assert.Equal(Enumerable.Range(0, 2000).Select(i => $"Table-{i:0000}"), sent.Select(message => Item<BackUpTable>(message).Table.Value).Order());
        Assert.All(sent, message => Assert.True(Item<BackUpTable>(message).Check));
        Assert.All(sent, message => Assert.Equal(LetterHouse.Member, message.Group));
        Assert.Equal((50, 0), (_house.Letters.Visible, _house.Letters.Hidden));
        Assert.EndsWith("2000 letters: 2000 redriven\n", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(0, new FileInfo(_house.Journal).Length);
    }

    [Fact]
    public async Task Each_letter_goes_where_its_body_says_whatever_its_attributes_say()
    {
        var scope = LetterHouse.Table("Orders");
        var review = new ReviewAccount { Version = 1, Run = LetterHouse.Run, Account = scope.Account, Region = scope.Region, Look = 1, AdHoc = false, Prune = false, Hops = 0 };
        var protect = new ProtectAccount { Version = 1, Run = LetterHouse.Run, Account = scope.Account };
        const string Event = """{"detail-type":"AWS API Call via CloudTrail","source":"aws.iam","account":"111122223333","detail":{"eventName":"CreateRole","eventTime":"2026-11-28T10:00:00Z"}}""";
        _house.Letters.Add(
            new FakeMessage(WorkItemJson.Write(scope), ("SourceQueueUrl", _house.Sqs.UrlOf(LetterHouse.Enforcement)), ("Function", "PolicyEnforcer")),
            LetterHouse.Letter(review, "BackupsMissing"),
            LetterHouse.Letter(protect),
            new FakeMessage(Event, ("RULE_ARN", "arn"), ("TARGET_ARN", "arn"), ("ERROR_CODE", "NO_PERMISSIONS")));

        var outcome = await _house.RunAsync(LetterCommands.RedriveAsync, Of(s_all) with { Rate = 1000 });

        Assert.True(outcome.ExitCode == 0, outcome.Output + outcome.Error);
        Assert.IsType<BackUpTable>(Assert.Single(SentTo(LetterHouse.Tables)));
        Assert.Equal(review, Assert.Single(SentTo(LetterHouse.Accounts)));
        Assert.Equal([Event, WorkItemJson.Write(protect)], _house.Sqs.Queue(LetterHouse.Enforcement).EverSent.Select(message => message.Body).Order());
        Assert.Contains("its attribute SourceQueueUrl names another queue", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deletions_of_one_place_become_one_review_of_the_latest_run()
    {
        foreach (var table in new[] { "Orders", "Customers", "Ledger" }) _house.Letters.Add(Prune(table, LetterHouse.OldRun));
        _house.Letters.Add(Prune("Orders", LetterHouse.Run, account: "444455556666"));
        var world = _house.World() with { FindLatestRun = (scope, _) => Task.FromResult<RunId?>(scope.Account.Value == LetterHouse.Member ? LetterHouse.Run : throw new InvalidOperationException("known")) };

        var outcome = await new LetterDesk(world).RedriveAsync(new RedriveRequest(s_all, _house.Journal) { Rate = 1000 }, null, default);

        Assert.Equal(4, outcome.Count(LetterFate.Redriven));
        Assert.Empty(SentTo(LetterHouse.Tables));
        var reviews = SentTo(LetterHouse.Accounts).Cast<ReviewAccount>().OrderBy(review => review.Account.Value).ToList();
        Assert.Equal([(LetterHouse.Member, LetterHouse.Run), ("444455556666", LetterHouse.Run)], reviews.Select(review => (review.Account.Value, review.Run)));
        Assert.All(reviews, review => Assert.Equal((1, true, null, 0), (review.Look, review.Prune, review.After, review.Hops)));
        Assert.Equal(0, _house.Letters.Visible);
    }

    [Fact]
    public async Task What_is_over_unreadable_or_without_a_queue_stays_and_says_why()
    {
        var old = LetterHouse.Table("Orders", LetterHouse.OldRun);
        _house.Letters.Add(
            LetterHouse.Letter(new BackUpAccount { Version = 1, Run = old.Run, Account = old.Account, Region = old.Region, AdHoc = false, Prune = true, Hops = 0 }),
            LetterHouse.Letter(new ProtectAccount { Version = 1, Run = LetterHouse.Run, Account = old.Account }),
            new FakeMessage("""{"detail-type":"Scheduled Event","source":"aws.scheduler","time":"2026-11-28T01:00:00Z"}""", ("RequestID", "r"), ("ErrorCode", "200")),
            new FakeMessage("rubbish") { Id = "raw" });

        var all = await _house.Desk(WorkQueue.Enforcement).RedriveAsync(new RedriveRequest(s_all, _house.Journal), null, default);
        var raw = await _house.Desk().RedriveAsync(new RedriveRequest(new LetterFilter { Ids = ["raw"] }, _house.Journal), null, default);

        Assert.Equal((3, 1), (all.Count(LetterFate.Kept), all.ExitCode));
        Assert.Contains(all.Letters, letter => letter.Why.StartsWith("the run is older than 24 hours", StringComparison.Ordinal));
        Assert.Contains(all.Letters, letter => letter.Why.StartsWith("ENFORCEMENT_QUEUE_URL is not set", StringComparison.Ordinal));
        Assert.Contains(all.Letters, letter => letter.Why.Contains("start the run with backup-scheduler run", StringComparison.Ordinal));
        Assert.Equal("raw", Assert.Single(all.Unreadable).Letter.MessageId);
        Assert.Equal(LetterFate.Kept, Assert.Single(raw.Letters).Fate);
        Assert.Equal(0, _house.Sqs.Calls("SendMessage") + _house.Sqs.Calls("DeleteMessage"));
        Assert.Equal(4, _house.Letters.Visible);
    }

    [Fact]
    public async Task A_dry_run_tells_and_changes_nothing_not_even_the_journal()
    {
        _house.Letters.Add(LetterHouse.Many(3));

        var outcome = await _house.RunAsync(LetterCommands.RedriveAsync, Of(s_all) with { DryRun = true });

        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal(3, outcome.Output.Split('\n').Count(line => line.StartsWith("would go ", StringComparison.Ordinal) && line.Contains("-> table queue", StringComparison.Ordinal)));
        Assert.Contains("nothing was changed", outcome.Output, StringComparison.Ordinal);
        Assert.Equal((3, 0, false), (_house.Letters.Visible, _house.Sqs.Calls("SendMessage"), File.Exists(_house.Journal)));
    }

    [Fact]
    public async Task It_keeps_to_the_rate()
    {
        await _turning.EndAsync();
        _house.Letters.Add(LetterHouse.Many(5));
        var running = _house.Desk().RedriveAsync(new RedriveRequest(s_all, _house.Journal) { Rate = 0.5 }, null, default);

        for (var sent = 1; sent < 5; sent++)
        {
            while (_house.Letters.Messages.Count > 5 - sent) await Task.Delay(5);
            Assert.Equal(sent, _house.Sqs.Calls("SendMessage"));
            _house.Time.Advance(TimeSpan.FromSeconds(2));
        }

        Assert.Equal(5, (await running).Count(LetterFate.Redriven));
    }

    [Fact]
    public async Task What_the_queue_refuses_stays_and_is_sent_the_next_time()
    {
        _house.Letters.Add(LetterHouse.Many(2));
        _house.Sqs.Before = (operation, _, _) => Task.FromResult(operation == "SendMessage" ? "AccessDenied" : null);
        var refused = await _house.RunAsync(LetterCommands.RedriveAsync, Of(s_all) with { Rate = 1000 });
        _house.Sqs.Before = null;
        var sent = await _house.RunAsync(LetterCommands.RedriveAsync, Of(s_all) with { Rate = 1000 });

        Assert.Equal((1, 0), (refused.ExitCode, sent.ExitCode));
        Assert.Contains("FAILED", refused.Output, StringComparison.Ordinal);
        Assert.Contains("not sent: AccessDenied: said so", refused.Output, StringComparison.Ordinal);
        Assert.Equal(2, SentTo(LetterHouse.Tables).Count);
    }

    [Fact]
    public async Task After_ten_failures_in_a_row_the_rest_is_left_alone()
    {
        _house.Letters.Add(LetterHouse.Many(100));
        _house.Sqs.Before = (operation, _, _) => Task.FromResult(operation == "SendMessage" ? "AccessDenied" : null);

        var outcome = await _house.Desk().RedriveAsync(new RedriveRequest(s_all, _house.Journal) { Rate = 1000 }, null, default);

        Assert.InRange(_house.Sqs.Calls("SendMessage"), 10, 14);
        Assert.Equal(100, outcome.Count(LetterFate.Failed) + outcome.Count(LetterFate.NotBegun));
        Assert.Equal((1, 100), (outcome.ExitCode, _house.Letters.Visible));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_message_without_an_answer_is_in_doubt_until_somebody_says_again(bool hasArrived)
    {
        _house.Letters.Add(LetterHouse.Letter(LetterHouse.Table("Orders")) with { Id = "doubtful" });
        if (hasArrived) _house.Sqs.After = Abort;
        else _house.Sqs.Before = async (operation, request, context) => await Abort(operation, request, context).ContinueWith(_ => (string?)null, TaskScheduler.Default);
        var first = await _house.RunAsync(LetterCommands.RedriveAsync, Of(s_all));
        (_house.Sqs.Before, _house.Sqs.After) = (null, null);
        var second = await _house.RunAsync(LetterCommands.RedriveAsync, Of(s_all));
        var before = SentTo(LetterHouse.Tables).Count;
        var third = await _house.RunAsync(LetterCommands.RedriveAsync, Of(s_all) with { Again = true });

        Assert.Equal((1, 1, 0), (first.ExitCode, second.ExitCode, third.ExitCode));
        Assert.StartsWith("IN DOUBT doubtful", first.Output, StringComparison.Ordinal);
        Assert.StartsWith("IN DOUBT doubtful", second.Output, StringComparison.Ordinal);
        Assert.Contains("--again", second.Output, StringComparison.Ordinal);
        Assert.Equal((before + 1, 0), (SentTo(LetterHouse.Tables).Count, _house.Letters.Messages.Count));
        Assert.Equal(0, new FileInfo(_house.Journal).Length);

        static Task Abort(string operation, object request, Microsoft.AspNetCore.Http.HttpContext context)
        {
            if (operation == "SendMessage") context.Abort();
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task A_letter_that_is_sent_and_not_deleted_is_only_deleted_the_next_time()
    {
        _house.Letters.Add(LetterHouse.Many(3));
        _house.Sqs.Before = (operation, _, _) => Task.FromResult(operation == "DeleteMessage" ? "AccessDenied" : null);
        var first = await _house.RunAsync(LetterCommands.RedriveAsync, Of(s_all) with { Rate = 1000 });
        _house.Sqs.Before = null;
        var dry = await _house.RunAsync(LetterCommands.RedriveAsync, Of(s_all) with { DryRun = true });
        var second = await _house.RunAsync(LetterCommands.RedriveAsync, Of(s_all));

        Assert.Equal((1, 0, 0), (first.ExitCode, dry.ExitCode, second.ExitCode));
        Assert.Equal(3, first.Output.Split('\n').Count(line => line.StartsWith("NOT DELETED", StringComparison.Ordinal)));
        Assert.Contains("it would be deleted", dry.Output, StringComparison.Ordinal);
        Assert.EndsWith("3 letters: 3 cleared\n", second.Output, StringComparison.Ordinal);
        Assert.Equal((3, 0), (SentTo(LetterHouse.Tables).Count, _house.Letters.Messages.Count));
    }

    [Fact]
    public async Task Interrupted_it_finishes_what_it_has_begun_and_tells_the_rest()
    {
        _house.Letters.Add(LetterHouse.Many(40));
        using var end = new CancellationTokenSource();
        _house.Sqs.Before = async (operation, _, _) =>
        {
            if (operation == "SendMessage" && _house.Sqs.Calls("SendMessage") == 5) await end.CancelAsync();
            return null;
        };

        var outcome = await _house.RunAsync(LetterCommands.RedriveAsync, Of(s_all) with { Rate = 1000, Format = OutputFormat.Json }, cancellation: end.Token);

        Assert.Equal(130, outcome.ExitCode);
        using var document = JsonDocument.Parse(outcome.Output);
        var counts = document.RootElement.GetProperty("counts");
        var (redriven, rest) = (counts.GetProperty("redriven").GetInt32(), counts.GetProperty("notBegun").GetInt32());
        Assert.Equal((40, 0), (redriven + rest, counts.GetProperty("inDoubt").GetInt32()));
        Assert.InRange(redriven, 5, 9);
        Assert.Equal((redriven, rest), (SentTo(LetterHouse.Tables).Count, _house.Letters.Visible));
    }

    private static LetterOptions Of(LetterFilter filter) => new() { Filter = filter };

    private static FakeMessage Prune(string table, RunId run, string account = LetterHouse.Member)
    {
        var of = LetterHouse.Table(table, run, account: account);
        return LetterHouse.Letter(new PruneTable
        {
            Version = 1,
            Run = run,
            Account = of.Account,
            Region = of.Region,
            Table = of.Table,
            Backups = ["arn:x"],
            Due = LetterHouse.Now,
            Policy = "p",
        });
    }

    private IReadOnlyList<WorkItem> SentTo(string queue) => [.. _house.Sqs.Queue(queue).EverSent.Select(Item<WorkItem>)];

    private static T Item<T>(FakeMessage message)
        where T : WorkItem => Assert.IsType<T>(WorkItemJson.TryRead(message.Body, out var item, out var reason) ? item : throw new FormatException(reason), exactMatch: false);
}
