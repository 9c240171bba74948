using System.CommandLine;
using BackupScheduler.Cli.Protect;
using BackupScheduler.Cli.Unprotect;

namespace BackupScheduler.Cli.Tests.Enforcement;

/// <summary>The options of <c>protect</c> and <c>unprotect</c>.</summary>
public sealed class CommandLineTests
{
    [Theory]
    [InlineData("protect --account 12", "--account: given '12', accepted: account ids of 12 digits")]
    [InlineData("protect --region mars", "--region: given 'mars', accepted: a Region such as eu-west-1")]
    [InlineData("unprotect --principal alice", "--principal: given 'alice', accepted: the ARN of a user or role such as arn:aws:iam::111122223333:role/team/Deployer")]
    [InlineData("unprotect --principal arn:aws:iam::111122223333:group/g", "--principal: given 'arn:aws:iam::111122223333:group/g', accepted: the ARN of a user or role such as arn:aws:iam::111122223333:role/team/Deployer")]
    [InlineData("unprotect --principal arn:aws:iam::111122223333:user/a --account 111122223333", "--principal: given together with --account, accepted: one of them")]
    public void A_wrong_option_is_one_line(string given, string error) =>
        Assert.Equal([error], Parse(given).Errors.Select(e => e.Message));

    [Theory]
    [InlineData("protect --account 111122223333 --account 444455556666 --accept-protected --dry-run --json --verbose")]
    [InlineData("protect --account 111122223333 444455556666 --profile p --region eu-west-1")]
    [InlineData("unprotect --account 111122223333,444455556666 --yes --dry-run --json")]
    [InlineData("unprotect --principal arn:aws:iam::111122223333:role/team/a+=,.@-_b --yes")]
    public void These_are_accepted(string given) => Assert.Empty(Parse(given).Errors);

    private static ParseResult Parse(string given) => new RootCommand { ProtectCommand.Create(), UnprotectCommand.Create() }.Parse(given);
}
