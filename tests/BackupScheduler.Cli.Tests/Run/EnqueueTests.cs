using System.Text.Json;
using System.Text.Json.Nodes;
using BackupScheduler.Cli.Run;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Tables;
using BackupScheduler.LocalAws.Proxy;

namespace BackupScheduler.Cli.Tests.Run;

[Collection(RunCollection.Name)]
public sealed class EnqueueTests(RunWorld world) : IAsyncLifetime
{
    private static readonly RunOptions Plain = new(RunMode.Enqueue, Prune: false);

    public Task InitializeAsync() => world.SeedAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Every_active_account_and_Region_gets_one_item_that_does_not_prune()
    {
        var outcome = await world.RunAsync(Plain);

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        var run = outcome.Output.Split(' ')[1].TrimEnd(':');
        var sent = await SentAsync();
        Assert.Equal(
            new[] { RunWorld.Home.Account, world.Member.Account }.SelectMany(account => new[] { $"{account}/us-east-1", $"{account}/eu-west-1" }).Order(),
            sent.Select(item => $"{item["account"]}/{item["region"]}").Order());
        Assert.All(sent, item => Assert.True(
            JsonNode.DeepEquals(
                JsonNode.Parse($$"""
                    {"kind":"BackUpAccount","version":1,"run":"{{run}}","account":"{{item["account"]}}","region":"{{item["region"]}}",
                     "after":null,"adHoc":true,"prune":false,"tables":null,"hops":0}
                    """),
                item),
            item.ToJsonString()));
    }

    [Fact]
    public async Task What_is_asked_for_narrows_and_travels_in_the_item()
    {
        var outcome = await world.RunAsync(Plain with
        {
            Prune = true,
            Accounts = [AccountId.Parse(world.Member.Account)],
            Regions = [Region.Parse(RunWorld.OtherRegion)],
            Tables = [TablePattern.Parse("Led*"), TablePattern.Parse("Orders")],
        });

        Assert.Equal(0, outcome.ExitCode);
        var item = Assert.Single(await SentAsync());
        Assert.Equal((world.Member.Account, RunWorld.OtherRegion), ((string?)item["account"], (string?)item["region"]));
        Assert.True((bool?)item["prune"]);
        Assert.Equal("""["Led*","Orders"]""", item["tables"]!.ToJsonString());
    }

