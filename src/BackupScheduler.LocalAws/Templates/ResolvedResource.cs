using System.Text.Json.Nodes;

namespace BackupScheduler.LocalAws.Templates;

/// <summary>A resource with its properties as AWS gets them, and its declaration as it stands in the template.</summary>
public sealed record ResolvedResource(string Id, string Type, JsonObject Properties, JsonObject Declaration)
{
    /// <summary>A name, URL or ARN: what the type answers to <c>Ref</c>.</summary>
    public required string Ref { get; init; }

    /// <summary>Null where the type has none that matters here.</summary>
    public string? Arn { get; init; }

    public string Text(string property) => Properties[property] is JsonValue value
        ? value.ToString()
        : throw new TemplateException($"{Id} has no {property} that is a plain value");

    internal static ResolvedResource Resolve(string id, JsonObject declaration, Functions functions) => new(
        id,
        StackNames.TypeOf(declaration),
        functions.Resolve(declaration["Properties"])?.AsObject() ?? [],
        declaration)
    {
        Ref = functions.Names.Ref(id)!.ToString(),
        Arn = functions.Names.Arn(id),
    };
}
