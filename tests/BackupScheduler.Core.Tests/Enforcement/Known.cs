using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Enforcement;

namespace BackupScheduler.Core.Tests.Enforcement;

/// <summary>One account, the rules as they are by default, and principals in it.</summary>
internal static class Known
{
    public const string PolicyArn = "arn:aws:iam::111122223333:policy/DenyDynamoDBDeleteBackup";
    public const string EnforcerArn = "arn:aws:iam::111122223333:role/backup-scheduler/PolicyEnforcer";

    public const string TrustOfEc2 =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";

    public const string TrustOfBackup =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"backup.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";

    /// <summary>Denies, but allows something beside: nobody has reviewed it.</summary>
    public const string AlteredDeny =
        """
        {"Version":"2012-10-17","Statement":[
          {"Action":"dynamodb:DeleteBackup","Resource":"*","Effect":"Deny","Sid":"DenydynamodbDeleteBackup"},
          {"Action":"s3:*","Resource":"*","Effect":"Allow"}]}
        """;

    public static readonly AccountId Account = AccountId.Parse("111122223333");
    public static readonly AccountId Other = AccountId.Parse("444455556666");

    public static readonly EnforcementRules Rules = new()
    {
        WorkerRole = "backup-scheduler/BackupWorker",
        EnforcerRole = "backup-scheduler/PolicyEnforcer",
    };

    /// <summary>A user or role of the account, such as <c>role/team/Deployer</c>.</summary>
    public static PrincipalArn Arn(string kindPathAndName)
    {
        Assert.True(PrincipalArn.TryParse($"arn:aws:iam::{Account}:{kindPathAndName}", out var arn));
        return arn;
    }

    public static PrincipalFacts Role(string pathAndName, string trust = TrustOfEc2) => new(Arn("role" + pathAndName)) { Trust = trust };

    public static PrincipalPattern Pattern(string text)
    {
        Assert.True(PrincipalPattern.TryParse(text, out var pattern));
        return pattern;
    }

    public static InlinePolicy OfSize(int size) => new("Other", new string('x', size));
}
