using System.CommandLine;
using BackupScheduler.Cli.Letters;

namespace BackupScheduler.Cli.Tests.Letters;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("redrive", "--all: no filter given, accepted: --all, or any of --cause, --account, --table, --id")]
    [InlineData("redrive --all --cause A", "--all: given with another filter, accepted: --all, or any of --cause, --account, --table, --id")]
    [InlineData("redrive --all --rate 0", "--rate: given '0', accepted: a number of messages a second from 0.1 to 1000")]
    [InlineData("redrive --account x", "--account: given 'x', accepted: account ids of 12 digits")]
    [InlineData("redrive --cause \"\"", "--cause: given '', accepted: a text that is not empty")]
    [InlineData("discard --to file", "--all: no filter given, accepted: --all, or any of --cause, --account, --table, --id")]
    [InlineData("discard --all", "--to: not given, accepted: the path of a new file, or --dry-run")]
    [InlineData("list --json --output json", "--output: given with another form, accepted: one of --output, --json, --csv")]
    public void A_wrong_option_is_one_line(string line, string error) =>
        Assert.Equal(error, Assert.Single(DlqCommand.Create().Parse(line).Errors).Message);

    [Theory]
    [InlineData("list")]
    [InlineData("list --each --cause A --cause B --account 111122223333,444455556666 --table Orders* --id x --id y --output json --region eu-west-1")]
    [InlineData("show abc --full --json")]
    [InlineData("redrive --id a --id b --rate 2.5 --again --journal j --dry-run")]
    [InlineData("discard --all --to file --yes")]
    [InlineData("discard --all --dry-run")]
    public void A_good_line_is_accepted(string line) => Assert.Empty(DlqCommand.Create().Parse(line).Errors);

    [Fact]
    public void The_settings_name_what_is_missing_and_only_that()
    {
        var environment = new Dictionary<string, string> { ["AWS_REGION"] = "us-east-1" };
        Assert.Equal("DEAD_LETTER_QUEUE_URL: not set, accepted: the URL of an SQS queue", Assert.Single(Assert.Throws<BadUsageException>(() => LetterSetup.Read(null, null, environment)).Lines));
        environment["DEAD_LETTER_QUEUE_URL"] = "https://sqs.us-east-1.amazonaws.com/1/letters";
        Assert.Null(LetterSetup.Read(null, null, environment).Settings.TableQueueUrl);
    }
}
