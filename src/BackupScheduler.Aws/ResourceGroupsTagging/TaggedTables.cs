using System.Runtime.CompilerServices;
using Amazon.ResourceGroupsTaggingAPI;
using Amazon.ResourceGroupsTaggingAPI.Model;
using BackupScheduler.Aws.Failures;
using BackupScheduler.Aws.SecurityToken;
using BackupScheduler.Core;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Aws.ResourceGroupsTagging;

/// <summary>Resource Groups Tagging of any account and Region: one listing for each key, since its filters hold together only.</summary>
public sealed class TaggedTables(AwsOptions options, IAccountCredentials credentials) : ITableTags
{
    private const int PageSize = 100;

    /// <inheritdoc/>
    public async IAsyncEnumerable<IReadOnlyList<TaggedTable>> ListAsync(
        TableScope scope, IReadOnlyList<TagRule> rules, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var tagging = Open(scope);
        foreach (var filter in TagFilters.Of(rules))
        {
            var request = new GetResourcesRequest
            {
                ResourcesPerPage = PageSize,
                ResourceTypeFilters = ["dynamodb:table"],
                TagFilters = [filter],
            };
            do
            {
                var page = await AwsFailure.TranslateAsync(() => tagging.GetResourcesAsync(request, cancellation), cancellation);
                yield return [.. (page.ResourceTagMappingList ?? []).Select(mapping => Read(mapping, scope)).OfType<TaggedTable>()];
                request.PaginationToken = page.PaginationToken;
            }
            while (!string.IsNullOrEmpty(request.PaginationToken));
        }
    }

    private AmazonResourceGroupsTaggingAPIClient Open(TableScope scope) => new(
        credentials.For(scope.Account), new AmazonResourceGroupsTaggingAPIConfig().ApplyRegional(options, scope.Region.Value));

    // An answer about another account or Region (a client that signs wrongly) would leave the wrong tables without a backup.
    private static TaggedTable? Read(ResourceTagMapping mapping, TableScope scope)
    {
        if (TableArn.Parse(mapping.ResourceARN) is not { } arn) return null;
        if (arn.Scope != scope)
            throw new ServiceFailureException(FailureKind.Other, "WrongScope", $"the tags of {scope} hold {Given.Show(mapping.ResourceARN)}");
        return new TaggedTable(arn.Table, [.. (mapping.Tags ?? []).Select(tag => new TableTag(tag.Key ?? "", tag.Value ?? ""))]);
    }
}
