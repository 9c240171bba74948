using System.Text.Json.Nodes;
using BackupScheduler.LocalAws.Deployment;
using BackupScheduler.LocalAws.Reading;
using BackupScheduler.LocalAws.Seeding;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Tests.Deployment;

/// <summary>The shipped templates, deployed once in an emulator of their own.</summary>
public sealed class ServiceDeployerTests(ServiceDeployerTests.Installed installed) : IClassFixture<ServiceDeployerTests.Installed>
{
    private static readonly AwsPlace Home = new(AwsPlace.DefaultAccount, "us-east-1");
    private static readonly JsonService Events = new("events", "AWSEvents", "application/x-amz-json-1.1");

    private ServiceDeployment Service => installed.Service;

    [Fact]
    public async Task Stack_sets_reach_every_unit_however_deep_and_accounts_outside_of_units_get_a_stack()
    {
        Assert.All(Service.StackSets, set => Assert.Equal(installed.InUnits.Order(), set.Instances.Order()));
        Assert.All(Service.StackSets, set => Assert.Equal([installed.Vault], set.Stacks));
        foreach (var account in (string[])[Home.Account, installed.Vault, .. installed.InUnits])
        {
            Assert.Superset(
                new HashSet<string> { "BackupWorker", "PolicyEnforcer", "EventForwarder" },
                (await RolesAsync(account)).Select(role => role.Name).ToHashSet());
        }

        Assert.Empty(await RolesAsync(installed.Suspended));
    }

    [Fact]
    public async Task Functions_are_told_as_the_emulator_has_them_and_their_queues_are_there()
    {
        Assert.Equal(["PolicyEnforcer", "ScheduleAccounts", "ScheduleTables", "Worker"], Service.Functions.Select(function => function.Handler).Order());
        Assert.All(Service.Functions, function => Assert.Equal($"backup-scheduler-{function.LogicalId}", function.Name));
        Assert.All(Service.Functions, function => Assert.Equal("7", function.Environment["BACKUP_RETENTION"]));
        Assert.Equal(TimeSpan.FromMinutes(2), Service.Function("Worker").Timeout);
        Assert.EndsWith("role/backup-scheduler/BackupScheduler-Worker", Service.Function("Worker").RoleArn, StringComparison.Ordinal);
        var queues = new QueueReader(installed.Moto.Wire, Home);
        foreach (var source in Service.EventSources)
        {
            var url = Service.QueueUrl(source.Queue, installed.Moto.Emulator.Address);
            Assert.Contains(EmulatedUrls.In(Service.Hub.Resources[source.Queue], installed.Moto.Emulator.Address), url, StringComparison.Ordinal);
            Assert.StartsWith(installed.Moto.Emulator.Address.ToString(), url, StringComparison.Ordinal);
            await queues.CountsAsync(url);
        }

        Assert.Equal([("AccountQueue", 1), ("EnforcementQueue", 5), ("TableQueue", 100)], Service.EventSources.Select(source => (source.Queue, source.BatchSize)).Order());
    }

