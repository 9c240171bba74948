using System.Text.Json;
using BackupScheduler.Cli.Demo;
using BackupScheduler.Cli.Tests.Run;
using BackupScheduler.Cli.VerifyAws;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Enforcement;
using BackupScheduler.LocalAws.Proxy;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.Cli.Tests.VerifyAws;

/// <summary><c>verify-aws</c> where all goes as the service expects.</summary>
[Collection(RunCollection.Name)]
public sealed class VerifyTests(RunWorld world) : VerifyDriver(world)
{
    [Fact]
    public async Task With_ones_own_credentials_everything_holds_and_nothing_is_left()
    {
        await World.World.Seeder.Tables.CreateAsync(Home, "Orders", items: 1);
        await World.World.Seeder.Tables.BackUpAsync(Home, "Orders", "backup-scheduler_20260101T000000Z");
        var before = await LeftAsync(Home);
        var outcome = await VerifyAsync(new VerifyOptions { Yes = true });

        Assert.True(outcome.ExitCode == 0, outcome.ToString());
        Assert.Equal(before, await LeftAsync(Home));
        Assert.StartsWith("### verify-aws 20", outcome.Output, StringComparison.Ordinal);
        Assert.Contains(": passed\n", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("account ********9012, through direct, no vault", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Home.Account, outcome.Output, StringComparison.Ordinal);
        foreach (var step in new[] { "make the scratch table", "make the second backup", "prune to the newest", "attach the deny", "detach the deny", "remove the role", "remove the backups", "remove the table" })
            Assert.Contains($"| {step} | ok |", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("- ListBackups straight after CreateBackup showed the backup, ", outcome.Output, StringComparison.Ordinal);
        Assert.StartsWith($"In account {Home.Account}, Region us-east-1, this makes:\n", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_accounts_real_deny_policy_is_attached_and_neither_changed_nor_deleted()
    {
        var arn = await World.World.Seeder.Principals.Policies.CreateAsync(Home.Account, DenyPolicy.DefaultName, DenyPolicy.Document);
        var outcome = await VerifyAsync(new VerifyOptions { Yes = true });

        Assert.True(outcome.ExitCode == 0, outcome.ToString());
        Assert.Equal((1, 1), (World.Calls.Count("AttachRolePolicy"), World.Calls.Count("DetachRolePolicy")));
        Assert.Equal("v1", (await World.World.Reader.PolicyAsync(Home.Account, arn))!.DefaultVersion);
        Assert.All((string[])["CreatePolicy", "CreatePolicyVersion", "SetDefaultPolicyVersion", "DeletePolicy"], operation => Assert.Equal(0, World.Calls.Count(operation)));
        Assert.Empty(await LeftAsync(Home));
    }

    [Fact]
    public async Task A_policy_of_that_name_with_another_text_is_left_alone_and_one_of_our_own_stands_in()
    {
        const string Other = """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"dynamodb:DeleteTable","Resource":"*"}]}""";
        var arn = await World.World.Seeder.Principals.Policies.CreateAsync(Home.Account, DenyPolicy.DefaultName, Other);
        var outcome = await VerifyAsync(new VerifyOptions { Yes = true });

        Assert.True(outcome.ExitCode == 0, outcome.ToString());
        var policy = (await World.World.Reader.PolicyAsync(Home.Account, arn))!;
        Assert.Equal((Other, 1), (policy.Document, policy.Versions.Count));
        Assert.Contains("has another text, and is left alone", outcome.Output, StringComparison.Ordinal);
        Assert.Empty(await LeftAsync(Home));
    }

    [Fact]
    public async Task Through_the_member_roles_of_another_account_and_into_the_vault_as_json()
    {
        var team = await TeamAsync();
        var deny = await World.World.Seeder.Principals.Policies.CreateAsync(team.Account, DenyPolicy.DefaultName, DenyPolicy.Document);
        await CreateBucketAsync("the-vault", Home.Account);
        World.Calls.Clear();
        World.World.Proxy.Ledger.Clear();
        var outcome = await VerifyAsync(new VerifyOptions
        {
            Account = AccountId.Parse(team.Account),
            Through = VerifyThrough.MemberRoles,
            SetupRole = "OrganizationAccountAccessRole",
            VaultBucket = "the-vault",
            VaultAccount = AccountId.Parse(Home.Account),
            Yes = true,
            Json = true,
        });

        Assert.True(outcome.ExitCode == 0, outcome.ToString());
        using var document = JsonDocument.Parse(outcome.Output);
        var root = document.RootElement;
        Assert.Equal(("verify-aws", true, "member-roles", "the-vault"), (
            root.GetProperty("command").GetString(), root.GetProperty("succeeded").GetBoolean(),
            root.GetProperty("through").GetString(), root.GetProperty("vaultBucket").GetString()));
        var steps = root.GetProperty("steps").EnumerateArray().ToDictionary(step => step.GetProperty("step").GetString()!, step => step.GetProperty("detail").GetString()!);
        Assert.Equal("2 listed, DescribeBackup says AVAILABLE", steps["read as Operator"]);
        Assert.Equal("3 items", steps["wait for the export"]);
        Assert.DoesNotContain(team.Account, outcome.Output, StringComparison.Ordinal);
        Assert.Equal(4, World.Calls.Count("AssumeRole"));
        Assert.Equal(0, World.Calls.Calls.Count(call => call.Service is "dynamodb" or "iam" && call.Account != team.Account));
        // Recovery is off again before the table goes.
        Assert.Equal(2, World.Calls.Count("UpdateContinuousBackups"));
        string[] forExports = ["dynamodb:UpdateContinuousBackups", "dynamodb:DescribeContinuousBackups", "dynamodb:ExportTableToPointInTime", "dynamodb:DescribeExport"];
        var exporting = World.World.Proxy.Ledger.Calls.Where(call => forExports.Contains(call.Action)).ToList();
        Assert.Equal(forExports.Order(), exporting.Select(call => call.Action).Distinct().Order());
        Assert.All(exporting, call => Assert.EndsWith(":role/backup-scheduler/BackupWorker", call.Caller, StringComparison.Ordinal));
        Assert.NotNull(await World.World.Reader.PolicyAsync(team.Account, deny));
        Assert.Empty(await LeftAsync(team));
    }

    [Fact]
    public async Task What_has_to_be_waited_for_is_waited_for_and_told()
    {
        Respond("CreateBackup", 2, call => AwsError.Of(call, 400, "BackupInUseException", "busy"), times: 2);
        Respond("CreateBackup", 1, call => AwsError.Of(call, 400, "ContinuousBackupsUnavailableException", "not yet"), times: 1);
        var outcome = await VerifyAsync(new VerifyOptions { Yes = true });

        Assert.True(outcome.ExitCode == 0, outcome.ToString());
        Assert.Matches(@"- CreateBackup of the first backup was accepted after [0-9.]+ s; before, it answered .*ContinuousBackupsUnavailableException", outcome.Output);
        Assert.Contains("ContinuousBackupsUnavailableException (1)", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("BackupInUseException (", outcome.Output, StringComparison.Ordinal);
        Assert.Empty(await LeftAsync(Home));
    }

    [Fact]
    public async Task Told_to_keep_it_names_what_is_there()
    {
        var outcome = await VerifyAsync(new VerifyOptions { Yes = true, Keep = true });

        Assert.True(outcome.ExitCode == 0, outcome.ToString());
        var left = await LeftAsync(Home);
        Assert.Equal(4, left.Count);
        Assert.Contains($"kept: arn:aws:dynamodb:us-east-1:{Home.Account}:table/{left[0]}\n", outcome.Error, StringComparison.Ordinal);
        Assert.Contains($"kept: {left[2]}\n", outcome.Error, StringComparison.Ordinal);
        Assert.Contains($"kept: {left[3]}\n", outcome.Error, StringComparison.Ordinal);
    }

    private async Task<AwsPlace> TeamAsync()
    {
        await World.World.Seeder.Organization.CreateAsync();
        return Home with { Account = await World.World.Seeder.Organization.CreateAccountAsync("team") };
    }

    private async Task CreateBucketAsync(string name, string account)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var request = new HttpRequestMessage(HttpMethod.Put, new Uri(World.World.EmulatorAddress, name));
        request.Headers.TryAddWithoutValidation("Authorization", "AWS4-HMAC-SHA256 Credential=AKIDLOCALAWS/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=0");
        request.Headers.Add("x-moto-account-id", account);
        using var answer = await http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
    }
}
