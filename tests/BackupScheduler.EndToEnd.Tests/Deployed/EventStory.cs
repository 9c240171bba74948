using System.Text.Json.Nodes;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.EndToEnd.Deployed;

/// <summary>What a rule on the account's default bus delivers to a queue: an event of each review, and one of each run.</summary>
internal sealed class EventStory(DeployedInstallation service)
{
    private const string Rule = "how-backups-ended", Source = "backup-scheduler";

    private string _url = "";

    /// <summary>Before IAM is enforced: the rule is nobody's of ours.</summary>
    public async Task ListenAsync()
    {
        var queue = await service.Seeder.Queues.CreateAsync(DeployedInstallation.Home, Rule);
        _url = queue.Url;
        await CallAsync("PutRule", new() { ["Name"] = Rule, ["EventPattern"] = $$"""{"source":["{{Source}}"]}""" });
        await CallAsync("PutTargets", new() { ["Rule"] = Rule, ["Targets"] = new JsonArray(new JsonObject { ["Id"] = "queue", ["Arn"] = queue.Arn }) });
    }

    /// <summary>After two runs in which one table of the first place cannot be backed up.</summary>
    public async Task CheckAsync(IReadOnlyList<AwsPlace> places)
    {
        var events = (await service.Queues.DrainAsync(_url)).Select(message => JsonNode.Parse(message.Body)!).ToList();
        Assert.All(events, told => Assert.Equal(Source, (string?)told["source"]));
        var details = events.ToLookup(told => (string?)told["detail-type"], told => told["detail"]!);
        var reviews = details["Backup Review"].DistinctBy(review => (string?)review["id"]).GroupBy(review => (string)review["run"]!).ToList();
        Assert.Equal(2, reviews.Count);
        Assert.All(reviews, run =>
        {
            Assert.Equal(places.Select(Name).Order(), run.Select(Name).Order());
            Assert.All(run, review => Assert.Equal(Name(review) == Name(places[0]) ? "PARTIAL" : "OK", (string?)review["outcome"]));
            Assert.Equal("Refused", (string?)run.Single(review => Name(review) == Name(places[0]))["unfinished"]![0]!["table"]);
        });

        var runs = details["Backup Run"].DistinctBy(run => (string?)run["id"]).ToList();
        Assert.Equal(reviews.Select(run => $"run/{run.Key}").Order(), runs.Select(run => (string)run["id"]!).Order());
        Assert.All(runs, run =>
        {
            Assert.Equal(("PARTIAL", places.Count, places.Count - 1), ((string?)run["outcome"], (int)run["scopes"]!["expected"]!, (int)run["scopes"]!["ok"]!));
            Assert.Equal(Name(places[0]), Name(Assert.Single(run["worst"]!.AsArray())!));
            Assert.Empty(run["withoutReport"]!.AsArray());
        });
    }

    private static string Name(AwsPlace place) => $"{place.Account}/{place.Region}";

    private static string Name(JsonNode node) => $"{node["account"]}/{node["region"]}";

    private Task<JsonObject> CallAsync(string operation, JsonObject input) =>
        service.Direct.CallAsync(JsonService.EventBridge, operation, input, DeployedInstallation.Home);
}
