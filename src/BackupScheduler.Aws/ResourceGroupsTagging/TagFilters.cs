using Amazon.ResourceGroupsTaggingAPI.Model;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Aws.ResourceGroupsTagging;

/// <summary>Rules as filters of GetResources: one for each key, narrowed to its values where the service can do that.</summary>
internal static class TagFilters
{
    // GetResources quota: values of one filter.
    private const int MostValues = 20;

    public static IEnumerable<TagFilter> Of(IEnumerable<TagRule> rules) =>
        from rule in rules
        group rule.Value by rule.Key into key
        select new TagFilter { Key = key.Key, Values = Values([.. key]) };

    // An empty value is not told apart from no value on the wire: such a key is read with all its values.
    private static List<string>? Values(string?[] values) =>
        values.Length <= MostValues && !values.Any(string.IsNullOrEmpty) ? [.. values.Select(value => value!)] : null;
}
