using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using BackupScheduler.Aws.Failures;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Aws.Scratch;

/// <summary>Tables of one account and Region that are made to be thrown away. Calls fail with ServiceFailureException.</summary>
/// <param name="dynamo">For everything that may be repeated.</param>
/// <param name="once">For what would be done twice: without retries.</param>
public sealed class ScratchTables(IAmazonDynamoDB dynamo, IAmazonDynamoDB once)
{
    private const string Key = "id";

    /// <summary>Creates an empty table, billed by the request, with one key of text.</summary>
    /// <returns>Its ARN.</returns>
    public Task<string> CreateAsync(TableName table, CancellationToken cancellation)
    {
        var request = new CreateTableRequest
        {
            TableName = table.Value,
            AttributeDefinitions = [new AttributeDefinition(Key, ScalarAttributeType.S)],
            KeySchema = [new KeySchemaElement(Key, KeyType.HASH)],
            BillingMode = BillingMode.PAY_PER_REQUEST,
        };
        return RunAsync(async () => (await once.CreateTableAsync(request, cancellation)).TableDescription.TableArn, cancellation);
    }

    /// <summary>The service's word for a table's state, such as ACTIVE; null where there is none of this name.</summary>
    public Task<string?> FindStatusAsync(TableName table, CancellationToken cancellation) => RunAsync<string?>(
        async () =>
        {
            try
            {
                var answer = await dynamo.DescribeTableAsync(new DescribeTableRequest { TableName = table.Value }, cancellation);
                return answer.Table.TableStatus?.Value ?? "";
            }
            catch (ResourceNotFoundException)
            {
                return null;
            }
        },
        cancellation);

    /// <summary>Puts an item.</summary>
    public Task PutAsync(TableName table, string id, CancellationToken cancellation)
    {
        var item = new Dictionary<string, AttributeValue> { [Key] = new() { S = id } };
        return RunAsync(() => dynamo.PutItemAsync(new PutItemRequest { TableName = table.Value, Item = item }, cancellation), cancellation);
    }

    /// <summary>Asks for a table's deletion; its not being there is success.</summary>
    public Task DeleteAsync(TableName table, CancellationToken cancellation) => RunAsync(
        async () =>
        {
            try
            {
                await dynamo.DeleteTableAsync(new DeleteTableRequest { TableName = table.Value }, cancellation);
                return true;
            }
            catch (ResourceNotFoundException)
            {
                return false;
            }
        },
        cancellation);

    /// <summary>The service's word for a backup's state, such as AVAILABLE (DescribeBackup).</summary>
    public Task<string> DescribeBackupAsync(string arn, CancellationToken cancellation) => RunAsync(
        async () =>
        {
            var answer = await dynamo.DescribeBackupAsync(new DescribeBackupRequest { BackupArn = arn }, cancellation);
            return answer.BackupDescription.BackupDetails.BackupStatus?.Value ?? "";
        },
        cancellation);

    private static Task<T> RunAsync<T>(Func<Task<T>> call, CancellationToken cancellation) => AwsFailure.TranslateAsync(call, cancellation);
}
