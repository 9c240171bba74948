using System.Text.Json.Nodes;
using BackupScheduler.LocalAws.Proxy;
using BackupScheduler.LocalAws.Tests.Proxy.Iam;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Tests.Proxy.Ledger;

/// <summary>An emulator of its own: an organization is the account's, and there is one management account.</summary>
public sealed class CallLedgerTests(MotoServer moto) : IClassFixture<MotoServer>
{
    private readonly AwsPlace _place = MotoServer.NewPlace();

    private string Account => _place.Account;

    [Fact]
    public async Task A_call_is_that_of_the_role_whose_session_signed_it_path_included()
    {
        await using var proxy = await ProxyFixture.StartAsync(moto);
        var role = $"arn:aws:iam::{Account}:role/backup-scheduler/BackupWorker";
        var session = await proxy.Wire.AssumeRoleAsync(role);
        proxy.Proxy.Ledger.Register("AKIDHANDEDOUT", role.Replace("BackupWorker", "Operator", StringComparison.Ordinal));
        await ListTablesAsync(proxy, session);
        await ListTablesAsync(proxy, new AwsCredentials("AKIDHANDEDOUT", "secret"));
        await ListTablesAsync(proxy, new AwsCredentials("AKIDUNKNOWN", "secret"));

        Assert.Equal(
            [
                ($"arn:aws:iam::{AwsPlace.DefaultAccount}:root", "sts:AssumeRole", role),
                (role, "dynamodb:ListTables", "*"),
                ($"arn:aws:iam::{Account}:role/backup-scheduler/Operator", "dynamodb:ListTables", "*"),
                ($"arn:aws:iam::{Account}:root", "dynamodb:ListTables", "*"),
            ],
            proxy.Proxy.Ledger.Calls.Select(call => (call.Caller, call.Action, Assert.Single(call.Resources))));
    }

    [Fact]
    public async Task Tables_and_backups_are_named_by_their_arns_and_a_restore_needs_both()
    {
        await using var proxy = await ProxyFixture.WithBackupsAsync(moto, new() { CreatingFor = TimeSpan.Zero });
        var table = $"arn:aws:dynamodb:eu-west-1:{Account}:table/Orders";
        await proxy.Seeder.Tables.CreateAsync(_place, "Orders", items: 0);
        var backup = await proxy.Seeder.Tables.BackUpAsync(_place, "Orders", "by-hand");
        await DynamoAsync(proxy, "RestoreTableFromBackup", new() { ["BackupArn"] = backup, ["TargetTableName"] = "Again" });
        await DynamoAsync(proxy, "ListBackups", new() { ["TableName"] = "Orders" });
        await proxy.Seeder.Tables.DeleteBackupAsync(_place, backup);
        await DynamoAsync(proxy, "DescribeTable", new() { ["TableName"] = table });

        Assert.Equal(
            [
                $"dynamodb:CreateTable {table}", $"dynamodb:CreateBackup {table}",
                $"dynamodb:RestoreTableFromBackup {backup} {table[..^6]}Again", "dynamodb:ListBackups *", $"dynamodb:DeleteBackup {backup}", $"dynamodb:DescribeTable {table}",
            ],
            Told(proxy));
    }

    [Fact]
    public async Task A_batch_on_a_queue_is_the_action_of_one_message()
    {
        await using var proxy = await ProxyFixture.StartAsync(moto);
        var queue = await proxy.Seeder.Queues.CreateAsync(_place, "work");
        await proxy.Wire.CallAsync(JsonService.Sqs, "SendMessageBatch", new()
        {
            ["QueueUrl"] = queue.Url,
            ["Entries"] = new JsonArray(new JsonObject { ["Id"] = "1", ["MessageBody"] = "work" }),
        }, _place);

        Assert.Equal([$"sqs:CreateQueue {queue.Arn}", $"sqs:SendMessage {queue.Arn}"], Told(proxy));
    }

    [Fact]
    public async Task Events_are_put_on_their_bus_and_who_tells_them_is_a_condition_key()
    {
        await using var proxy = await ProxyFixture.StartAsync(moto);
        foreach (var (bus, sources) in new[] { ((string?)null, "us"), ($"arn:aws:events:eu-west-1:{Account}:event-bus/default", "us"), ("default", "us,others") })
        {
            await proxy.Wire.CallAsync(JsonService.EventBridge, "PutEvents", new()
            {
                ["Entries"] = new JsonArray([.. sources.Split(',').Select(source => (JsonNode)new JsonObject
                {
                    ["Source"] = source, ["DetailType"] = "t", ["Detail"] = "{}", ["EventBusName"] = bus,
                })]),
            }, _place);
        }

        var put = $"events:PutEvents arn:aws:events:eu-west-1:{Account}:event-bus/default";
        Assert.Equal([put, put, put], Told(proxy));
        Assert.Equal(["us", "us", null], proxy.Proxy.Ledger.Calls.Select(call => call.Context.GetValueOrDefault("events:source")));
    }

