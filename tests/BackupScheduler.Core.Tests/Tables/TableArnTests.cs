using BackupScheduler.Core.Tables;

namespace BackupScheduler.Core.Tests.Tables;

public sealed class TableArnTests
{
    [Theory]
    [InlineData("arn:aws:dynamodb:eu-west-1:111122223333:table/Orders", "111122223333/eu-west-1", "Orders")]
    [InlineData("arn:aws-cn:dynamodb:cn-north-1:111122223333:table/a.b_c-d", "111122223333/cn-north-1", "a.b_c-d")]
    public void The_ARN_of_a_table_tells_where_it_is(string arn, string scope, string table)
    {
        var parsed = Assert.NotNull(TableArn.Parse(arn));
        Assert.Equal((scope, table), (parsed.Scope.ToString(), parsed.Table.Value));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("arn:aws:dynamodb:eu-west-1:111122223333:table/Orders/backup/1-a")]
    [InlineData("arn:aws:dynamodb:eu-west-1:111122223333:table/Orders/index/by-date")]
    [InlineData("arn:aws:dynamodb:eu-west-1:111122223333:global-table/Orders")]
    [InlineData("arn:aws:s3:eu-west-1:111122223333:table/Orders")]
    [InlineData("arn:aws:dynamodb::111122223333:table/Orders")]
    [InlineData("arn:aws:dynamodb:eu-west-1:1111:table/Orders")]
    [InlineData("arn:aws:dynamodb:eu-west-1:111122223333:table/x")]
    [InlineData("urn:aws:dynamodb:eu-west-1:111122223333:table/Orders")]
    public void Anything_else_is_none(string? arn) => Assert.Null(TableArn.Parse(arn));
}
