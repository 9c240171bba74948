using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using BackupScheduler.Aws.Failures;
using BackupScheduler.Core.Items;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Aws.Restores;

/// <content>Items.</content>
public sealed partial class DynamoRestoreTarget
{
    /// <inheritdoc/>
    public async Task<long> CountAsync(TableName table, IProgress<long>? progress, CancellationToken cancellation)
    {
        var request = new ScanRequest { TableName = table.Value, Select = Select.COUNT, ConsistentRead = true };
        long count = 0;
        do
        {
            var page = await AwsFailure.TranslateAsync(() => dynamo.ScanAsync(request, cancellation), cancellation);
            count += page.Count ?? 0;
            progress?.Report(count);
            request.ExclusiveStartKey = page.LastEvaluatedKey;
        }
        while (request.ExclusiveStartKey is { Count: > 0 });
        return count;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Item>> TakeAsync(TableName table, int most, CancellationToken cancellation)
    {
        var request = new ScanRequest { TableName = table.Value, Limit = most, ConsistentRead = true };
        var taken = new List<Item>();
        do
        {
            var page = await AwsFailure.TranslateAsync(() => dynamo.ScanAsync(request, cancellation), cancellation);
            taken.AddRange((page.Items ?? []).Select(ItemTranslation.Read));
            request.ExclusiveStartKey = page.LastEvaluatedKey;
        }
        while (taken.Count < most && request.ExclusiveStartKey is { Count: > 0 });
        return [.. taken.Take(most)];
    }

    /// <inheritdoc/>
    public async Task<Item?> GetAsync(TableName table, Item key, CancellationToken cancellation)
    {
        var request = new GetItemRequest { TableName = table.Value, Key = ItemTranslation.Write(key), ConsistentRead = true };
        var answer = await AwsFailure.TranslateAsync(() => dynamo.GetItemAsync(request, cancellation), cancellation);
        return answer.Item is { Count: > 0 } item ? ItemTranslation.Read(item) : null;
    }
}
