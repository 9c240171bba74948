using System.Text.Json.Nodes;
using BackupScheduler.LocalAws.Policies;

namespace BackupScheduler.LocalAws.Tests.Policies;

public sealed class PolicyDocumentTests
{
    private const string Table = "arn:aws:dynamodb:eu-west-1:111122223333:table/Orders";

    [Theory]
    [InlineData("""{"Action":"dynamodb:CreateBackup","Resource":"*"}""", true)]
    [InlineData("""{"Action":"DynamoDB:createbackup","Resource":"*"}""", true)]
    [InlineData("""{"Action":["sqs:*","dynamodb:Create*"],"Resource":"*"}""", true)]
    [InlineData("""{"Action":"dynamodb:CreateBacku","Resource":"*"}""", false)]
    [InlineData("""{"NotAction":"dynamodb:Delete*","Resource":"*"}""", true)]
    [InlineData("""{"NotAction":["sqs:*","dynamodb:Create*"],"Resource":"*"}""", false)]
    [InlineData("""{"Action":"*","Resource":"arn:aws:dynamodb:*:111122223333:table/*"}""", true)]
    [InlineData("""{"Action":"*","Resource":"arn:aws:dynamodb:*:111122223333:table/order?"}""", false)]
    [InlineData("""{"Action":"*","Resource":"arn:aws:dynamodb:*:111122223333:table/Order?"}""", true)]
    [InlineData("""{"Action":"*","Resource":["arn:aws:s3:::b","arn:aws:dynamodb:eu-west-1:*"]}""", true)]
    [InlineData("""{"Action":"*","NotResource":"arn:aws:dynamodb:*:111122223333:table/*"}""", false)]
    [InlineData("""{"Action":"*","NotResource":"arn:aws:dynamodb:*:222233334444:table/*"}""", true)]
    [InlineData("""{"Action":"*","Resource":"arn:aws:dynamodb:*:${aws:PrincipalAccount}:table/*"}""", true)]
    [InlineData("""{"Action":"*","Resource":"arn:aws:dynamodb:*:${aws:SourceAccount}:table/*"}""", false)]
    public void A_statement_covers_actions_and_resources(string statement, bool covers) => Assert.Equal(covers, Covers(statement));

    [Theory]
    [InlineData("StringEquals", "aws:PrincipalOrgID", "\"o-1234567890\"", true)]
    [InlineData("StringEquals", "AWS:principalorgid", "\"o-1234567890\"", true)]
    [InlineData("StringEquals", "aws:PrincipalOrgID", "\"O-1234567890\"", false)]
    [InlineData("StringEquals", "aws:PrincipalOrgID", """["o-0","o-1234567890"]""", true)]
    [InlineData("StringEquals", "aws:PrincipalOrgID", "\"o-*\"", false)]
    [InlineData("StringEquals", "aws:PrincipalAccount", "\"${aws:PrincipalAccount}\"", true)]
    [InlineData("StringEquals", "sts:ExternalId", "\"x\"", false)]
    [InlineData("StringEqualsIfExists", "sts:ExternalId", "\"x\"", true)]
    [InlineData("StringNotEquals", "aws:PrincipalOrgID", "\"o-0\"", true)]
    [InlineData("StringNotEquals", "aws:PrincipalOrgID", """["o-0","o-1234567890"]""", false)]
    [InlineData("StringNotEquals", "sts:ExternalId", "\"x\"", true)]
    [InlineData("StringLike", "aws:PrincipalOrgID", "\"o-12*\"", true)]
    [InlineData("StringLike", "aws:PrincipalOrgID", "\"o-2*\"", false)]
    [InlineData("StringNotLike", "aws:PrincipalOrgID", "\"o-12*\"", false)]
    [InlineData("StringNotLike", "sts:ExternalId", "\"*\"", true)]
    [InlineData("ArnEquals", "aws:PrincipalArn", "\"arn:aws:iam::111122223333:role/path/Doer\"", true)]
    [InlineData("ArnEquals", "aws:PrincipalArn", "\"arn:aws:iam::*:role/path/*\"", true)]
    [InlineData("ArnLike", "aws:PrincipalArn", "\"arn:aws:iam::*:role/Doer\"", false)]
    [InlineData("ArnLike", "aws:PrincipalArn", "\"arn:aws:*:*:role/path/Doer:x\"", false)]
    [InlineData("ArnLike", "aws:SourceArn", "\"arn:aws:iam::*:role/*\"", false)]
    [InlineData("ArnNotEquals", "aws:PrincipalArn", """["arn:aws:iam::111122223333:role/Other","arn:aws:iam::111122223333:role/path/Doer"]""", false)]
    [InlineData("ArnNotLike", "aws:PrincipalArn", "\"arn:aws:iam::*:role/Other*\"", true)]
    [InlineData("ArnNotLike", "aws:SourceArn", "\"arn:aws:iam::*:role/*\"", true)]
    [InlineData("Bool", "aws:SecureTransport", "\"true\"", true)]
    [InlineData("Bool", "aws:SecureTransport", "true", true)]
    [InlineData("Bool", "aws:SecureTransport", "\"false\"", false)]
    [InlineData("Bool", "aws:MultiFactorAuthPresent", "\"false\"", false)]
    [InlineData("BoolIfExists", "aws:MultiFactorAuthPresent", "\"false\"", true)]
    [InlineData("ForAllValues:StringEquals", "aws:PrincipalOrgID", "\"o-1234567890\"", true)]
    [InlineData("ForAllValues:StringEquals", "aws:PrincipalOrgID", "\"o-0\"", false)]
    [InlineData("ForAllValues:StringEquals", "events:source", "\"x\"", true)]
    [InlineData("Null", "sts:ExternalId", "\"true\"", true)]
    [InlineData("Null", "sts:ExternalId", "\"false\"", false)]
    [InlineData("Null", "aws:PrincipalArn", "\"false\"", true)]
    public void A_condition_holds_as_at_AWS(string name, string key, string values, bool holds) =>
        Assert.Equal(holds, Covers($$"""{"Action":"*","Resource":"*","Condition":{"{{name}}":{"{{key}}":{{values}} } } }"""));

