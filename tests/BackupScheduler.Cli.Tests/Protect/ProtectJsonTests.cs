using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using BackupScheduler.Cli.Protect;
using BackupScheduler.Cli.Tests.Enforcement;
using BackupScheduler.Core.Enforcement;
using BackupScheduler.Core.Failures;
using BackupScheduler.Functions.Tests.Fakes;

namespace BackupScheduler.Cli.Tests.Protect;

/// <summary>The document of <c>protect --json</c>: its names are a contract.</summary>
public sealed class ProtectJsonTests
{
    private static readonly JsonSerializerOptions s_plain = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    private readonly MemoryOrganization _world = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void It_names_everybody_who_is_not_simply_covered(bool isDryRun)
    {
        var iam = _world.Protected().Iam;
        iam.Role("New");
        iam.Role("BackupWorker", "/backup-scheduler/");
        iam.Role("AWSServiceRoleForSupport", "/aws-service-role/support.amazonaws.com/");
        iam.Role("Altered").Inline[DenyPolicy.DefaultName] = "{}";
        var outcome = _world.Run(new ProtectOptions { Json = true, DryRun = isDryRun });

        using var document = JsonDocument.Parse(outcome.Output);
        var root = document.RootElement;
        Assert.Equal(
            ["command", "dryRun", "succeeded", "interrupted", "enforcement", "denyMode", "policyName", "errors", "accounts", "accountsLeftOut"],
            root.EnumerateObject().Select(member => member.Name));
        Assert.Equal(
            ("protect", isDryRun, false, "attach", "managed", "DenyDynamoDBDeleteBackup"),
            (root.GetProperty("command").GetString(), root.GetProperty("dryRun").GetBoolean(), root.GetProperty("succeeded").GetBoolean(),
                root.GetProperty("enforcement").GetString(), root.GetProperty("denyMode").GetString(), root.GetProperty("policyName").GetString()));
        var team = root.GetProperty("accounts")[1];
        Assert.Equal(
            ["account", "name", "state", "failure", "policy", "principals", "covered", "newlyCovered", "exempt", "notCoverable", "repaired", "gone", "failed"],
            team.EnumerateObject().Select(member => member.Name));
        Assert.Equal(("done", "unchanged", 5, 1), (team.GetProperty("state").GetString(), team.GetProperty("policy").GetString(), team.GetProperty("principals").GetInt32(), team.GetProperty("covered").GetInt32()));
        Assert.Equal(
            """[{"principal":"arn:aws:iam::111122223333:role/New","code":"lacking","reason":"it lacked the deny"},{"principal":"arn:aws:iam::111122223333:role/Altered","code":"inlineAltered","reason":"its inline deny was altered"}]""",
            Compact(team.GetProperty("newlyCovered")));
        Assert.Equal(
            """[{"principal":"arn:aws:iam::111122223333:role/backup-scheduler/BackupWorker","code":"ownWorker","reason":"the service's own role: it deletes expired backups","released":false}]""",
            Compact(team.GetProperty("exempt")));
        var protectedRole = Assert.Single(team.GetProperty("notCoverable").EnumerateArray());
        Assert.Equal(["principal", "code", "reason", "remedy", "protected", "message"], protectedRole.EnumerateObject().Select(member => member.Name));
        Assert.Equal(("serviceLinked", true), (protectedRole.GetProperty("code").GetString(), protectedRole.GetProperty("protected").GetBoolean()));
        Assert.Equal(
            """[{"code":"inlineAltered","what":"an inline deny that was altered","principal":"arn:aws:iam::111122223333:role/Altered"}]""",
            Compact(team.GetProperty("repaired")));
        Assert.Equal("444455556666", Assert.Single(root.GetProperty("accountsLeftOut").EnumerateArray()).GetProperty("account").GetString());
    }

    [Fact]
    public void Failures_stand_where_they_belong_and_among_the_errors()
    {
        _world.Protected().Iam.Role("New");
        _world.Wire.Fail(Operation.Attach, FailureKind.Other, "Odd");
        _world.Wire.Fail(Operation.AssumeRole, FailureKind.RoleUnavailable, "AssumeRoleFailed", call => call.Subject == MemoryOrganization.Management.Value);
        var outcome = _world.Run(new ProtectOptions { Json = true });

        using var document = JsonDocument.Parse(outcome.Output);
        var accounts = document.RootElement.GetProperty("accounts");
        Assert.Equal("failed", accounts[0].GetProperty("state").GetString());
        Assert.Equal("""{"code":"AssumeRoleFailed","message":"made to fail"}""", Compact(accounts[0].GetProperty("failure")));
        Assert.Equal(JsonValueKind.Null, accounts[1].GetProperty("failure").ValueKind);
        Assert.Equal(
            """[{"principal":"arn:aws:iam::111122223333:role/New","code":"Odd","message":"made to fail"}]""", Compact(accounts[1].GetProperty("failed")));
        Assert.Equal(2, document.RootElement.GetProperty("errors").GetArrayLength());
    }

    [Theory]
    [InlineData("created")]
    [InlineData("versionRestored")]
    [InlineData("versionCreated")]
    [InlineData("nameTaken")]
    [InlineData("quotaReached")]
    public void What_was_done_about_the_policy_has_a_code(string code)
    {
        var iam = _world.Iam;
        iam.Role("New");
        if (code == "quotaReached") iam.PolicyQuota = 0;
        else if (code == "nameTaken") iam.Policy("{}", "/elsewhere/");
        else if (code != "created") iam.Policy(code == "versionRestored" ? DenyPolicy.Document : "{}").Add("""{"Version":"2012-10-17","Statement":[]}""");
        var outcome = _world.Run(new ProtectOptions { Json = true, Accounts = [MemoryOrganization.Team] });

        using var document = JsonDocument.Parse(outcome.Output);
        Assert.Equal(code, document.RootElement.GetProperty("accounts")[0].GetProperty("policy").GetString());
    }

    private static string Compact(JsonElement element) => JsonSerializer.Serialize(element, s_plain);
}
