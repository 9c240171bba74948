using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Runs;
using BackupScheduler.Functions.Tests.Fakes;

namespace BackupScheduler.Functions.Tests.Batches;

public sealed class RoleLetterTests
{
    private readonly World _world = new();

    public RoleLetterTests() => _world.Wire.Fail(Operation.AssumeRole, FailureKind.RoleUnavailable, "AssumeRoleFailed");

    private DateTimeOffset Now => _world.Time.GetUtcNow();

    [Fact]
    public void Many_tables_of_one_account_Region_and_run_are_one_letter()
    {
        var first = Tables(1, 10, Now);
        var second = Tables(11, 10, Now);
        _world.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Empty(_world.Worker(first));
        Assert.Empty(_world.Worker(second));
        Assert.Equal("AssumeRoleFailed", Assert.Single(_world.Queues.Letters).ErrorCode);
        Assert.Equal(19, _world.Log.Count(9006));
        Assert.Empty(_world.Queues.PutBacks);
    }

    [Fact]
    public void Tables_that_fail_at_the_same_time_are_one_letter_too()
    {
        _world.Wire.Latency = _ => TimeSpan.FromMilliseconds(50);
        var batch = Tables(1, 10, Now);
        Assert.Empty(_world.Worker(batch));
        Assert.Single(_world.Queues.Letters);
    }

    [Fact]
    public void Nothing_is_acknowledged_while_the_one_letter_cannot_be_sent()
    {
        _world.Wire.Latency = _ => TimeSpan.FromMilliseconds(50);
        _world.Wire.Fail(Operation.SendLetter, FailureKind.Transient);
        Assert.Equal(10, _world.Worker(Tables(1, 10, Now)).Count);
        Assert.Empty(_world.Queues.Letters);
    }

    [Fact]
    public void Another_run_Region_or_account_has_its_own_letter()
    {
        var item = Items.BackUp("Orders");
        _world.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Empty(_world.Worker(
            Delivery.Of(item, World.Run.Time, "1"),
            Delivery.Of(item with { Run = RunId.At(World.Run.Time.AddSeconds(1)) }, World.Run.Time, "2"),
            Delivery.Of(item with { Region = BackupScheduler.Core.Accounts.Region.Parse("us-east-1") }, World.Run.Time, "3"),
            Delivery.Of(item with { Account = BackupScheduler.Core.Accounts.AccountId.Parse("444444444444") }, World.Run.Time, "4")));
        Assert.Equal(4, _world.Queues.Letters.Count);
    }

    [Theory]
    [InlineData(60, 1)]
    [InlineData(61, 2)]
    public void A_table_that_a_review_sends_again_is_covered_for_as_long_as_reviews_look(int minutes, int letters)
    {
        Assert.Empty(_world.Worker(Tables(1, 3, Now)));
        _world.Time.Advance(TimeSpan.FromMinutes(minutes));
        Assert.Empty(_world.Worker(Delivery.Of(Items.BackUp("table-2", check: true), Now, "sent again")));
        Assert.Equal(letters, _world.Queues.Letters.Count);
    }

    [Fact]
    public void The_letter_redriven_gets_a_letter_again_even_where_it_was_to_be_checked()
    {
        var item = Items.BackUp("table-1", check: true);
        Assert.Empty(_world.Worker(item));
        _world.Time.Advance(TimeSpan.FromMinutes(20));
        Assert.Empty(_world.Worker(item));
        Assert.Equal(2, _world.Queues.Letters.Count);
    }

    [Fact]
    public void A_role_that_the_worker_alone_cannot_assume_is_one_letter_and_one_about_what_is_missing()
    {
        _world.Wire.Heal();
        _world.Account.AddTables("alpha", "beta");
        _world.Wire.Fail(
            new ServiceFailureException(FailureKind.RoleUnavailable, "AssumeRoleFailed", "refused"),
            call => call.Operation == Operation.CreateBackup || (call.Operation == Operation.ListBackups && call.Subject.Length > 0));
        _world.RunToTheEnd(World.Run);
        Assert.Equal(["AssumeRoleFailed", "BackupsMissing"], _world.Queues.Letters.Select(letter => letter.ErrorCode));
    }

    [Fact]
    public void A_redriven_message_that_fails_again_has_a_letter_again()
    {
        Assert.Empty(_world.Worker(Tables(1, 3, Now)));
        _world.Time.Advance(TimeSpan.FromHours(1));
        Assert.Empty(_world.Worker(Delivery.Of(Items.BackUp("table-2"), Now, "redriven")));
        Assert.Equal(2, _world.Queues.Letters.Count);
        Assert.Equal("table-2", _world.Queues.Letters[1].Table!.Value.Value);
    }

    [Fact]
    public void A_denied_call_is_a_letter_for_each_table()
    {
        _world.Wire.Heal();
        _world.Wire.Fail(Operation.CreateBackup, FailureKind.AccessDenied, "AccessDeniedException");
        Assert.Empty(_world.Worker(Tables(1, 3, Now)));
        Assert.Equal(3, _world.Queues.Letters.Count);
    }

    private static Delivery[] Tables(int first, int count, DateTimeOffset sentAt) =>
        [.. Enumerable.Range(first, count).Select(i => Delivery.Of(Items.BackUp($"table-{i}"), sentAt, $"message-{i}"))];
}
