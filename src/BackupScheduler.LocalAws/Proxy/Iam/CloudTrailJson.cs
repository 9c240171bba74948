using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace BackupScheduler.LocalAws.Proxy.Iam;

/// <summary>Requests and answers of the Query protocol in CloudTrail's JSON.</summary>
internal static class CloudTrailJson
{
    // CloudTrail never shows secrets, and of the answer it leaves out the document that the request has already.
    private static readonly HashSet<string> Hidden = ["SecretAccessKey", "Password", "Document"];

    /// <summary>CloudTrail's own way with times inside IAM's answers.</summary>
    public static string Date(DateTimeOffset time) =>
        time.UtcDateTime.ToString("MMM d, yyyy h:mm:ss tt", CultureInfo.InvariantCulture);

    /// <summary>`Tags.member.1.Key` becomes `{"tags":[{"key":...}]}`.</summary>
    public static JsonObject Request(IEnumerable<KeyValuePair<string, string>> form)
    {
        var request = new JsonObject();
        foreach (var (name, value) in form.Where(field => field.Key is not ("Action" or "Version") && !Hidden.Contains(field.Key)))
        {
            Put(request, name.Split('.'), Value(name, value));
        }

        return request;
    }

    /// <summary>What is inside the answer's result element.</summary>
    public static JsonObject Response(XElement result) => new(result.Elements()
        .Where(element => !Hidden.Contains(element.Name.LocalName) && (element.HasElements || element.Value.Length > 0))
        .Select(element => KeyValuePair.Create(Camel(element.Name.LocalName), Node(element))));

    private static JsonNode? Node(XElement element) => element switch
    {
        _ when element.Elements().Any(e => e.Name.LocalName == "member") => new JsonArray([.. element.Elements().Select(Node)]),
        { HasElements: true } => Response(element),
        _ => Value(element.Name.LocalName, element.Value),
    };

    private static void Put(JsonObject target, ReadOnlySpan<string> path, JsonNode? value)
    {
        if (path.Length < 3 || path[1] != "member")
        {
            target[Camel(path[0])] = value;
            return;
        }

        var list = (JsonArray)(target[Camel(path[0])] ??= new JsonArray());
        if (path.Length == 3)
        {
            list.Add(value);
            return;
        }

        var index = int.Parse(path[2], NumberStyles.None, CultureInfo.InvariantCulture) - 1;
        while (list.Count <= index)
        {
            list.Add(new JsonObject());
        }

        Put(list[index]!.AsObject(), path[3..], value);
    }

    private static JsonNode? Value(string name, string text) => name switch
    {
        "SetAsDefault" or "IsDefaultVersion" or "IsAttachable" => text == "true",
        "AttachmentCount" or "PermissionsBoundaryUsageCount" or "MaxSessionDuration" =>
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : text,
        "CreateDate" or "UpdateDate" =>
            DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? Date(time) : text,
        _ => text,
    };

    private static string Camel(string name) =>
        name.StartsWith("AWS", StringComparison.Ordinal) ? $"aWS{name[3..]}" : $"{char.ToLowerInvariant(name[0])}{name[1..]}";
}
