using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using BackupScheduler.Aws.Failures;
using BackupScheduler.Core.Tables;
using CoreDescription = BackupScheduler.Core.Tables.TableDescription;

namespace BackupScheduler.Aws.Exports;

/// <summary>A table with all that a restore has to set up again: four calls, and one more for every ten tags.</summary>
internal static class TableDescribing
{
    private const string AwsTags = "aws:";

    /// <summary>The table; null when there is none of this name.</summary>
    public static Task<CoreDescription?> FindAsync(IAmazonDynamoDB dynamo, TableName table, CancellationToken cancellation) => AwsFailure.TranslateAsync(
        async () =>
        {
            try
            {
                var found = (await dynamo.DescribeTableAsync(new DescribeTableRequest { TableName = table.Value }, cancellation)).Table;
                return TableTranslation.Read(found) with
                {
                    TimeToLive = await TimeToLiveAsync(dynamo, table, cancellation),
                    RecoveryDays = await RecoveryDaysAsync(dynamo, table, cancellation),
                    Tags = await TagsAsync(dynamo, found.TableArn, cancellation),
                };
            }
            catch (ResourceNotFoundException)
            {
                return null;
            }
        },
        cancellation);

    private static async Task<string?> TimeToLiveAsync(IAmazonDynamoDB dynamo, TableName table, CancellationToken cancellation)
    {
        var answer = (await dynamo.DescribeTimeToLiveAsync(new DescribeTimeToLiveRequest { TableName = table.Value }, cancellation)).TimeToLiveDescription;
        return answer?.TimeToLiveStatus?.Value is "ENABLED" or "ENABLING" ? answer.AttributeName : null;
    }

    private static async Task<int?> RecoveryDaysAsync(IAmazonDynamoDB dynamo, TableName table, CancellationToken cancellation)
    {
        // The longest time, where the service does not tell (DynamoDB API, RecoveryPeriodInDays).
        const int Longest = 35;
        var answer = await dynamo.DescribeContinuousBackupsAsync(new DescribeContinuousBackupsRequest { TableName = table.Value }, cancellation);
        var recovery = answer.ContinuousBackupsDescription?.PointInTimeRecoveryDescription;
        return recovery?.PointInTimeRecoveryStatus == PointInTimeRecoveryStatus.ENABLED ? recovery.RecoveryPeriodInDays ?? Longest : null;
    }

    /// <summary>Its tags, without AWS's own.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> TagsAsync(IAmazonDynamoDB dynamo, string arn, CancellationToken cancellation)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        var request = new ListTagsOfResourceRequest { ResourceArn = arn };
        do
        {
            var page = await dynamo.ListTagsOfResourceAsync(request, cancellation);
            // AWS's own cannot be put on a table by anybody.
            foreach (var tag in (page.Tags ?? []).Where(tag => !tag.Key.StartsWith(AwsTags, StringComparison.Ordinal))) tags[tag.Key] = tag.Value ?? "";
            request.NextToken = page.NextToken;
        }
        while (!string.IsNullOrEmpty(request.NextToken));
        return tags;
    }
}