    [Fact]
    public async Task It_says_what_was_sent_and_how_to_follow_it_but_not_that_anything_is_backed_up()
    {
        var outcome = await world.RunAsync(Plain);

        Assert.Contains("sent 4 of 4 items", outcome.Output, StringComparison.Ordinal);
        Assert.Contains($"left out: account {world.Suspended} (closed-shop): state is Suspended", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("the functions do the work now; to follow it:", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("dead letters", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("backed up", outcome.Output, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("999999999999", "accepted: active accounts of the organization")]
    [InlineData("suspended", "accepted: active accounts of the organization")]
    [InlineData("member", "accepted: accounts that the configuration selects; this one is excluded by ACCOUNTS_EXCLUDE")]
    public async Task An_account_that_cannot_be_backed_up_is_refused_and_nothing_is_sent(string named, string accepted)
    {
        var account = named switch { "suspended" => world.Suspended, "member" => world.Member.Account, _ => named };
        var outcome = await world.RunAsync(
            Plain with { Accounts = [AccountId.Parse(RunWorld.Home.Account), AccountId.Parse(account)] }, ("ACCOUNTS_EXCLUDE", world.Member.Account));

        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.Equal($"--accounts: given '{account}', {accepted}\n", outcome.Error);
        Assert.Equal(0, world.Calls.Count("SendMessageBatch"));
    }

    [Theory]
    [InlineData("999999999999/us-east-1/Orders")]
    [InlineData("123456789012/eu-north-1/Orders")]
    [InlineData("nobody/us-east-1/Orders")]
    public async Task An_address_outside_the_run_is_refused_and_nothing_is_sent(string address)
    {
        var outcome = await world.RunAsync(Plain with { Tables = [TablePattern.Parse("Orders"), TablePattern.Parse(address)] });

        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.Equal($"--tables: given '{address}', accepted: addresses in the accounts and Regions of this run\n", outcome.Error);
        Assert.Equal(0, world.Calls.Count("SendMessageBatch"));
    }

    [Fact]
    public async Task Of_a_name_that_the_functions_do_not_check_it_says_so()
    {
        var outcome = await world.RunAsync(
            Plain with { Tables = [TablePattern.Parse("Orderz"), TablePattern.Parse("Led*"), TablePattern.Parse($"{RunWorld.Home}/Orders")] });

        Assert.Equal(0, outcome.ExitCode);
        var line = Assert.Single(outcome.Output.Split('\n'), line => line.Contains("do not check", StringComparison.Ordinal));
        Assert.StartsWith("--tables Orderz: the functions do not check whether such a table exists", line, StringComparison.Ordinal);
        Assert.Equal(4, (await SentAsync()).Count);
    }

    [Fact]
    public async Task What_the_queue_did_not_confirm_is_told()
    {
        world.World.Proxy.Canned.Respond(
            new CallMatch("sqs", "SendMessageBatch"), call => AwsError.Of(call, 403, "AccessDenied", "you may\r\nnot"));
        var outcome = await world.RunAsync(Plain);

        Assert.Equal(1, outcome.ExitCode);
        Assert.StartsWith("0 of 4 items were confirmed", outcome.Error, StringComparison.Ordinal);
        Assert.EndsWith(": AccessDenied: you may not\n", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("the functions do the work now", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(" sent ", outcome.Output.Split('\n')[2..6].Aggregate((a, b) => a + b), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_functions_tell_how_runs_end_they_are_asked_to_tell_of_this_one_behind_its_items()
    {
        var sent = new List<JsonNode>();
        world.World.Proxy.Canned.Respond(new CallMatch("sqs", "SendMessageBatch"), call =>
        {
            sent.AddRange(call.Input["Entries"]!.AsArray().Select(entry => entry!.DeepClone()));
            return null;
        });
        var outcome = await world.RunAsync(
            Plain with { Regions = [Region.Parse(RunWorld.OtherRegion)] },
            ("EVENT_BUS", "default"), ("REPORT_QUEUE_URL", "https://sqs.us-east-1.amazonaws.com/999988887777/reports"));

        Assert.Equal((0, 3), (outcome.ExitCode, sent.Count));
        Assert.Contains("sent 2 of 2 items", outcome.Output, StringComparison.Ordinal);
        var closing = JsonNode.Parse((string)sent[^1]["MessageBody"]!)!;
        Assert.Equal(("CloseRun", "999988887777", 2), ((string?)closing["kind"], (string?)closing["account"], (int)sent[^1]["DelaySeconds"]!));
        Assert.Equal(
            new[] { RunWorld.Home.Account, world.Member.Account }.Order(), closing["accounts"]!.AsArray().Select(account => (string)account!).Order());
        Assert.Equal($"[\"{RunWorld.OtherRegion}\"]", closing["regions"]!.ToJsonString());
        Assert.True((bool?)closing["adHoc"]);
    }

    [Fact]
    public async Task As_json_it_is_one_document()
    {
        var outcome = await world.RunAsync(Plain with { Json = true });

        using var document = JsonDocument.Parse(outcome.Output);
        var root = document.RootElement;
        Assert.Equal(
            ["mode", "run", "succeeded", "prune", "tables", "sent", "backupName", "uncheckedTables", "scopes", "accountsLeftOut"],
            root.EnumerateObject().Select(member => member.Name));
        Assert.Equal("enqueue", root.GetProperty("mode").GetString());
        Assert.Equal(4, root.GetProperty("scopes").EnumerateArray().Count(scope => scope.GetProperty("sent").GetBoolean()));
    }

    private async Task<IReadOnlyList<JsonNode>> SentAsync() =>
        [.. (await world.World.Queues.DrainAsync(world.Queues["ACCOUNT_QUEUE_URL"])).Select(message => JsonNode.Parse(message.Body)!)];
}
