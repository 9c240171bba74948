using BackupScheduler.Core.Enforcement;

namespace BackupScheduler.Core.Tests.Enforcement;

public sealed class DenyPolicyTests
{
    // Word for word, and on purpose not taken from the code under test.
    private const string RequiredStatement =
        """
        {
          "Action": "dynamodb:DeleteBackup",
          "Resource": "*",
          "Effect": "Deny",
          "Sid": "DenydynamodbDeleteBackup"
        }
        """;

    [Fact]
    public void The_document_is_the_statement_of_the_requirement_and_nothing_else()
    {
        var statement = string.Concat(RequiredStatement.Where(c => !char.IsWhiteSpace(c)));
        Assert.Equal(DenyPolicy.Document, $$"""{"Version":"2012-10-17","Statement":[{{statement}}]}""");
        Assert.Equal("DenyDynamoDBDeleteBackup", DenyPolicy.DefaultName);
    }

    [Theory]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Action":"dynamodb:DeleteBackup","Resource":"*","Effect":"Deny","Sid":"DenydynamodbDeleteBackup"}]}""")]
    [InlineData("""{"Version":"2012-10-17","Statement":{"Action":"dynamodb:DeleteBackup","Resource":"*","Effect":"Deny","Sid":"DenydynamodbDeleteBackup"}}""")]
    [InlineData("""{"Statement":[{"Sid":"DenydynamodbDeleteBackup","Effect":"Deny","Resource":"*","Action":"dynamodb:DeleteBackup"}],"Version":"2012-10-17"}""")]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Action":["dynamodb:DeleteBackup"],"Resource":["*"],"Effect":"Deny","Sid":"DenydynamodbDeleteBackup"}]}""")]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Action":["dynamodb:DeleteBackup","dynamodb:deletebackup"],"Resource":["*","*"],"Effect":"Deny","Sid":"DenydynamodbDeleteBackup"}]}""")]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Action":"DynamoDB:DELETEBACKUP","Resource":"*","Effect":"Deny","Sid":"DenydynamodbDeleteBackup"}]}""")]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Action":"dynamodb:Delete\u0042ackup","Resource":"\u002a","Effect":"Deny","Sid":"DenydynamodbDeleteBackup"}]}""")]
    [InlineData("\n\t { \"Version\" : \"2012-10-17\" ,\r\n\"Statement\" : [ {\"Action\":\"dynamodb:DeleteBackup\",\n \"Resource\":\"*\",\"Effect\":\"Deny\",\"Sid\":\"DenydynamodbDeleteBackup\"} ] }\n")]
    [InlineData("%7B%22Version%22%3A%222012-10-17%22%2C%22Statement%22%3A%5B%7B%22Action%22%3A%22dynamodb%3ADeleteBackup%22%2C%22Resource%22%3A%22%2A%22%2C%22Effect%22%3A%22Deny%22%2C%22Sid%22%3A%22DenydynamodbDeleteBackup%22%7D%5D%7D")]
    [InlineData("%0a%7b%22Version%22:%222012-10-17%22,%22Statement%22:%7b%22Action%22:%22dynamodb:DeleteBackup%22,%20%22Resource%22:%22*%22,%22Effect%22:%22Deny%22,%22Sid%22:%22DenydynamodbDeleteBackup%22%7d%7d")]
    public void Every_spelling_of_the_document_is_the_deny(string document) => Assert.True(DenyPolicy.IsMeantBy(document));

    [Theory]
    // Said less, or of less.
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Action":"dynamodb:DeleteBackup","Resource":"*","Effect":"Allow","Sid":"DenydynamodbDeleteBackup"}]}""")]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Action":"dynamodb:DeleteBackup","Resource":"*","Effect":"deny","Sid":"DenydynamodbDeleteBackup"}]}""")]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Action":"dynamodb:DeleteTable","Resource":"*","Effect":"Deny","Sid":"DenydynamodbDeleteBackup"}]}""")]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Action":"dynamodb:DeleteBac\u212aup","Resource":"*","Effect":"Deny","Sid":"DenydynamodbDeleteBackup"}]}""")]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Action":"dynamodb%3ADeleteBackup","Resource":"*","Effect":"Deny","Sid":"DenydynamodbDeleteBackup"}]}""")]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"NotAction":"dynamodb:DeleteBackup","Resource":"*","Effect":"Deny","Sid":"DenydynamodbDeleteBackup"}]}""")]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Action":"dynamodb:DeleteBackup","NotResource":"*","Effect":"Deny","Sid":"DenydynamodbDeleteBackup"}]}""")]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Action":"dynamodb:DeleteBackup","Resource":"arn:aws:dynamodb:*:*:table/*","Effect":"Deny","Sid":"DenydynamodbDeleteBackup"}]}""")]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Action":"dynamodb:DeleteBackup","Resource":[],"Effect":"Deny","Sid":"DenydynamodbDeleteBackup"}]}""")]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Action":"dynamodb:DeleteBackup","Resource":"*","Effect":"Deny","Sid":"DenydynamodbDeleteBackup","Condition":{"Bool":{"aws:MultiFactorAuthPresent":"false"}}}]}""")]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Action":"dynamodb:DeleteBackup","Resource":"*","Effect":"Deny","Sid":"DenydynamodbDeleteBackup","Principal":"*"}]}""")]
    [InlineData("""{"Version":"2012-10-17","Statement":[]}""")]
    [InlineData("""{"Version":"2012-10-17"}""")]
    // Said more, or otherwise.
    [InlineData(Known.AlteredDeny)]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Action":["dynamodb:DeleteBackup","dynamodb:CreateBackup"],"Resource":"*","Effect":"Deny","Sid":"DenydynamodbDeleteBackup"}]}""")]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Action":"dynamodb:DeleteBackup","Resource":"*","Effect":"Deny","Sid":"Deny"}]}""")]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Action":"dynamodb:DeleteBackup","Resource":"*","Effect":"Deny"}]}""")]
    [InlineData("""{"Version":"2008-10-17","Statement":[{"Action":"dynamodb:DeleteBackup","Resource":"*","Effect":"Deny","Sid":"DenydynamodbDeleteBackup"}]}""")]
    [InlineData("""{"Statement":[{"Action":"dynamodb:DeleteBackup","Resource":"*","Effect":"Deny","Sid":"DenydynamodbDeleteBackup"}]}""")]
    [InlineData("""{"Id":"x","Version":"2012-10-17","Statement":[{"Action":"dynamodb:DeleteBackup","Resource":"*","Effect":"Deny","Sid":"DenydynamodbDeleteBackup"}]}""")]
    [InlineData("%257B%2522Version%2522%253A%25222012-10-17%2522%257D")]
    public void What_says_less_more_or_something_else_is_not(string document)
    {
        Assert.False(DenyPolicy.IsMeantBy(document));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("%")]
    [InlineData("%zz")]
    [InlineData("%FF%FE")]
    [InlineData("null")]
    [InlineData("5")]
    [InlineData("\"Deny\"")]
    [InlineData("[]")]
    [InlineData("""[{"Version":"2012-10-17"}]""")]
    [InlineData("{")]
    [InlineData("""{"Version":"2012-10-17","Statement":["Deny"]}""")]
    [InlineData("""{"Version":"2012-10-17","Statement":[[{"Effect":"Deny"}]]}""")]
    [InlineData("""{"Version":["2012-10-17"],"Statement":{"Effect":"Deny"}}""")]
    [InlineData("""{"Version":null,"Statement":{"Effect":"Deny"}}""")]
    [InlineData("""{"Version":"2012-10-17","Statement":{"Effect":["Deny"]}}""")]
    [InlineData("""{"Version":"2012-10-17","Statement":{"Sid":{},"Effect":"Deny"}}""")]
    [InlineData("""{"Version":"2012-10-17","Statement":{"Action":[["x"]],"Effect":"Deny"}}""")]
    [InlineData("""{"Version":"2012-10-17","Statement":{"Action":{"x":"y"},"Effect":"Deny"}}""")]
    [InlineData("""{"Version":"2012-10-17","Statement":{"Resource":[null],"Effect":"Deny"}}""")]
    [InlineData("""{"Version":"2012-10-17","Statement":{"Resource":[{}],"Effect":"Deny"}}""")]
    [InlineData("""{"Version":"2012-10-17","Version":"2012-10-17","Statement":[]}""")]
    [InlineData("""{"Version":"2012-10-17","Statement":{"Effect":"Deny","\u0045ffect":"Deny"}}""")]
    [InlineData("""{"Version":"2012-10-17","Statement":{"Condition":{"Bool":{"a":"1"},"Bool":{"a":"1"}}}}""")]
    [InlineData("""{"Version":"2012-10-17","Statement":{"Sid":"\ud800","Effect":"Deny"}}""")]
    [InlineData("""{"Version":"2012-10-17","\udc00":"x"}""")]
    [InlineData("{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Deny\"},}")]
    [InlineData("{\"Version\":\"2012-10-17\"}{}")]
    public void What_is_no_policy_document_has_no_meaning(string document)
    {
        Assert.Null(PolicyDocument.Meaning(document));
        Assert.False(DenyPolicy.IsMeantBy(document));
    }

    [Fact]
    public void A_lone_surrogate_in_the_text_has_no_meaning()
    {
        Assert.Null(PolicyDocument.Meaning(DenyPolicy.Document.Replace("Sid\":\"", "Sid\":\"\ud800", StringComparison.Ordinal)));
        Assert.Null(PolicyDocument.Meaning("\udc00"));
    }

    [Theory]
    [InlineData("""{"a":""", "1", "}")]
    [InlineData("[", "", "]")]
    public void Deep_nesting_has_no_meaning(string open, string inner, string close)
    {
        const int depth = 20_000;
        var nested = string.Concat(Enumerable.Repeat(open, depth)) + inner + string.Concat(Enumerable.Repeat(close, depth));
        Assert.Null(PolicyDocument.Meaning(nested));
        Assert.Null(PolicyDocument.Meaning($$"""{"Version":"2012-10-17","Statement":{"Condition":{{nested}} } }"""));
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData(" \t\r\n\u00a0\u3000", 0)]
    [InlineData("{ \"a\" : 1 }", 7)]
    [InlineData("{\"a\":\"b c\"}", 10)]
    public void White_space_does_not_count_against_the_size(string document, int size) =>
        Assert.Equal(size, PolicyDocument.Size(document));
}
