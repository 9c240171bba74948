using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Enforcement;

namespace BackupScheduler.Aws.Tests.IdentityManagement;

/// <summary>Reads and writes on one user or role, and the refusals that are answers.</summary>
public sealed class PrincipalTests : IdentityTest
{
    private static readonly InlinePolicy s_inline = new("Deny", """{"a": "b+c"}""");

    [Fact]
    public async Task A_user_and_a_role_are_read_alone_without_their_policies()
    {
        Give("GetUser", $"<User><Arn>{User}</Arn></User>");
        Give("GetRole", $"<Role><Arn>{Role}</Arn><AssumeRolePolicyDocument>%7B%22a%22%3A%22+%22%7D</AssumeRolePolicyDocument></Role>");
        Assert.Equal(new PrincipalFacts(User), await Identities().FindAsync(PrincipalKind.User, User.Name, default));
        Assert.Equal(new PrincipalFacts(Role) { Trust = """{"a":"+"}""" }, await Identities().FindAsync(PrincipalKind.Role, Role.Name, default));
        Assert.Equal(["UserName=ann+=,.@-_"], Sent("GetUser"));
        Assert.Equal(["RoleName=builder"], Sent("GetRole"));
    }

    [Theory]
    [InlineData(PrincipalKind.User)]
    [InlineData(PrincipalKind.Role)]
    public async Task What_is_not_there_is_not_found(PrincipalKind kind)
    {
        foreach (var operation in (string[])["Get?", "Get?Policy"]) Refuse(Operation(operation, kind), "NoSuchEntity", 404);
        Assert.Null(await Identities().FindAsync(kind, "gone", default));
        Assert.Null(await Identities().FindInlineAsync(Of(kind), "Deny", default));
    }

    [Theory]
    [InlineData(PrincipalKind.User, "PolicyName=Deny&UserName=ann+=,.@-_")]
    [InlineData(PrincipalKind.Role, "PolicyName=Deny&RoleName=builder")]
    public async Task An_inline_policy_is_read_decoded(PrincipalKind kind, string form)
    {
        Give(Operation("Get?Policy", kind), "<PolicyName>Deny</PolicyName><PolicyDocument>%7B%22a%22%3A%20%22b%2Bc%22%7D</PolicyDocument>");
        Assert.Equal(s_inline, await Identities().FindInlineAsync(Of(kind), "Deny", default));
        Assert.Equal([form], Sent(Operation("Get?Policy", kind)));
    }

    [Theory]
    [InlineData("Attach?Policy", PrincipalKind.User, $"PolicyArn={Policy}&UserName=ann+=,.@-_")]
    [InlineData("Attach?Policy", PrincipalKind.Role, $"PolicyArn={Policy}&RoleName=builder")]
    [InlineData("Detach?Policy", PrincipalKind.User, $"PolicyArn={Policy}&UserName=ann+=,.@-_")]
    [InlineData("Detach?Policy", PrincipalKind.Role, $"PolicyArn={Policy}&RoleName=builder")]
    [InlineData("Put?Policy", PrincipalKind.User, """PolicyDocument={"a": "b+c"}&PolicyName=Deny&UserName=ann+=,.@-_""")]
    [InlineData("Put?Policy", PrincipalKind.Role, """PolicyDocument={"a": "b+c"}&PolicyName=Deny&RoleName=builder""")]
    [InlineData("Delete?Policy", PrincipalKind.User, "PolicyName=Deny&UserName=ann+=,.@-_")]
    [InlineData("Delete?Policy", PrincipalKind.Role, "PolicyName=Deny&RoleName=builder")]
    public async Task A_write_names_the_principal_without_its_path(string operation, PrincipalKind kind, string form)
    {
        Give(Operation(operation, kind));
        Assert.Equal(IdentityOutcome.Done, await WriteAsync(operation, kind));
        Assert.Equal([form], Sent(Operation(operation, kind)));
    }

