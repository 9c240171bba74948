using System.Text.Json.Nodes;

namespace BackupScheduler.LocalAws.Templates;

/// <summary>A resource with its properties as AWS gets them, and its declaration as it stands in the template.</summary>
public sealed record ResolvedResource(string Id, string Type, JsonObject Properties, JsonObject Declaration, string Ref)
{
    public string Text(string property) => Properties[property] is JsonValue value
        ? value.ToString()
        : throw new TemplateException($"{Id} has no {property} that is a plain value");

    internal static ResolvedResource Resolve(string id, JsonObject declaration, Functions functions) => new(
        id,
        StackNames.TypeOf(declaration),
        functions.Resolve(declaration["Properties"])?.AsObject() ?? [],
        declaration,
        functions.Names.Ref(id)!.ToString());
}
