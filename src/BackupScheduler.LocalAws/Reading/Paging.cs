using System.Text.Json.Nodes;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Reading;

internal static class Paging
{
    /// <summary>All elements of <paramref name="list"/> over all pages; the token that came as <paramref name="tokenOut"/> goes back as <paramref name="tokenIn"/>.</summary>
    public static async Task<List<JsonNode>> AllPagesAsync(
        this AwsWire wire, JsonService service, string operation, JsonObject input, AwsPlace place,
        string list, string tokenOut, string tokenIn, CancellationToken cancellation)
    {
        var all = new List<JsonNode>();
        do
        {
            var page = await wire.CallAsync(service, operation, input, place, cancellation);
            all.AddRange(page[list]?.AsArray().Select(e => e!) ?? []);
            input[tokenIn] = page[tokenOut]?.DeepClone();
        }
        while (input[tokenIn] is not null);
        return all;
    }
}
