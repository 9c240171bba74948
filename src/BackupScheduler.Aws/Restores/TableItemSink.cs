using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using BackupScheduler.Aws.Failures;
using BackupScheduler.Core.Items;
using BackupScheduler.Core.Replay;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Aws.Restores;

/// <summary>Writes batches to a table by BatchWriteItem.</summary>
/// <param name="once">A client without retries: the caller sends again what is left, in its own time.</param>
/// <param name="table">The table.</param>
internal sealed class TableItemSink(IAmazonDynamoDB once, TableName table) : IItemSink
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<ItemWrite>> WriteAsync(IReadOnlyList<ItemWrite> batch, CancellationToken cancellation)
    {
        var request = new BatchWriteItemRequest
        {
            RequestItems = new Dictionary<string, List<WriteRequest>> { [table.Value] = [.. batch.Select(Write)] },
        };
        var answer = await AwsFailure.TranslateAsync(() => once.BatchWriteItemAsync(request, cancellation), cancellation);
        return answer.UnprocessedItems?.GetValueOrDefault(table.Value) is { Count: > 0 } left ? Left(batch, left) : [];
    }

    private static WriteRequest Write(ItemWrite write) => write.Content is { } item
        ? new WriteRequest(new PutRequest(ItemTranslation.Write(item)))
        : new WriteRequest(new DeleteRequest(ItemTranslation.Write(write.Key)));

    private static List<ItemWrite> Left(IReadOnlyList<ItemWrite> batch, List<WriteRequest> left)
    {
        List<string> names = [.. batch[0].Key.Attributes.Keys];
        var byKey = batch.ToDictionary(write => write.Key.Canonical, StringComparer.Ordinal);
        return [.. left.Select(request => byKey[KeyOf(request, names)])];
    }

    private static string KeyOf(WriteRequest request, List<string> names)
    {
        Item item = ItemTranslation.Read(request.PutRequest?.Item ?? request.DeleteRequest.Key);
        return item.Only(names).Canonical;
    }
}
