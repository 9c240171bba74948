using System.Text.Json;
using Amazon.ResourceGroupsTaggingAPI.Model;
using Amazon.StandIns.Json;

namespace Amazon.ResourceGroupsTaggingAPI.Wire;

/// <summary>The operation in use, member by member.</summary>
internal static class Operations
{
    public static readonly JsonOperation<GetResourcesRequest, GetResourcesResponse> GetResources = new(
        TaggingProtocol.Instance,
        (writer, request) =>
        {
            writer.WriteIfSet("PaginationToken", request.PaginationToken);
            writer.WriteIfSet("ResourcesPerPage", request.ResourcesPerPage);
            writer.WriteIfSet("ResourceTypeFilters", request.ResourceTypeFilters, writer.WriteStringValue);
            writer.WriteIfSet("TagFilters", request.TagFilters, filter => WriteFilter(writer, filter));
        },
        page => new()
        {
            PaginationToken = page.Text("PaginationToken"),
            ResourceTagMappingList = page.List("ResourceTagMappingList", ReadMapping),
        });

    private static void WriteFilter(Utf8JsonWriter writer, TagFilter filter)
    {
        writer.WriteStartObject();
        writer.WriteIfSet("Key", filter.Key);
        writer.WriteIfSet("Values", filter.Values, writer.WriteStringValue);
        writer.WriteEndObject();
    }

    private static ResourceTagMapping ReadMapping(JsonElement mapping) =>
        new() { ResourceARN = mapping.Text("ResourceARN"), Tags = mapping.List("Tags", ReadTag) };

    private static Tag ReadTag(JsonElement tag) => new() { Key = tag.Text("Key"), Value = tag.Text("Value") };
}
