using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Tables;
using CsCheck;

namespace BackupScheduler.Core.Tests.Backups;

public sealed class BackupArnTests
{
    [Theory]
    [InlineData("aws", "eu-west-1")]
    [InlineData("aws-cn", "cn-north-1")]
    [InlineData("aws-us-gov", "us-gov-west-1")]
    public void The_parts_of_an_ARN_are_told(string partition, string region) =>
        Assert.Equal(
            new BackupArn(
                new TableScope(AccountId.Parse("111122223333"), Region.Parse(region)), TableName.Parse("My.Orders_1-x"), "1489602797149-73d8d5bc"),
            BackupArn.Parse($"arn:{partition}:dynamodb:{region}:111122223333:table/My.Orders_1-x/backup/1489602797149-73d8d5bc"));

    [Theory]
    [InlineData("")]
    [InlineData("arn:aws:dynamodb:eu-west-1:111122223333:table/Orders")]
    [InlineData("arn:aws:dynamodb:eu-west-1:111122223333:table/Orders/backup/")]
    [InlineData("arn:aws:dynamodb:eu-west-1:111122223333:table/Orders/backup/1/2")]
    [InlineData("arn:aws:dynamodb:eu-west-1:111122223333:table/Orders/backup/1:2")]
    [InlineData("arn:aws:dynamodb:eu-west-1:111122223333:table/Orders/stream/1")]
    [InlineData("arn:aws:dynamodb:eu-west-1:111122223333:table//backup/1")]
    [InlineData("arn:aws:dynamodb:eu-west-1:111122223333:global-table/Orders/backup/1")]
    [InlineData("arn:aws:dynamodb:eu-west-1:1111:table/Orders/backup/1")]
    [InlineData("arn:aws:dynamodb::111122223333:table/Orders/backup/1")]
    [InlineData("arn:aws:backup:eu-west-1:111122223333:table/Orders/backup/1")]
    [InlineData("arn::dynamodb:eu-west-1:111122223333:table/Orders/backup/1")]
    [InlineData(" arn:aws:dynamodb:eu-west-1:111122223333:table/Orders/backup/1")]
    [InlineData("arn:aws:dynamodb:eu-west-1:111122223333:table/Orders/backup/1\nanother line")]
    [InlineData("arn:aws:dynamodb:eu-west-1:111122223333:table/Orders/backup/\u2028")]
    [InlineData("arn:aws:dynamodb:eu-west-1:111122223333:table/Orders/backup/01489602797149-73d8d5bc ")]
    [InlineData("arn:aws:dynamodb:eu-west-1:111122223333:table/Orders/backup/00000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("arn:aws\n:dynamodb:eu-west-1:111122223333:table/Orders/backup/1")]
    public void Anything_else_is_not_a_backup_s_ARN(string text) => Assert.Null(BackupArn.Parse(text));

    [Theory]
    [InlineData("01489602797149-73d8d5bc", 1489602797149L)]
    [InlineData("1489602797149-73d8d5bc", 1489602797149L)]
    [InlineData("99999999999999-0", 99999999999999L)]
    [InlineData("0148960279714-73d8d5bc", 148960279714L)]
    [InlineData("148960279714-73d8d5bc", null)]
    [InlineData("001489602797149-73d8d5bc", null)]
    [InlineData("1489602797149", null)]
    [InlineData("0148960279714x-73d8d5bc", null)]
    [InlineData("-73d8d5bc", null)]
    public void An_id_tells_when_the_backup_was_made(string id, long? milliseconds) => Assert.Equal(
        milliseconds is { } known ? DateTimeOffset.FromUnixTimeMilliseconds(known) : null,
        BackupArn.Parse($"arn:aws:dynamodb:eu-west-1:111122223333:table/Orders/backup/{id}")!.CreatedAt);

    [Fact]
    public void No_text_throws() => Gen.String.Sample(text => Assert.Null(BackupArn.Parse("arn:aws:dynamodb:" + text)));

    [Fact]
    public void A_run_s_backups_are_looked_for_a_little_before_the_run()
    {
        var run = RunId.Parse("20261122T010000Z");
        Assert.Equal(new BackupQuery(null, run.Time.AddMinutes(-15)), BackupQuery.Since(run));
        Assert.Equal(
            new BackupQuery(TableName.Parse("Orders"), run.Time.AddMinutes(-15)), BackupQuery.Since(run, TableName.Parse("Orders")));
        Assert.Equal(new BackupQuery(null, null), new BackupQuery());
    }

    [Fact]
    public void The_first_run_there_can_be_is_looked_for_too() =>
        Assert.Equal(DateTimeOffset.MinValue, BackupQuery.Since(RunId.Parse("00010101T000000Z")).CreatedFrom);
}
