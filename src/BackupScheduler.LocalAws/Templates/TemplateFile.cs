using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace BackupScheduler.LocalAws.Templates;

/// <summary>Reads CloudFormation's YAML as the JSON that it stands for: short-form functions become the long form.</summary>
public static class TemplateFile
{
    /// <exception cref="TemplateException">The text is not one YAML document, or says what CloudFormation may take in two ways.</exception>
    public static JsonObject Read(string path)
    {
        try
        {
            return Parse(File.ReadAllText(path));
        }
        catch (TemplateException problem)
        {
            throw new TemplateException($"{path}: {problem.Message}", problem);
        }
    }

    /// <exception cref="TemplateException">As for a file.</exception>
    public static JsonObject Parse(string yaml)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(yaml));
        }
        catch (YamlException problem)
        {
            throw new TemplateException($"line {problem.Start.Line}: {problem.Message}", problem);
        }

        return stream.Documents is [{ RootNode: YamlMappingNode root }]
            ? Convert(root)!.AsObject()
            : throw new TemplateException("a template is one document, with an object at its root");
    }

    private static JsonNode? Convert(YamlNode node)
    {
        var value = node switch
        {
            YamlScalarNode scalar => YamlScalar.Convert(scalar),
            YamlSequenceNode sequence => new JsonArray([.. sequence.Children.Select(Convert)]),
            YamlMappingNode mapping => new JsonObject(mapping.Children.Select(pair => KeyValuePair.Create(KeyOf(pair.Key), Convert(pair.Value)))),
            _ => throw new TemplateException($"line {node.Start.Line}: {node.NodeType} is nothing that a template may hold"),
        };
        return !node.Tag.IsEmpty && node.Tag.Value is ['!', not '!', ..] ? ShortForm.Expand(node.Tag.Value[1..], value, node.Start.Line) : value;
    }

    private static string KeyOf(YamlNode key) => key is YamlScalarNode { Value: { } text }
        ? text
        : throw new TemplateException($"line {key.Start.Line}: a key must be text");
}