    [Fact]
    public void All_keys_of_a_condition_must_hold() => Assert.False(Covers(
        """{"Action":"*","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"true"},"StringEquals":{"aws:PrincipalOrgID":"o-0"}}}"""));

    [Theory]
    [InlineData("""{"Action":"*","Resource":"*","Condition":{"ForAnyValue:StringEquals":{"aws:CalledVia":"x"}}}""", "ForAnyValue")]
    [InlineData("""{"Action":"*","Resource":"*","Condition":{"NumericLessThan":{"aws:SecureTransport":"1"}}}""", "NumericLessThan")]
    [InlineData("""{"Action":"*","Resource":"*","Condition":{"StringEquals":{"aws:PrincipleArn":"x"}}}""", "aws:PrincipleArn")]
    [InlineData("""{"Action":"*","Resource":"*","Condition":{"ArnLike":{"aws:PrincipalArn":"*"}}}""", "*")]
    [InlineData("""{"Action":"*","Resource":"arn:aws:s3:::b/${aws:username}/*"}""", "aws:username")]
    [InlineData("""{"Action":"*","NotResource":"arn:aws:s3:::b/${aws:SourceAccount}/*"}""", "NotResource")]
    [InlineData("""{"Action":"*","Resource":"*","NotPrincipal":"*"}""", "NotPrincipal")]
    [InlineData("""{"Action":"*","Principal":{"Federated":"x"}}""", "Federated")]
    [InlineData("""{"Action":"*","Principal":"111122223333"}""", "111122223333")]
    [InlineData("""{"Resource":"*"}""", "Action")]
    [InlineData("""{"Action":"*"}""", "Resource")]
    [InlineData("""{"Action":[null],"Resource":"*"}""", "null")]
    [InlineData("""{"Action":"*","Resource":["*",null]}""", "null")]
    [InlineData("""{"Action":"*","Resource":"*","Condition":"none"}""", "condition")]
    [InlineData("""{"Action":"*","Resource":"*","Condition":[]}""", "condition")]
    [InlineData("""{"Action":"*","Resource":"*","Condition":{"StringEquals":"x"}}""", "condition")]
    public void What_is_not_judged_here_is_refused_aloud(string statement, string message) =>
        Assert.Contains(message, Assert.Throws<PolicyException>(() => Covers(statement)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_document_of_the_older_version_is_refused() =>
        Assert.Throws<PolicyException>(() => PolicyDocument.Parse(JsonNode.Parse("""{"Statement":[]}""")!));

    [Fact]
    public void A_deny_outweighs_an_allow()
    {
        var document = PolicyDocument.Parse(JsonNode.Parse(
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"},{"Effect":"Deny","Action":"dynamodb:Delete*","Resource":"*"}]}""")!);
        Assert.True(document.Grants(new PolicyRequest("dynamodb:CreateBackup", Table)));
        Assert.False(document.Grants(new PolicyRequest("dynamodb:DeleteBackup", Table)));
    }

    private static bool Covers(string statement)
    {
        var node = JsonNode.Parse(statement)!.AsObject();
        node["Effect"] = "Allow";
        var document = new JsonObject { ["Version"] = "2012-10-17", ["Statement"] = node };
        return PolicyDocument.Parse(document).Covers(PolicyEffect.Allow, new PolicyRequest("dynamodb:CreateBackup", Table)
        {
            Context = new Dictionary<string, string>
            {
                ["aws:PrincipalAccount"] = "111122223333",
                ["aws:PrincipalArn"] = "arn:aws:iam::111122223333:role/path/Doer",
                ["aws:PrincipalOrgID"] = "o-1234567890",
                ["aws:SecureTransport"] = "true",
            },
        });
    }
}
