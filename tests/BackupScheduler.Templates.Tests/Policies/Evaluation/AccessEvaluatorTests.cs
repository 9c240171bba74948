using System.Text.Json.Nodes;
using BackupScheduler.LocalAws.Policies;

namespace BackupScheduler.Templates.Tests.Policies.Evaluation;

public sealed class AccessEvaluatorTests
{
    private const string Here = "111111111111", There = "222222222222", Queue = $"arn:aws:sqs:eu-west-1:{Here}:work", Doer = $"arn:aws:iam::{Here}:role/Doer";
    private const string Nothing = "", Everywhere = ",\"Resource\":\"*\"", ForAnotherService = "\"Effect\":\"Allow\",\"Action\":\"s3:*\"";
    private const string Allow = "\"Effect\":\"Allow\",\"Action\":\"*\"", Deny = "\"Effect\":\"Deny\",\"Action\":\"*\"";

    [Theory]
    [InlineData(Nothing, Nothing, Verdict.ImplicitlyDenied)]
    [InlineData(Allow, Nothing, Verdict.Allowed)]
    [InlineData(Nothing, Allow, Verdict.Allowed)]
    [InlineData(Allow, Deny, Verdict.ExplicitlyDenied)]
    [InlineData(Deny, Allow, Verdict.ExplicitlyDenied)]
    public void Within_an_account_one_side_is_enough(string identity, string resource, Verdict verdict) =>
        Assert.Equal(verdict, Judge(Caller(Here), "sqs:SendMessage", identity, Of(resource, """{"AWS":"arn:aws:iam::111111111111:role/Doer"}""")));

    [Theory]
    [InlineData(Nothing, Allow, Verdict.ImplicitlyDenied)]
    [InlineData(Allow, Nothing, Verdict.ImplicitlyDenied)]
    [InlineData(Allow, Allow, Verdict.Allowed)]
    public void Between_accounts_both_sides_are_needed(string identity, string resource, Verdict verdict) =>
        Assert.Equal(verdict, Judge(Caller(There), "sqs:SendMessage", identity, Of(resource, "\"*\"")));

    [Theory]
    [InlineData("""{"AWS":"arn:aws:iam::222222222222:root"}""", Verdict.Allowed)]
    [InlineData("""{"AWS":"222222222222"}""", Verdict.Allowed)]
    [InlineData("""{"AWS":["arn:aws:iam::333333333333:root","arn:aws:iam::222222222222:role/Doer"]}""", Verdict.Allowed)]
    [InlineData("""{"AWS":"arn:aws:iam::333333333333:root"}""", Verdict.ImplicitlyDenied)]
    [InlineData("""{"AWS":"arn:aws:iam::222222222222:role/Other"}""", Verdict.ImplicitlyDenied)]
    [InlineData("""{"Service":"lambda.amazonaws.com"}""", Verdict.ImplicitlyDenied)]
    public void A_principal_is_meant_by_name_or_by_account(string principal, Verdict verdict) =>
        Assert.Equal(verdict, Judge(Caller(There), "sqs:SendMessage", Allow, Of(Allow, principal)));

    // Of a role's trust or a key, the root of the account hands over to IAM, and without that IAM has no say.
    [Theory]
    [InlineData(Allow, """{"AWS":"111111111111"}""", Verdict.Allowed)]
    [InlineData(Nothing, """{"AWS":"111111111111"}""", Verdict.ImplicitlyDenied)]
    [InlineData(Nothing, """{"AWS":"arn:aws:iam::111111111111:role/Doer"}""", Verdict.Allowed)]
    [InlineData(Allow, """{"AWS":"arn:aws:iam::111111111111:role/Other"}""", Verdict.ImplicitlyDenied)]
    public void A_trust_decides_alone(string identity, string principal, Verdict verdict) =>
        Assert.Equal(verdict, Judge(Caller(Here), "sts:AssumeRole", identity, Of(Allow, principal)));

    // What our trusts avoid by naming the account and asking for the ARN in a condition.
    [Fact]
    public void A_role_that_was_made_again_is_not_the_one_that_a_policy_names()
    {
        var again = Caller(Here) with { IsReinstalled = true };
        Assert.Equal(Verdict.ImplicitlyDenied, Judge(again, "sts:AssumeRole", Allow, Of(Allow, """{"AWS":"arn:aws:iam::111111111111:role/Doer"}""")));
        Assert.Equal(Verdict.Allowed, Judge(again, "sts:AssumeRole", Allow, Of(
            Allow + $$""" ,"Condition":{"ArnEquals":{"aws:PrincipalArn":"{{Doer}}"} }""", """{"AWS":"arn:aws:iam::111111111111:root"}""")));
    }

    [Theory]
    [InlineData("""{"Service":"events.amazonaws.com"}""", Verdict.Allowed)]
    [InlineData("""{"Service":"lambda.amazonaws.com"}""", Verdict.ImplicitlyDenied)]
    [InlineData("""{"AWS":"111111111111"}""", Verdict.ImplicitlyDenied)]
    public void A_service_needs_the_resources_word_alone(string principal, Verdict verdict) =>
        Assert.Equal(verdict, Judge(new Caller("events.amazonaws.com"), "sqs:SendMessage", Nothing, Of(Allow, principal)));

    [Theory]
    [InlineData(Allow, Nothing, Verdict.Allowed)]
    [InlineData(Allow, Deny, Verdict.ExplicitlyDenied)]
    [InlineData(Nothing, Nothing, Verdict.ImplicitlyDenied)]
    public void An_organizations_policy_only_takes_away(string first, string second, Verdict verdict)
    {
        var access = Access(Caller(Here), "sqs:SendMessage", Allow, null) with
        {
            ServiceControlPolicies = [.. new[] { first, second, ForAnotherService }.Where(text => text.Length > 0).Select(text => Document(text + Everywhere))],
        };
        Assert.Equal(verdict, AccessEvaluator.Judge(access));
    }

    [Theory]
    [InlineData("""{"AWS":"arn:aws:iam::222222222222:role/*"}""")]
    [InlineData("""{"AWS":"arn:aws:sts::222222222222:assumed-role/Doer/session"}""")]
    [InlineData("""{"AWS":"AROAEXAMPLE"}""")]
    public void A_principal_of_another_form_is_refused_aloud(string principal) =>
        Assert.Throws<PolicyException>(() => Judge(Caller(There), "sqs:SendMessage", Allow, Of(Allow, principal)));

    private static Caller Caller(string account) => new($"arn:aws:iam::{account}:role/Doer");

    private static string? Of(string statement, string principal) => statement.Length == 0 ? null : $"{statement},\"Resource\":\"*\",\"Principal\":{principal}";

    private static Verdict Judge(Caller caller, string action, string identity, string? resource) => AccessEvaluator.Judge(Access(caller, action, identity, resource));

    private static AccessRequest Access(Caller caller, string action, string identity, string? resource) =>
        new(caller, new PolicyRequest(action, Queue) { Context = new Dictionary<string, string> { ["aws:PrincipalArn"] = caller.Principal } }, Here)
        {
            IdentityPolicies = identity.Length == 0 ? [] : [Document(identity + Everywhere)],
            ResourcePolicy = resource is null ? null : Document(resource),
        };

    private static JsonNode Document(string statement) => JsonNode.Parse($$"""{"Version":"2012-10-17","Statement":{ {{statement}} } }""")!;
}