    [Fact]
    public async Task Principals_have_their_paths_and_what_is_attached_is_a_condition_key()
    {
        await using var proxy = await ProxyFixture.StartAsync(moto);
        var policy = $"arn:aws:iam::{Account}:policy/Deny";
        await moto.Seeder.Principals.CreateRoleAsync(Account, "Build", "/ci/");
        await moto.Seeder.Principals.CreateUserAsync(Account, "anna", "/people/");
        await proxy.Seeder.Principals.Policies.CreateAsync(Account, "Deny", IamFixture.Deny);
        await proxy.Seeder.Principals.AttachAsync(Account, IamPrincipal.Role("Build"), policy);
        await proxy.Seeder.Principals.PutInlineAsync(Account, IamPrincipal.User("anna"), "Deny", IamFixture.Deny);
        Assert.Equal("404 NoSuchEntity", await proxy.OutcomeAsync(Account, "GetRole", ("RoleName", "Nobody")));

        Assert.Equal(
            [
                $"iam:CreatePolicy {policy}", $"iam:AttachRolePolicy arn:aws:iam::{Account}:role/ci/Build",
                $"iam:PutUserPolicy arn:aws:iam::{Account}:user/people/anna", $"iam:GetRole arn:aws:iam::{Account}:role/Nobody",
            ],
            Told(proxy));
        var keys = Assert.Single(proxy.Proxy.Ledger.Calls, call => call.Context.Count > 0);
        Assert.Equal(("iam:AttachRolePolicy", policy), (keys.Action, keys.Context["iam:PolicyARN"]));
    }

    [Fact]
    public async Task Accounts_and_units_are_named_with_their_organization_and_a_refusal_is_told_as_one()
    {
        await using var proxy = await ProxyFixture.StartAsync(moto);
        var root = await proxy.Seeder.Organization.CreateAsync();
        var account = await proxy.Seeder.Organization.CreateAccountAsync("member");
        proxy.Proxy.Canned.Respond(new CallMatch("tagging"), AwsError.AccessDenied);
        proxy.Proxy.Ledger.Clear();
        await OrganizationsAsync(proxy, "DescribeAccount", new() { ["AccountId"] = account });
        await OrganizationsAsync(proxy, "ListAccountsForParent", new() { ["ParentId"] = root });
        await OrganizationsAsync(proxy, "ListAccounts", []);
        await Assert.ThrowsAsync<AwsWireException>(() => proxy.Wire.CallAsync(JsonService.Tagging, "GetResources", [], _place));

        var told = Told(proxy).ToList();
        Assert.Matches($"^organizations:DescribeAccount arn:aws:organizations::{AwsPlace.DefaultAccount}:account/o-[a-z0-9]+/{account}$", told[0]);
        Assert.Matches($"^organizations:ListAccountsForParent arn:aws:organizations::{AwsPlace.DefaultAccount}:root/o-[a-z0-9]+/{root}$", told[1]);
        Assert.Equal(["organizations:ListAccounts *", "tag:GetResources *"], told[2..]);
        Assert.Equal([false, false, false, true], proxy.Proxy.Ledger.Calls.Select(call => call.IsRefused));
    }

    private static IEnumerable<string> Told(ProxyFixture proxy) =>
        proxy.Proxy.Ledger.Calls.Select(call => $"{call.Action} {string.Join(' ', call.Resources)}");

    private Task<JsonObject> DynamoAsync(ProxyFixture proxy, string operation, JsonObject input) =>
        proxy.Wire.CallAsync(JsonService.DynamoDb, operation, input, _place);

    private static Task<JsonObject> OrganizationsAsync(ProxyFixture proxy, string operation, JsonObject input) =>
        proxy.Wire.CallAsync(JsonService.Organizations, operation, input, new AwsPlace(AwsPlace.DefaultAccount, "us-east-1"));

    /// <summary>As an SDK does it: nothing but the key tells who calls.</summary>
    private async Task ListTablesAsync(ProxyFixture proxy, AwsCredentials key)
    {
        using var wire = new AwsWire(proxy.Proxy.Address, key);
        await wire.CallAsync(JsonService.DynamoDb, "ListTables", [], _place);
    }
}
