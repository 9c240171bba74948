using BackupScheduler.Aws.Tests.Wire;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Aws.Tests.DynamoDb;

/// <summary>One process that meets more accounts than it keeps clients for.</summary>
public sealed class ManyAccountsTests : StubTest
{
    private const int Kept = 500;

    [Fact]
    public async Task Clients_come_and_go_but_each_account_s_session_is_taken_once_and_signs_for_no_other_account()
    {
        Stub.Answer("AssumeRole", (request, context) => Answers.Session(TimeSpan.FromHours(1), "ASIA" + request.Form["RoleArn"].Split(':')[4])(request, context));
        Stub.Answer("CreateBackup", Answers.Json("""{"BackupDetails":{}}"""));
        var stores = Stores();
        const int Accounts = Kept + 40;
        for (var round = 0; round < 2; round++)
        {
            // A few at once, as the records of a batch are.
            foreach (var batch in Enumerable.Range(0, Accounts).Chunk(10))
                await Task.WhenAll(batch.Select(i => stores.Open(ScopeOf(i)).CreateAsync(Table($"of-{ScopeOf(i).Account}"), "abc", default)));
        }

        Assert.Equal(Accounts, Stub.Of("AssumeRole").Count);
        var calls = Stub.Of("CreateBackup");
        Assert.Equal(2 * Accounts, calls.Count);
        Assert.All(calls, call =>
        {
            var account = call.Json.GetProperty("TableName").GetString()!["of-".Length..];
            Assert.Contains($"Credential=ASIA{account}/", call.Authorization, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void What_was_used_last_is_kept_and_what_was_not_for_longest_is_dropped()
    {
        var stores = Stores();
        var opened = Enumerable.Range(0, Kept).Select(i => stores.Open(ScopeOf(i))).ToList();
        Assert.Same(opened[0], stores.Open(ScopeOf(0)));

        stores.Open(ScopeOf(Kept));

        Assert.Same(opened[0], stores.Open(ScopeOf(0)));
        Assert.Same(opened[2], stores.Open(ScopeOf(2)));
        Assert.NotSame(opened[1], stores.Open(ScopeOf(1)));
    }

    [Fact]
    public async Task Whoever_still_holds_a_store_that_was_dropped_can_go_on_with_it()
    {
        Stub.Answer("ListTables", Answers.Json("""{"TableNames":["Orders"]}"""));
        var stores = Stores();
        var held = stores.Open(ScopeOf(0));
        Assert.Single(await All(held.ListTablesAsync(null, default)));
        for (var i = 1; i <= Kept; i++) stores.Open(ScopeOf(i));
        Assert.NotSame(held, stores.Open(ScopeOf(0)));

        Assert.Single(await All(held.ListTablesAsync(null, default)));
        Assert.Single(Stub.Of("AssumeRole"));
    }

    private static TableScope ScopeOf(int number) => new(AccountId.Parse($"{100_000_000_000 + number}"), Region.Parse("eu-west-1"));
}
