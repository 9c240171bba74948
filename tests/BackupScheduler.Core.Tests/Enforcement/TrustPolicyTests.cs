using BackupScheduler.Core.Enforcement;

namespace BackupScheduler.Core.Tests.Enforcement;

public sealed class TrustPolicyTests
{
    private const string Backup = """{"Effect":"Allow","Principal":{"Service":"backup.amazonaws.com"},"Action":"sts:AssumeRole"}""";

    [Theory]
    [InlineData(Backup)]
    [InlineData("[" + Backup + "]")]
    [InlineData("[" + Backup + "," + Backup + "]")]
    [InlineData("""{"Effect":"Allow","Principal":{"Service":["backup.amazonaws.com"]},"Action":"sts:AssumeRole"}""")]
    [InlineData("""{"Effect":"Allow","Principal":{"Service":["backup.amazonaws.com","backup.amazonaws.com"]},"Action":"sts:AssumeRole"}""")]
    [InlineData("""{"Effect":"Allow","Principal":{"Service":"backup.amazonaws.com"},"Action":"sts:AssumeRole","Condition":{"StringEquals":{"aws:SourceAccount":"111122223333"}}}""")]
    [InlineData("[" + Backup + """,{"Effect":"Deny","Principal":"*","Action":"sts:AssumeRole","Condition":{"Bool":{"aws:SecureTransport":"false"}}}]""")]
    [InlineData("""[{"Effect":"Deny","NotPrincipal":{"Service":"backup.amazonaws.com"},"Action":"*"},""" + Backup + "]")]
    [InlineData("""{"Effect":"Allow","Principal":{"\u0053ervice":"backup\u002eamazonaws.com"},"Action":"sts:AssumeRole"}""")]
    public void A_role_that_AWS_Backup_alone_may_assume(string statement) => Assert.True(TrustPolicy.IsOnlyForBackup(Document(statement)));

    [Theory]
    [InlineData("[]")]
    [InlineData("""{"Effect":"Deny","Principal":{"Service":"backup.amazonaws.com"},"Action":"sts:AssumeRole"}""")]
    [InlineData("""{"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole"}""")]
    [InlineData("""{"Effect":"Allow","Principal":"backup.amazonaws.com","Action":"sts:AssumeRole"}""")]
    [InlineData("""{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"sts:AssumeRole"}""")]
    [InlineData("""{"Effect":"Allow","Principal":{"Service":"*"},"Action":"sts:AssumeRole"}""")]
    [InlineData("""{"Effect":"Allow","Principal":{},"Action":"sts:AssumeRole"}""")]
    [InlineData("""{"Effect":"Allow","Principal":{"Service":[]},"Action":"sts:AssumeRole"}""")]
    [InlineData("""{"Effect":"Allow","Principal":{"Service":["backup.amazonaws.com","ec2.amazonaws.com"]},"Action":"sts:AssumeRole"}""")]
    [InlineData("""{"Effect":"Allow","Principal":{"Service":["ec2.amazonaws.com","backup.amazonaws.com"]},"Action":"sts:AssumeRole"}""")]
    [InlineData("""{"Effect":"Allow","Principal":{"Service":"backup.amazonaws.com","AWS":"arn:aws:iam::111122223333:root"},"Action":"sts:AssumeRole"}""")]
    [InlineData("""{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root","Service":"backup.amazonaws.com"},"Action":"sts:AssumeRole"}""")]
    [InlineData("""{"Effect":"Allow","Principal":{"AWS":"backup.amazonaws.com"},"Action":"sts:AssumeRole"}""")]
    [InlineData("""{"Effect":"Allow","Principal":{"service":"backup.amazonaws.com"},"Action":"sts:AssumeRole"}""")]
    [InlineData("""{"Effect":"Allow","NotPrincipal":{"Service":"backup.amazonaws.com"},"Action":"sts:AssumeRole"}""")]
    [InlineData("""{"Effect":"Allow","Principal":{"Service":"backup.amazonaws.com"},"NotPrincipal":{"AWS":"x"},"Action":"sts:AssumeRole"}""")]
    [InlineData("""{"Effect":"Allow","Action":"sts:AssumeRole"}""")]
    [InlineData("[" + Backup + """,{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:user/eve"},"Action":"sts:AssumeRole"}]""")]
    [InlineData("[" + Backup + """,{"Effect":"Allow","Principal":{"Federated":"cognito-identity.amazonaws.com"},"Action":"sts:AssumeRoleWithWebIdentity"}]""")]
    [InlineData("[" + Backup + """,{"Effect":"Allow","NotPrincipal":{"AWS":"arn:aws:iam::111122223333:user/eve"},"Action":"sts:AssumeRole"}]""")]
    public void A_role_that_somebody_else_or_nobody_may_assume(string statement) =>
        Assert.False(TrustPolicy.IsOnlyForBackup(Document(statement)));

