using BackupScheduler.Core.Enforcement;

namespace BackupScheduler.Core.Tests.Enforcement;

public sealed class PrincipalPatternTests
{
    [Theory]
    [InlineData("arn:aws:iam::111122223333:role/Deployer", "arn:aws:iam::111122223333:role/Deployer")]
    [InlineData("arn:aws:iam::*:role/AWSControlTowerExecution", "arn:aws:iam::111122223333:role/AWSControlTowerExecution")]
    [InlineData("arn:aws:iam::*:role/AWSControlTowerExecution", "arn:aws:iam::444455556666:role/AWSControlTowerExecution")]
    [InlineData("arn:aws:iam::*:role/stacksets-exec-*", "arn:aws:iam::111122223333:role/stacksets-exec-0a1b")]
    [InlineData("arn:aws:iam::*:role/stacksets-exec-*", "arn:aws:iam::111122223333:role/stacksets-exec-")]
    [InlineData("arn:aws:iam::*:role/team/a/*xyz*", "arn:aws:iam::111122223333:role/team/a/1xyz2")]
    [InlineData("arn:aws:iam::*:user/a+b=c,d.e@f_g-*", "arn:aws:iam::111122223333:user/a+b=c,d.e@f_g-h")]
    [InlineData("arn:aws-cn:iam::*:role/abc", "arn:aws-cn:iam::111122223333:role/abc")]
    [InlineData("arn:aws:iam::*:role/a*b*c", "arn:aws:iam::111122223333:role/a-b-b-c")]
    public void Names_whom_it_says(string pattern, string principal) => Assert.True(Matches(pattern, principal));

    [Theory]
    [InlineData("arn:aws:iam::111122223333:role/Deployer", "arn:aws:iam::444455556666:role/Deployer")]
    [InlineData("arn:aws:iam::*:role/Deployer", "arn:aws:iam::111122223333:user/Deployer")]
    [InlineData("arn:aws:iam::*:user/Deployer", "arn:aws:iam::111122223333:role/Deployer")]
    [InlineData("arn:aws:iam::*:role/Deployer", "arn:aws:iam::111122223333:role/team/Deployer")]
    [InlineData("arn:aws:iam::*:role/team/Deployer", "arn:aws:iam::111122223333:role/Deployer")]
    [InlineData("arn:aws:iam::*:role/team/Deployer", "arn:aws:iam::111122223333:role/Team/Deployer")]
    [InlineData("arn:aws:iam::*:role/Deployer", "arn:aws:iam::111122223333:role/deployer")]
    [InlineData("arn:aws:iam::*:role/Deployer", "arn:aws:iam::111122223333:role/Deployer2")]
    [InlineData("arn:aws:iam::*:role/Deployer", "arn:aws:iam::111122223333:role/MyDeployer")]
    [InlineData("arn:aws:iam::*:role/Deployer", "arn:aws-cn:iam::111122223333:role/Deployer")]
    [InlineData("arn:aws:iam::*:role/a.c-1", "arn:aws:iam::111122223333:role/abc-1")]
    public void And_nobody_else(string pattern, string principal) => Assert.False(Matches(pattern, principal));

    [Theory]
    [InlineData("arn:aws:iam::*:role/team*", "role/team/evil")]
    [InlineData("arn:aws:iam::*:role/*evil", "role/team/evil")]
    [InlineData("arn:aws:iam::*:role/a/b*c-d", "role/a/b/c-d")]
    [InlineData("arn:aws:iam::*:role/a/*evil", "role/a/b/evil")]
    [InlineData("arn:aws:iam::*:role/a/evil*", "role/evil")]
    public void A_star_never_stands_for_a_slash(string pattern, string principal) =>
        Assert.False(Known.Pattern(pattern).Matches(Known.Arn(principal)));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("*")]
    [InlineData("AWSControlTowerExecution")]
    [InlineData("arn:aws:iam::*:role/*")]
    [InlineData("arn:aws:iam::*:role/team/*")]
    [InlineData("arn:aws:iam::*:role/team/**")]
    [InlineData("arn:aws:iam::*:role/team/ab*")]
    [InlineData("arn:aws:iam::*:role/team/*a*b*")]
    [InlineData("arn:aws:iam::*:role/*/Deployer")]
    [InlineData("arn:aws:iam::*:role/te*/Deployer")]
    [InlineData("arn:aws:iam::*:role/te?m/Deployer")]
    [InlineData("arn:aws:iam::*:role/te\\m/Deployer")]
    [InlineData("arn:aws:iam::*:role/te m/Deployer")]
    [InlineData("arn:aws:iam::*:role/té/Deployer")]
    [InlineData("arn:aws:iam::*:role/Deploy?r")]
    [InlineData("arn:aws:iam::*:role/Deploy\\er")]
    [InlineData("arn:aws:iam::*:role/Deploy er")]
    [InlineData("arn:aws:iam::*:role/Déployer")]
    [InlineData("arn:aws:iam::*:role/")]
    [InlineData("arn:aws:iam::*:role")]
    [InlineData("arn:aws:iam::*:*/Deployer")]
    [InlineData("arn:aws:iam::*:group/Deployer")]
    [InlineData("arn:aws:iam::*:Deployer")]
    [InlineData("arn:aws:iam::1111*:role/Deployer")]
    [InlineData("arn:aws:iam::**:role/Deployer")]
    [InlineData("arn:aws:iam::11112222333:role/Deployer")]
    [InlineData("arn:aws:iam:::role/Deployer")]
    [InlineData("arn:*:iam::*:role/Deployer")]
    [InlineData("arn:aws*:iam::*:role/Deployer")]
    [InlineData("arn::iam::*:role/Deployer")]
    [InlineData("arn:aws:sts::*:role/Deployer")]
    [InlineData("arn:aws:iam:us-east-1:*:role/Deployer")]
    [InlineData("arn:aws:iam::*:role/Deployer:x")]
    [InlineData("arn:aws:iam::*:role/a:b/Deployer")]
    [InlineData(" arn:aws:iam::*:role/Deployer")]
    public void Whole_paths_and_odd_patterns_are_refused(string? text)
    {
        Assert.False(PrincipalPattern.TryParse(text, out var pattern));
        Assert.Null(pattern);
    }

    [Fact]
    public void It_is_shown_as_it_was_written()
    {
        const string text = "arn:aws:iam::*:role/stacksets-exec-*";
        Assert.Equal((text, text), (Known.Pattern(text).Text, Known.Pattern(text).ToString()));
    }

    // What error messages give as an example must be accepted.
    [Fact]
    public void The_example_that_errors_show_is_accepted() =>
        Assert.True(PrincipalPattern.TryParse(PrincipalPattern.Accepts.Split(' ', ';').Single(word => word.StartsWith("arn:", StringComparison.Ordinal)), out _));

    private static bool Matches(string pattern, string principal)
    {
        Assert.True(PrincipalArn.TryParse(principal, out var arn));
        return Known.Pattern(pattern).Matches(arn);
    }
}
