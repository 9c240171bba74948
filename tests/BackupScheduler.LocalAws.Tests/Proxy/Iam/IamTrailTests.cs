using System.Text.Json.Nodes;
using BackupScheduler.LocalAws.Faults;
using BackupScheduler.LocalAws.Proxy;
using BackupScheduler.LocalAws.Proxy.Iam;
using BackupScheduler.LocalAws.Reading;
using BackupScheduler.LocalAws.Seeding;
using BackupScheduler.LocalAws.Wire;
using Microsoft.Extensions.Time.Testing;

namespace BackupScheduler.LocalAws.Tests.Proxy.Iam;

/// <summary>IAM writes that come back as events from a queue.</summary>
[Collection(nameof(MotoServer))]
public sealed class IamTrailTests(MotoServer moto)
{
    private readonly AwsPlace _home = MotoServer.NewPlace();
    private readonly string _account = MotoServer.NewPlace().Account;

    [Fact]
    public async Task A_role_made_by_a_session_is_told_as_EventBridge_tells_it()
    {
        await using var proxy = await ProxyFixture.StartAsync(moto);
        var queue = await TrailAsync(proxy);
        var session = await proxy.Wire.AssumeRoleAsync($"arn:aws:iam::{_account}:role/team/tools/Deployer", "jane");
        using var jane = new AwsWire(proxy.Proxy.Address, session);
        var arn = await new Seeder(jane).Principals.CreateRoleAsync(_account, "a+b=c,d.e@f-g", "/apps/", PolicyDocuments.TrustOfService("lambda.amazonaws.com"));

        var body = Assert.Single(await SentAsync(proxy, queue));
        Assert.Equal(("0", "AWS API Call via CloudTrail", "aws.iam", _account, "us-east-1"),
            (Text(body, "version"), Text(body, "detail-type"), Text(body, "source"), Text(body, "account"), Text(body, "region")));
        Assert.Empty(body["resources"]!.AsArray());
        var detail = body["detail"]!;
        Assert.Equal(Text(body, "time"), Text(detail, "eventTime"));
        Assert.InRange(DateTimeOffset.Parse(Text(body, "time"), null), DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow);
        Assert.Equal(("iam.amazonaws.com", "CreateRole", "AwsApiCall", "Management", _account),
            (Text(detail, "eventSource"), Text(detail, "eventName"), Text(detail, "eventType"), Text(detail, "eventCategory"), Text(detail, "recipientAccountId")));
        Assert.False(detail["readOnly"]!.GetValue<bool>());
        Assert.True(detail["managementEvent"]!.GetValue<bool>());
        Assert.Null(detail["errorCode"]);
        var request = detail["requestParameters"]!.AsObject();
        Assert.Equal(["assumeRolePolicyDocument", "path", "roleName"], request.Select(p => p.Key).Order());
        Assert.Equal(("a+b=c,d.e@f-g", PolicyDocuments.TrustOfService("lambda.amazonaws.com")),
            (Text(request, "roleName"), Text(request, "assumeRolePolicyDocument")));
        var role = detail["responseElements"]!["role"]!;
        Assert.Equal(("/apps/", arn, "a+b=c,d.e@f-g"), (Text(role, "path"), Text(role, "arn"), Text(role, "roleName")));
        Assert.StartsWith("%7B%22Version", Text(role, "assumeRolePolicyDocument"), StringComparison.Ordinal);
        Assert.Matches(@"^[A-Z][a-z]{2} \d{1,2}, \d{4} \d{1,2}:\d\d:\d\d [AP]M$", Text(role, "createDate"));
    }

