using System.Text.Json.Nodes;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Events;
using BackupScheduler.Core.Tests.Events;
using BackupScheduler.Core.Work;

namespace BackupScheduler.Core.Tests.Work;

/// <summary>The items that tell others how reviews and runs ended.</summary>
public sealed class EventItemsTests
{
    private static readonly TellReview s_told = TellReview.Of(PlainEvents.Review(PlainEvents.Scope, EventOutcome.Failed));

    [Fact]
    public void A_told_review_carries_the_event_as_it_is_published()
    {
        var wire = JsonNode.Parse(WorkItemJson.Write(s_told))!;
        Assert.Equal("TellReview", (string?)wire["kind"]);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(EventJson.Write(s_told.Review)), wire["review"]), wire.ToJsonString());
        Assert.True(WorkItemJson.TryRead(wire.ToJsonString(), out var read, out var reason), reason);
        Assert.Equal(EventJson.Write(s_told.Review), EventJson.Write(Assert.IsType<TellReview>(read).Review));
    }

    [Theory]
    [InlineData("account", "\"999999999999\"")]
    [InlineData("region", "\"us-east-1\"")]
    [InlineData("run", "\"20261121T010000Z\"")]
    [InlineData("version", "2")]
    [InlineData("outcome", "\"FINE\"")]
    [InlineData("counts", "null")]
    [InlineData("unfinished", "null")]
    [InlineData("time", "\"yesterday\"")]
    [InlineData("error", "{}")]
    [InlineData("error", """{"code":"AccessDenied"}""")]
    [InlineData("unfinished", "[null]")]
    [InlineData("reasons", "[null]")]
    public void A_review_of_something_else_or_of_another_form_is_refused(string member, string value)
    {
        var wire = JsonNode.Parse(WorkItemJson.Write(s_told))!;
        wire["review"]![member] = JsonNode.Parse(value);
        Assert.False(WorkItemJson.TryRead(wire.ToJsonString(), out _, out var reason));
        Assert.StartsWith("review", reason);
    }

    [Fact]
    public void A_run_of_ten_thousand_accounts_is_one_message()
    {
        var body = WorkItemJson.Write(PlainEvents.Closing(10_000));
        // SQS took 256 KiB before it took 1 MiB: a queue may be set so still.
        Assert.InRange(body.Length, 0, 256 * 1024);
        Assert.True(WorkItemJson.TryRead(body, out var read, out _));
        Assert.Equal(10_000, Assert.IsType<CloseRun>(read).Scopes.Count());
    }

    [Fact]
    public void More_scopes_than_any_organization_has_are_refused()
    {
        var body = WorkItemJson.Write(PlainEvents.Closing(10_001) with { Regions = [.. Enumerable.Range(1, 10).Select(i => Region.Parse($"eu-west-{i}"))] });
        Assert.False(WorkItemJson.TryRead(body, out _, out var reason));
        Assert.StartsWith("accounts: given 10001 in 10 Regions", reason);
    }

    [Fact]
    public void A_scope_that_is_named_twice_is_expected_once()
    {
        var closing = PlainEvents.Closing(2);
        Assert.Equal(2, (closing with { Accounts = [.. closing.Accounts, .. closing.Accounts] }).Scopes.Count());
    }
}