    [Theory]
    [InlineData("Attach?Policy", "LimitExceeded", 409, IdentityOutcome.LimitReached)]
    [InlineData("Attach?Policy", "UnmodifiableEntity", 400, IdentityOutcome.Unmodifiable)]
    [InlineData("Detach?Policy", "NoSuchEntity", 404, IdentityOutcome.Done)]
    [InlineData("Detach?Policy", "UnmodifiableEntity", 400, IdentityOutcome.Unmodifiable)]
    [InlineData("Put?Policy", "NoSuchEntity", 404, IdentityOutcome.PrincipalGone)]
    [InlineData("Put?Policy", "LimitExceeded", 409, IdentityOutcome.LimitReached)]
    [InlineData("Put?Policy", "UnmodifiableEntity", 400, IdentityOutcome.Unmodifiable)]
    [InlineData("Delete?Policy", "NoSuchEntity", 404, IdentityOutcome.Done)]
    [InlineData("Delete?Policy", "UnmodifiableEntity", 400, IdentityOutcome.Unmodifiable)]
    public async Task A_refusal_that_asks_for_another_way_is_an_outcome_after_one_call(
        string operation, string code, int status, IdentityOutcome expected)
    {
        foreach (var kind in (PrincipalKind[])[PrincipalKind.User, PrincipalKind.Role])
        {
            Refuse(Operation(operation, kind), code, status);
            Assert.Equal(expected, await WriteAsync(operation, kind));
            Assert.Single(Stub.Of(Operation(operation, kind)));
        }
    }

    [Theory]
    [InlineData(PrincipalKind.User)]
    [InlineData(PrincipalKind.Role)]
    public async Task An_attachment_that_finds_something_missing_asks_what(PrincipalKind kind)
    {
        Refuse(Operation("Attach?Policy", kind), "NoSuchEntity", 404);
        Refuse(Operation("Get?", kind), "NoSuchEntity", 404);
        Assert.Equal(IdentityOutcome.PrincipalGone, await WriteAsync("Attach?Policy", kind));
        Give(Operation("Get?", kind), $"<{kind}><Arn>{Of(kind)}</Arn></{kind}>");
        Assert.Equal(IdentityOutcome.PolicyGone, await WriteAsync("Attach?Policy", kind));
        Assert.Equal(2, Stub.Of(Operation("Get?", kind)).Count);
    }

    [Fact]
    public async Task An_attachment_whose_missing_part_cannot_be_told_is_a_failure()
    {
        Refuse("AttachRolePolicy", "NoSuchEntity", 404);
        Refuse("GetRole", "AccessDenied", 403);
        await FailureOf(() => WriteAsync("Attach?Policy", PrincipalKind.Role));
    }

    [Fact]
    public async Task An_account_is_called_in_its_own_session_and_all_stores_of_a_role_share_it()
    {
        Give("AttachRolePolicy");
        var stores = new AwsPorts(Stub.Options()).IdentityStores("backup-scheduler/PolicyEnforcer", "secret", "s");
        Assert.Empty(Stub.Of("AssumeRole"));
        foreach (var account in (string[])[Account, "444455556666", Account])
            await stores.Open(AccountId.Parse(account)).AttachAsync(Role, Policy, default);
        Assert.Equal([Account, "444455556666"], Stub.Of("AssumeRole").Select(sent => sent.Form["RoleArn"].Split(':')[4]));
        Assert.All(Stub.Of("AssumeRole"), sent => Assert.Equal("secret", sent.Form["ExternalId"]));
    }

    private Task<IdentityOutcome> WriteAsync(string operation, PrincipalKind kind) => operation switch
    {
        "Attach?Policy" => Identities().AttachAsync(Of(kind), Policy, default),
        "Detach?Policy" => Identities().DetachAsync(Of(kind), Policy, default),
        "Put?Policy" => Identities().PutInlineAsync(Of(kind), s_inline, default),
        _ => Identities().DeleteInlineAsync(Of(kind), "Deny", default),
    };

    private static string Operation(string pattern, PrincipalKind kind) => pattern.Replace("?", kind.ToString(), StringComparison.Ordinal);
}
