using BackupScheduler.Cli.Letters;
using BackupScheduler.Core.DeadLetters;
using BackupScheduler.Core.Failures;

namespace BackupScheduler.Cli.Tests.Letters;

public sealed class LookTests : IAsyncLifetime
{
    private LetterHouse _house = null!;

    public async Task InitializeAsync() => _house = await LetterHouse.BuildAsync();

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task Two_thousand_letters_are_all_seen_once_and_all_let_go()
    {
        _house.Letters.Add(LetterHouse.Many(2000));

        var listing = await _house.Desk().ListAsync(new LetterFilter(), null, default);

        Assert.Equal(2000, listing.Letters.Select(letter => letter.Letter.MessageId).Distinct().Count());
        Assert.Equal((2000, 2000, true, 0), (listing.Look.Seen, listing.Look.About, listing.Look.IsComplete, listing.ExitCode));
        Assert.Equal(2000, Assert.Single(listing.Groups).Count);
        Assert.Equal((2000, 0), (_house.Letters.Visible, _house.Letters.Hidden));
        Assert.Equal(0, _house.Sqs.Calls("DeleteMessage"));
    }

    [Fact]
    public async Task Empty_answers_in_between_end_nothing()
    {
        _house.Letters.Add(LetterHouse.Many(200));
        var receives = 0;
        // Three of four receives find nothing, as SQS may answer.
        _house.Sqs.Before = async (operation, request, _) =>
        {
            await Task.Yield();
            if (operation == "ReceiveMessage" && Interlocked.Increment(ref receives) % 4 != 0) request["MaxNumberOfMessages"] = 0;
            return null;
        };

        var listing = await _house.Desk().ListAsync(new LetterFilter(), null, default);

        Assert.Equal((200, true), (listing.Letters.Count, listing.Look.IsComplete));
    }

    [Fact]
    public async Task What_another_holds_is_told_and_never_passed_over()
    {
        _house.Letters.Add(LetterHouse.Many(30));
        _house.Letters.Receive(10, 600);

        var outcome = await _house.RunAsync(LetterCommands.ListAsync, new LetterOptions());

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("20 of about 30 letters seen", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("NOT ALL WERE SEEN", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_limit_of_what_may_be_held_is_told()
    {
        _house.Letters.Add(LetterHouse.Many(50));
        _house.Sqs.Before = (operation, _, _) =>
            Task.FromResult(operation == "ReceiveMessage" && _house.Letters.Hidden >= 20 ? "OverLimit" : null);

        var outcome = await _house.RunAsync(LetterCommands.ListAsync, new LetterOptions());

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("SQS lets 120,000 be held at once", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(50, _house.Letters.Visible);
    }

    [Fact]
    public async Task A_look_that_fails_lets_everything_go()
    {
        _house.Letters.Add(LetterHouse.Many(50));
        _house.Sqs.Before = (operation, _, _) =>
            Task.FromResult(operation == "ReceiveMessage" && _house.Letters.Hidden >= 20 ? "AccessDenied" : null);

        var failure = await Assert.ThrowsAsync<ServiceFailureException>(() => _house.Desk().ListAsync(new LetterFilter(), null, default));

        Assert.Equal("AccessDenied", failure.Code);
        Assert.Equal(50, _house.Letters.Visible);
    }

    [Fact]
    public async Task A_look_that_is_interrupted_lets_everything_go_and_says_so()
    {
        _house.Letters.Add(LetterHouse.Many(100));
        using var end = new CancellationTokenSource();
        _house.Sqs.After = (operation, _, _) => operation == "ReceiveMessage" && _house.Letters.Hidden >= 30 ? end.CancelAsync() : Task.CompletedTask;

        var outcome = await _house.RunAsync(LetterCommands.ListAsync, new LetterOptions(), cancellation: end.Token);

        Assert.Equal((130, ""), (outcome.ExitCode, outcome.Output));
        Assert.EndsWith("interrupted\n", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(100, _house.Letters.Visible);
    }

    [Fact]
    public async Task Holds_are_renewed_while_a_look_lasts()
    {
        _house.Letters.Add(LetterHouse.Many(30));
        var desk = _house.Desk();
        // Every clock of the look stands still but for these turns; without renewal the letters would come again after two minutes.
        var turned = 0;
        _house.Sqs.After = async (operation, _, _) =>
        {
            if (operation != "GetQueueAttributes" || _house.Letters.Hidden < 30 || Interlocked.Exchange(ref turned, 1) == 1) return;
            for (; _house.Sqs.Calls("ChangeMessageVisibilityBatch") < 3; await Task.Delay(2)) _house.Time.Advance(TimeSpan.FromSeconds(1));
            _house.Time.Advance(TimeSpan.FromSeconds(90));
        };

        var listing = await desk.ListAsync(new LetterFilter(), null, default);

        Assert.Equal(30, listing.Letters.Count);
        Assert.Equal(30, listing.Look.Seen);
        Assert.True(_house.Sqs.Calls("ChangeMessageVisibilityBatch") >= 6, "renewed and let go");
        Assert.Equal((30, 0), (_house.Letters.Visible, _house.Letters.Hidden));
    }

    [Fact]
    public async Task What_cannot_be_let_go_is_told()
    {
        _house.Letters.Add(LetterHouse.Many(15));
        _house.Sqs.Before = (operation, _, _) => Task.FromResult(operation == "ChangeMessageVisibilityBatch" ? "AccessDenied" : null);

        var outcome = await _house.RunAsync(LetterCommands.ListAsync, new LetterOptions());

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("15 letters could not be let go", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_letter_is_found_whole_and_the_look_ends_there()
    {
        var body = $$"""{"version":1,"kind":"Nothing","text":"{{new string('x', 10_000)}}"}""";
        _house.Letters.Add(new FakeMessage(body) { Id = "the-one" });
        _house.Letters.Add(LetterHouse.Many(200));

        var listing = await _house.Desk().FindAsync("the-one", null, default);

        Assert.Equal(body, Assert.Single(listing.Letters).Letter.Body);
        Assert.True(_house.Sqs.Calls("ReceiveMessage") < 20);
        Assert.Equal(201, _house.Letters.Visible);
    }
}