    [Fact]
    public async Task The_caller_is_told_with_the_roles_whole_path()
    {
        await using var proxy = await ProxyFixture.StartAsync(moto);
        var queue = await TrailAsync(proxy);
        var session = await proxy.Wire.AssumeRoleAsync($"arn:aws:iam::{_account}:role/team/tools/Deployer", "jane");
        using var jane = new AwsWire(proxy.Proxy.Address, session);
        await new Seeder(jane).Principals.CreateUserAsync(_account, "made");
        var key = await proxy.Seeder.Principals.CreateAccessKeyAsync(_account, "made");
        using var user = new AwsWire(proxy.Proxy.Address, key);
        await new Seeder(user).Principals.PutInlineAsync(_account, IamPrincipal.User("made"), "deny", IamFixture.Deny);

        var callers = (await SentAsync(proxy, queue)).Select(body => body["detail"]!["userIdentity"]!).ToList();
        Assert.Equal(["AssumedRole", "Root", "IAMUser"], callers.Select(caller => Text(caller, "type")));
        Assert.Equal(
            [$"arn:aws:sts::{_account}:assumed-role/Deployer/jane", $"arn:aws:iam::{_account}:root", $"arn:aws:iam::{_account}:user/made"],
            callers.Select(caller => Text(caller, "arn")));
        Assert.All(callers, caller => Assert.Equal(_account, Text(caller, "accountId")));
        var issuer = callers[0]["sessionContext"]!["sessionIssuer"]!;
        Assert.Equal(("Role", $"arn:aws:iam::{_account}:role/team/tools/Deployer", _account, "Deployer"),
            (Text(issuer, "type"), Text(issuer, "arn"), Text(issuer, "accountId"), Text(issuer, "userName")));
        Assert.Equal($"{Text(issuer, "principalId")}:jane", Text(callers[0], "principalId"));
        Assert.Equal("made", Text(callers[2], "userName"));
        Assert.Null(callers[2]["sessionContext"]);
    }

    [Fact]
    public async Task Writes_are_told_in_their_order_reads_are_not_and_no_secret_is()
    {
        await using var proxy = await ProxyFixture.StartAsync(moto);
        var queue = await TrailAsync(proxy);
        var principals = proxy.Seeder.Principals;
        await principals.CreateUserAsync(_account, "anna");
        var key = await principals.CreateAccessKeyAsync(_account, "anna");
        var arn = await principals.Policies.CreateAsync(_account, "Deny", IamFixture.Deny);
        await principals.Policies.AddVersionAsync(_account, arn, IamFixture.Deny);
        await principals.AttachAsync(_account, IamPrincipal.User("anna"), arn);
        await proxy.Reader.PrincipalsAsync(_account);
        await principals.DetachAsync(_account, IamPrincipal.User("anna"), arn);

        var bodies = await SentAsync(proxy, queue);
        Assert.Equal(["CreateUser", "CreateAccessKey", "CreatePolicy", "CreatePolicyVersion", "AttachUserPolicy", "DetachUserPolicy"],
            bodies.Select(body => Text(body["detail"]!, "eventName")));
        Assert.DoesNotContain(key.Secret, string.Concat(bodies.Select(body => body.ToJsonString())), StringComparison.Ordinal);
        Assert.Equal(key.AccessKey, Text(bodies[1]["detail"]!["responseElements"]!["accessKey"]!, "accessKeyId"));
        var version = bodies[3]["detail"]!;
        Assert.True(version["requestParameters"]!["setAsDefault"]!.GetValue<bool>());
        Assert.Equal(("v2", true), (Text(version["responseElements"]!["policyVersion"]!, "versionId"),
            version["responseElements"]!["policyVersion"]!["isDefaultVersion"]!.GetValue<bool>()));
        Assert.Equal("""{"userName":"anna","policyArn":"ARN"}""".Replace("ARN", arn, StringComparison.Ordinal),
            bodies[5]["detail"]!["requestParameters"]!.ToJsonString());
        Assert.Null(bodies[5]["detail"]!["responseElements"]);
    }

