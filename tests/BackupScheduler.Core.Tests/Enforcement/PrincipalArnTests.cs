using BackupScheduler.Core.Enforcement;

namespace BackupScheduler.Core.Tests.Enforcement;

public sealed class PrincipalArnTests
{
    public static TheoryData<string, string, PrincipalKind, string, string> Principals => new()
    {
        { "arn:aws:iam::111122223333:user/alice", "aws", PrincipalKind.User, "/", "alice" },
        { "arn:aws:iam::111122223333:role/Deployer", "aws", PrincipalKind.Role, "/", "Deployer" },
        { "arn:aws:iam::111122223333:role/team/a/Deployer", "aws", PrincipalKind.Role, "/team/a/", "Deployer" },
        { "arn:aws-cn:iam::111122223333:user/a+b=c,d.e@f_g-h", "aws-cn", PrincipalKind.User, "/", "a+b=c,d.e@f_g-h" },
        { "arn:aws-us-gov:iam::111122223333:role/role/role", "aws-us-gov", PrincipalKind.Role, "/role/", "role" },
        { "arn:aws:iam::111122223333:role/a:b/!#~/X", "aws", PrincipalKind.Role, "/a:b/!#~/", "X" },
        { "arn:aws:iam::111122223333:role/aws-service-role/backup.amazonaws.com/AWSServiceRoleForBackup", "aws", PrincipalKind.Role,
            "/aws-service-role/backup.amazonaws.com/", "AWSServiceRoleForBackup" },
    };

    [Theory]
    [MemberData(nameof(Principals))]
    public void Users_and_roles_are_read_and_written_back(string text, string partition, PrincipalKind kind, string path, string name)
    {
        Assert.True(PrincipalArn.TryParse(text, out var arn));
        Assert.Equal(new PrincipalArn(partition, Known.Account, kind, path, name), arn);
        Assert.Equal(text, arn.ToString());
    }

    [Fact]
    public void The_longest_path_and_name_are_read()
    {
        var (path, name) = ($"/{new string('p', 510)}/", new string('n', 64));
        var arn = Known.Arn($"role{path}{name}");
        Assert.Equal((512, path, name), (arn.Path.Length, arn.Path, arn.Name));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("alice")]
    [InlineData("arn:aws:iam::111122223333:group/admins")]
    [InlineData("arn:aws:iam::111122223333:policy/DenyDynamoDBDeleteBackup")]
    [InlineData("arn:aws:iam::111122223333:instance-profile/x")]
    [InlineData("arn:aws:iam::111122223333:root")]
    [InlineData("arn:aws:iam::111122223333:Role/x")]
    [InlineData("arn:aws:iam::111122223333:/role/x")]
    [InlineData("arn:aws:iam::111122223333:role")]
    [InlineData("arn:aws:iam::111122223333:role/")]
    [InlineData("arn:aws:iam::111122223333:role/team/")]
    [InlineData("arn:aws:iam::111122223333:")]
    [InlineData("arn:aws:iam::111122223333")]
    [InlineData("arn:aws:iam::11112222333:role/x")]
    [InlineData("arn:aws:iam::*:role/x")]
    [InlineData("arn:aws:iam:::role/x")]
    [InlineData("arn:aws:iam:us-east-1:111122223333:role/x")]
    [InlineData("arn:aws:sts::111122223333:assumed-role/x/session")]
    [InlineData("arn:aws:sts::111122223333:role/x")]
    [InlineData("arn::iam::111122223333:role/x")]
    [InlineData("ARN:aws:iam::111122223333:role/x")]
    public void Nothing_else_is(string? text)
    {
        Assert.False(PrincipalArn.TryParse(text, out var arn));
        Assert.Null(arn);
    }
}
