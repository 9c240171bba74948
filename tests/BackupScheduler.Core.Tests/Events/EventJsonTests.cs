using System.Text.Json;
using System.Text.Json.Nodes;
using BackupScheduler.Core.Events;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Core.Tests.Events;

/// <summary>The examples of the page about events are what the code writes.</summary>
public sealed class EventJsonTests
{
    private const string Page = "../../docs/events.md";
    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true };

    private static readonly ReviewEvent s_review = ReviewOutcome.Tell(
        new ReviewFinish(
            PlainEvents.Run,
            new TableScope(Core.Accounts.AccountId.Parse("111122223333"), PlainEvents.Ireland),
            AdHoc: false,
            ReviewEnd.Reviewed,
            Looks: 4,
            new ReviewTally
            {
                Counts = new ReviewCounts { Verified = 40, Creating = 1, Missing = 1, Kept = 1230, DeletionsSent = 38, Foreign = 6 },
                Unfinished = [new(TableName.Parse("Invoices"), UnfinishedState.Missing), new(TableName.Parse("Orders"), UnfinishedState.Creating)],
            }),
        "6f1c9a52-3d0e-4b7a-9c1f-2a7e5d8b4c10",
        PlainEvents.Run.Time.AddMinutes(21));

    private static readonly RunEvent s_run = RunOutcome.Tell(
        new Firing(PlainEvents.Run, AdHoc: false, Prune: true, Tables: null).Closing(
            Core.Accounts.AccountId.Parse("999988887777"),
            new[] { "111122223333", "222233334444", "333344445555" }.Select(Core.Accounts.AccountId.Parse),
            [PlainEvents.Ireland, PlainEvents.Virginia]),
        [
            s_review,
            PlainEvents.Review(new TableScope(Core.Accounts.AccountId.Parse("111122223333"), PlainEvents.Virginia), EventOutcome.Ok),
            PlainEvents.Review(new TableScope(Core.Accounts.AccountId.Parse("222233334444"), PlainEvents.Ireland), EventOutcome.Failed),
            PlainEvents.Unavailable(new TableScope(Core.Accounts.AccountId.Parse("222233334444"), PlainEvents.Virginia)),
            PlainEvents.Review(new TableScope(Core.Accounts.AccountId.Parse("333344445555"), PlainEvents.Ireland), EventOutcome.Ok),
        ],
        PlainEvents.Run.Time.AddHours(8).AddMinutes(15));

    [Fact]
    public void The_pages_review_is_what_is_written() => CheckExample("review", EventJson.Write(s_review));

    [Fact]
    public void The_pages_run_is_what_is_written() => CheckExample("run", EventJson.Write(s_run));

    [Fact]
    public void An_event_is_one_line_with_exactly_the_documented_words()
    {
        Assert.DoesNotContain('\n', EventJson.Write(s_run));
        Assert.Contains("\"outcome\":\"PARTIAL\"", EventJson.Write(s_run));
        Assert.Contains("\"time\":\"2026-11-22T01:21:00Z\"", EventJson.Write(s_review));
        Assert.Equal(["OK", "PARTIAL", "FAILED"], Enum.GetValues<EventOutcome>().Select(EventJson.Name));
        Assert.All(Enum.GetValues<EventOutcome>(), outcome =>
            Assert.Contains($"\"outcome\":\"{EventJson.Name(outcome)}\"", EventJson.Write(s_run with { Outcome = outcome })));
    }

    [Fact]
    public void The_page_names_every_code_and_every_end()
    {
        var page = string.Join('\n', Golden.ReadLines(Page));
        string[] codes =
        [
            "missing", "creating", "superseded", "braked", "pruning-put-off", "overtaken", "not-begun", "region-unavailable", "dead-lettered",
            "nothing-selected", "without-report", "failed", "partial", "unfinished", "reviewed",
        ];
        Assert.All(codes, code => Assert.Contains($"`{code}`", page));
    }

    // The block behind a comment that names it.
    private static void CheckExample(string name, string json)
    {
        var page = Golden.ReadLines(Page);
        var begin = Array.IndexOf(page, $"<!-- example: {name} -->") + 2;
        var end = Array.IndexOf(page, "```", begin);
        string[] right = [.. page[..begin], JsonNode.Parse(json)!.ToJsonString(s_indented), .. page[end..]];
        Golden.Check(Page, string.Join('\n', right) + "\n");
    }
}