    [Fact]
    public async Task What_fails_is_told_with_its_error_and_what_takes_effect_with_a_lost_answer_as_a_success()
    {
        var faults = new FaultInjection(1, new FaultRule(FaultKind.Reset, new CallMatch("iam", "CreateUser")) { AfterEffect = true });
        await using var proxy = await ProxyFixture.StartAsync(moto, new AwsProxyOptions { Behaviours = [faults] });
        var queue = await TrailAsync(proxy);
        await moto.Seeder.Principals.CreateRoleAsync(_account, "Linked", "/aws-service-role/x.amazonaws.com/");
        await proxy.OutcomeAsync(_account, "DeleteRole", ("RoleName", "Linked"));
        await proxy.OutcomeAsync(_account, "DeleteRole", ("RoleName", "Nobody"));
        await proxy.OutcomeAsync(_account, "CreateUser", ("UserName", "lost"));

        var details = (await SentAsync(proxy, queue)).Select(body => body["detail"]!).ToList();
        Assert.Equal(["UnmodifiableEntityException", "NoSuchEntityException", null], details.Select(detail => (string?)detail["errorCode"]));
        Assert.Contains("protected role", Text(details[0], "errorMessage"), StringComparison.Ordinal);
        Assert.Equal("lost", Text(details[2]["responseElements"]!["user"]!, "userName"));
    }

    [Fact]
    public async Task Only_the_names_asked_for_are_told_after_the_delay_asked_for()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var proxy = await IamFixture.StartAsync(moto, time: time);
        var queue = await proxy.Seeder.Queues.CreateAsync(_home, "trail");
        proxy.Proxy.Trail.SendTo(new IamTrailTarget(_home, queue.Url)
        {
            Delay = TimeSpan.FromSeconds(30),
            Names = new HashSet<string> { "CreateRole" },
        });
        await proxy.Seeder.Principals.CreateUserAsync(_account, "anna");
        await proxy.Seeder.Principals.CreateRoleAsync(_account, "Deployer");

        Assert.Equal(1, proxy.Proxy.Trail.Pending);
        Assert.Equal(0, (await new QueueReader(moto.Wire, _home).CountsAsync(queue.Url)).Total);
        // The timer may be set only after the first step.
        for (var i = 0; i < 5000 && proxy.Proxy.Trail.Pending > 0; i++)
        {
            time.Advance(TimeSpan.FromSeconds(30));
            await Task.Delay(5);
        }

        Assert.Equal("CreateRole", Text(Assert.Single(await SentAsync(proxy, queue))["detail"]!, "eventName"));
    }

    [Fact]
    public async Task What_cannot_be_sent_is_told_to_whoever_waits_and_holds_up_nobody()
    {
        await using var proxy = await ProxyFixture.StartAsync(moto);
        proxy.Proxy.Trail.SendTo(_home, $"{proxy.Proxy.Address}{_home.Account}/none");
        await proxy.Seeder.Principals.CreateUserAsync(_account, "anna");
        var failure = await Assert.ThrowsAsync<AggregateException>(() => proxy.Proxy.Trail.WhenSentAsync());
        Assert.Same(proxy.Proxy.Trail.LastError, Assert.IsType<AwsWireException>(failure.InnerException));
        await proxy.Proxy.Trail.WhenSentAsync();

        var queue = await TrailAsync(proxy);
        await proxy.Seeder.Principals.CreateRoleAsync(_account, "Deployer");
        Assert.Single(await SentAsync(proxy, queue));
        proxy.Proxy.Trail.SendTo(null);
        await proxy.Seeder.Principals.CreateRoleAsync(_account, "Silent");
        Assert.Empty(await SentAsync(proxy, queue));
    }

    private async Task<SeededQueue> TrailAsync(ProxyFixture proxy)
    {
        var queue = await proxy.Seeder.Queues.CreateAsync(_home, "trail");
        proxy.Proxy.Trail.SendTo(_home, queue.Url);
        return queue;
    }

    private async Task<IReadOnlyList<JsonObject>> SentAsync(ProxyFixture proxy, SeededQueue queue)
    {
        await proxy.Proxy.Trail.WhenSentAsync();
        var messages = await new QueueReader(moto.Wire, _home).DrainAsync(queue.Url);
        return [.. messages.Select(message => JsonNode.Parse(message.Body)!.AsObject())];
    }

    private static string Text(JsonNode node, string name) => node[name]!.GetValue<string>();
}