    [Fact]
    public void The_schedule_s_input_is_the_template_s_with_the_time_filled_in()
    {
        var fired = JsonNode.Parse(Service.Schedule.EventAt(new DateTimeOffset(2026, 11, 22, 1, 0, 0, TimeSpan.Zero)))!;

        Assert.Equal("2026-11-22T01:00:00Z", (string)fired["time"]!);
        Assert.Equal(Home.Account, (string)fired["account"]!);
        Assert.IsType<JsonObject>(fired["detail"]);
        Assert.DoesNotContain("<aws.scheduler", fired.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_in_a_member_account_is_forwarded_over_the_hub_s_bus_to_the_queue_though_without_its_account()
    {
        var queue = Service.QueueUrl("EnforcementQueue", installed.Moto.Emulator.Address);
        await PutAsync(installed.InUnits[^1], "CreateRole");
        await PutAsync(installed.InUnits[^1], "ListRoles");

        var message = JsonNode.Parse(Assert.Single(await new QueueReader(installed.Moto.Wire, Home).DrainAsync(queue)).Body)!;
        Assert.Equal("CreateRole", (string)message["detail"]!["eventName"]!);
        // On AWS the account where it happened: hence the proxy's own trail, wherever the service has to act on an event.
        Assert.NotEqual(installed.InUnits[^1], (string?)message["account"]);
    }

    [Fact]
    public async Task Widened_grants_are_answered_as_they_were_shipped()
    {
        var shipped = await new GrantWidening(installed.Moto.Reader, installed.Moto.Seeder.Principals).WidenAsync([installed.InUnits[0]]);

        var prune = Assert.Single(shipped, grant => grant.RoleName == "BackupWorker" && grant.PolicyName == "Backups");
        Assert.Contains($"arn:aws:dynamodb:*:{installed.InUnits[0]}:table/*/backup/*", prune.Document, StringComparison.Ordinal);
        var worker = (await RolesAsync(installed.InUnits[0])).Single(role => role.Name == "BackupWorker");
        var statements = JsonNode.Parse(worker.Inline["Backups"])!["Statement"]!.AsArray();
        Assert.All(statements, statement => Assert.Equal("*", (string)statement!["Resource"]!));
        Assert.Contains("tagging:GetResources", worker.Inline["Backups"], StringComparison.Ordinal);
        Assert.Contains("dynamodb:DeleteBackup", worker.Inline["Backups"], StringComparison.Ordinal);
    }

    [Fact]
    public void The_report_says_what_was_deployed_and_gives_a_reason_for_all_that_was_not()
    {
        var report = new DeploymentReport(Service);

        Assert.Matches(@"^deployed management\.yaml \(\d+ resources\), vault\.yaml \(\d+ resources\), member-roles\.yaml to 4 accounts by StackSet, member-events\.yaml to 4 accounts by StackSet$", report.Summary()[0]);
        Assert.StartsWith("not carried by the emulator: CloudFormation::StackSet, CloudWatch::Alarm, ", report.Summary()[1], StringComparison.Ordinal);
        Assert.All(report.NotCarried, left => Assert.True(left is { Reason.Length: > 0, Where.Count: > 0 }, left.What));
        Assert.All(report.Adapted, adapted => Assert.True(adapted is { Reason.Length: > 0, Where.Count: > 0 }, adapted.Name));
        Assert.Equal(report.Adapted.Count + report.NotCarried.Count, report.Details().Count());
        Assert.DoesNotContain(report.NotCarried.SelectMany(left => left.Where), Service.Hub.Resources.ContainsKey);
    }

    private async Task<IReadOnlyList<PrincipalFact>> RolesAsync(string account) =>
        [.. (await installed.Moto.Reader.PrincipalsAsync(account)).Where(principal => principal.Path == GrantWidening.Path)];

    private Task<JsonObject> PutAsync(string account, string eventName) => installed.Moto.Wire.CallAsync(Events, "PutEvents", new()
    {
        ["Entries"] = new JsonArray(new JsonObject
        {
            ["Source"] = "aws.iam",
            ["DetailType"] = "AWS API Call via CloudTrail",
            ["Detail"] = new JsonObject { ["eventName"] = eventName }.ToJsonString(),
        }),
    }, Home with { Account = account });

    /// <summary>Units three deep, a vault account outside of them, and a closed account.</summary>
    public sealed class Installed : IAsyncLifetime
    {
        public MotoServer Moto { get; } = new();

        public IReadOnlyList<string> InUnits { get; private set; } = [];

        public string Vault { get; private set; } = "";

        public string Suspended { get; private set; } = "";

        public ServiceDeployment Service { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            await Moto.InitializeAsync();
            var tree = Moto.Seeder.Organization;
            var root = await tree.CreateAsync();
            var (parent, accounts) = (root, new List<string>());
            foreach (var name in (string[])["first", "second", "third"])
            {
                parent = await tree.CreateUnitAsync(name, parent);
                accounts.Add(await tree.CreateAccountAsync(name));
                await tree.MoveAccountAsync(accounts[^1], root, parent);
            }

            (InUnits, Vault, Suspended) = (accounts, await tree.CreateAccountAsync("vault"), await tree.CreateAccountAsync("closed"));
            await tree.SuspendAccountAsync(Suspended);
            var organization = await Moto.Wire.CallAsync(JsonService.Organizations, "DescribeOrganization", [], Home);
            Service = await new ServiceDeployer(Moto.Wire, TemplateLibrary.InSources(Sources.Root)).DeployAsync(new DeploymentOptions(Home)
            {
                OrganizationId = (string)organization["Organization"]!["Id"]!,
                DeployTo = [root],
                VaultAccount = Vault,
                Parameters = new Dictionary<string, string> { ["Regions"] = "us-east-1,eu-west-1", ["BackupRetention"] = "7" },
            });
        }

        public Task DisposeAsync() => Moto.DisposeAsync();
    }
}