    [Theory]
    [InlineData("backup.amazonaws.com.evil.example")]
    [InlineData("Backup.amazonaws.com")]
    [InlineData("backup.amazonaws.com ")]
    [InlineData("backup.amazonaws.com.cn")]
    [InlineData("evil-backup.amazonaws.com")]
    [InlineData("backup-gateway.amazonaws.com")]
    [InlineData("backup.amazonaws.co")]
    [InlineData("backup?amazonaws.com")]
    [InlineData("b*")]
    [InlineData("bаckup.amazonaws.com")]
    public void A_look_alike_of_the_service_is_not_the_service(string service) =>
        Assert.False(TrustPolicy.IsOnlyForBackup(Document($$"""{"Effect":"Allow","Principal":{"Service":"{{service}}"},"Action":"sts:AssumeRole"}""")));

    // Only a plain Deny narrows.
    [Theory]
    [InlineData("\"deny\"")]
    [InlineData("\"DENY\"")]
    [InlineData("\"Deny \"")]
    [InlineData("\"\"")]
    [InlineData("null")]
    [InlineData("[\"Deny\"]")]
    [InlineData("{}")]
    [InlineData("\"\\ud800\"")]
    public void A_statement_of_an_odd_effect_counts_as_an_allow(string effect) => Assert.False(TrustPolicy.IsOnlyForBackup(
        Document($$"""[{{Backup}},{"Effect":{{effect}},"Principal":{"AWS":"*"},"Action":"sts:AssumeRole"}]""")));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"backup.amazonaws.com\"")]
    [InlineData("{}")]
    [InlineData("{\"Statement\":null}")]
    [InlineData("{\"Statement\":\"Allow\"}")]
    [InlineData("{\"Statement\":[5]}")]
    [InlineData("{\"statement\":[" + Backup + "]}")]
    [InlineData("{\"Statement\":[{\"Principal\":{\"Service\":\"backup.amazonaws.com\"}}]}")]
    [InlineData("{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":null}]}")]
    [InlineData("{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":[\"backup.amazonaws.com\"]}]}")]
    [InlineData("{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":null}}]}")]
    [InlineData("{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":[\"backup.amazonaws.com\",null]}}]}")]
    [InlineData("{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":{\"x\":\"backup.amazonaws.com\"}}}]}")]
    [InlineData("{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"\\ud800Service\":\"backup.amazonaws.com\"}}]}")]
    [InlineData("{\"Statement\":[" + Backup + "]")]
    [InlineData("%7B%22Statement%22%3A%5B%5D%7D")]
    public void What_cannot_be_read_is_not_for_AWS_Backup(string? trust) => Assert.False(TrustPolicy.IsOnlyForBackup(trust));

    [Fact]
    public void A_lone_surrogate_in_the_text_cannot_be_read() =>
        Assert.False(TrustPolicy.IsOnlyForBackup(Document(Backup).Replace("sts", "\ud800", StringComparison.Ordinal)));

    // Who reads the first of two and who reads the last would disagree about who may assume the role.
    [Theory]
    [InlineData("{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"*\"}}],\"Statement\":[" + Backup + "]}")]
    [InlineData("{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"*\"},\"Principal\":{\"Service\":\"backup.amazonaws.com\"}}]}")]
    [InlineData("{\"Statement\":[" + Backup + ",{\"Effect\":\"Allow\",\"Effect\":\"Deny\",\"Principal\":{\"AWS\":\"*\"}}]}")]
    [InlineData("{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"ec2.amazonaws.com\",\"Service\":\"backup.amazonaws.com\"}}]}")]
    public void What_says_a_member_twice_is_not_for_AWS_Backup(string trust) => Assert.False(TrustPolicy.IsOnlyForBackup(trust));

    private static string Document(string statement) => $$"""{"Version":"2012-10-17","Statement":{{statement}}}""";
}
