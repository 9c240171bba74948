using BackupScheduler.Aws.Tests.Wire;
using BackupScheduler.Core.Backups;

namespace BackupScheduler.Aws.Tests.DynamoDb;

/// <summary>An invocation that is out of time is no failure of the service.</summary>
public sealed class CancellationTests : StubTest
{
    [Fact]
    public async Task A_cancelled_create_stays_a_cancellation_and_is_sent_once()
    {
        using var deadline = new CancellationTokenSource();
        Stub.Answer("CreateBackup", CancellingAndSilent(deadline));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store().CreateAsync(Table("Orders"), "abc", deadline.Token));
        Assert.Single(Stub.Of("CreateBackup"));
    }

    [Fact]
    public async Task A_cancelled_listing_stays_a_cancellation()
    {
        using var deadline = new CancellationTokenSource();
        Stub.Answer("ListBackups", CancellingAndSilent(deadline));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => All(Store().ListBackupsAsync(new BackupQuery(), deadline.Token)));
    }

    [Fact]
    public async Task A_listing_that_is_cancelled_while_it_waits_to_repeat_stays_a_cancellation()
    {
        using var deadline = new CancellationTokenSource();
        Stub.Answer("ListTables", (request, context) =>
        {
            deadline.CancelAfter(TimeSpan.FromMilliseconds(1));
            return Answers.Error("ThrottlingException")(request, context);
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => All(Store().ListTablesAsync(null, deadline.Token)));
    }

    [Fact]
    public async Task What_was_cancelled_before_is_not_sent()
    {
        Stub.Answer("DeleteBackup", Answers.Json("{}"));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store().DeleteAsync("arn:a", new CancellationToken(canceled: true)));
        Assert.Empty(Stub.Of("DeleteBackup"));
    }

    // Not after some time: the call must have arrived, however slow the machine is.
    private static Answer CancellingAndSilent(CancellationTokenSource deadline) => async (request, context) =>
    {
        await deadline.CancelAsync();
        await Answers.Silence(request, context);
    };
}
