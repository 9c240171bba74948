using System.Text.Json.Nodes;

namespace BackupScheduler.Templates.Tests.Declared;

/// <summary>How a template must be written, whatever it installs.</summary>
internal static class Form
{
    private static readonly string[] s_order =
        ["AWSTemplateFormatVersion", "Description", "Metadata", "Parameters", "Rules", "Mappings", "Conditions", "Resources", "Outputs"];

    /// <summary>One order of sections everywhere; no transform, which service-managed StackSets refuse.</summary>
    public static IEnumerable<string> OfSections(JsonObject template)
    {
        var sections = template.Select(pair => pair.Key).ToList();
        foreach (var unknown in sections.Except(s_order)) yield return $"the section {unknown} has no place";
        if (!sections.SequenceEqual(s_order.Intersect(sections))) yield return $"the order of sections is {string.Join(", ", sections)}";
        if (template.Keys().Any(key => key is "Fn::Transform" or "Transform")) yield return "a transform";
    }

    /// <summary>Each parameter is described, validated, and in exactly one group.</summary>
    public static IEnumerable<string> OfParameters(JsonObject template)
    {
        var grouped = template["Metadata"]?["AWS::CloudFormation::Interface"]?["ParameterGroups"]!.AsArray()
            .SelectMany(group => group!["Parameters"]!.AsArray()).Select(name => name!.ToString()).ToList() ?? [];
        var parameters = template.Section("Parameters");
        foreach (var name in grouped.Where(name => !parameters.ContainsKey(name))) yield return $"{name} is in a group, and no parameter";
        foreach (var (name, declaration) in parameters)
        {
            if (grouped.Count(other => other == name) is not 1 and var times) yield return $"{name} is in {times} groups";
            foreach (var finding in OfParameter(name, declaration!.AsObject())) yield return finding;
        }
    }

    /// <summary>What is declared is used: a parameter or condition that nobody reads looks as if it did something.</summary>
    public static IEnumerable<string> OfUse(JsonObject template)
    {
        var everywhere = new[] { "Rules", "Conditions", "Resources", "Outputs" }.Select(section => (JsonNode)template.Section(section)).ToList();
        var read = everywhere.SelectMany(section => section.AndBelow()).OfType<JsonObject>().Select(o => o["Ref"]?.ToString()).ToHashSet();
        var texts = everywhere.SelectMany(section => section.Texts()).ToList();
        foreach (var name in template.Section("Parameters").Select(pair => pair.Key))
            if (!read.Contains(name) && !texts.Any(text => text.Contains($"${{{name}}}", StringComparison.Ordinal))) yield return $"nothing reads {name}";
        foreach (var name in template.Section("Conditions").Select(pair => pair.Key))
            if (!texts.Contains(name)) yield return $"nothing depends on the condition {name}";
    }

    // Parameters hold examples; everything else must do in any partition.
    public static IEnumerable<string> OfPartition(JsonObject template) =>
        from section in template
        where section.Key is not ("Parameters" or "Description" or "Metadata")
        from text in section.Value!.Texts()
        where text.Contains("arn:aws:", StringComparison.Ordinal)
            || (text.Contains("https://", StringComparison.Ordinal) && text.Contains("amazonaws.com", StringComparison.Ordinal))
        select $"{text} is bound to a partition";

    private static IEnumerable<string> OfParameter(string name, JsonObject declaration)
    {
        if (declaration["Description"]?.ToString() is not { Length: > 10 }) yield return $"{name} has no Description";
        var isNumber = declaration["Type"]!.ToString() == "Number";
        var isBound = isNumber && declaration.ContainsKey("MinValue") && declaration.ContainsKey("MaxValue");
        if (!isBound && !declaration.ContainsKey("AllowedPattern") && !declaration.ContainsKey("AllowedValues")) yield return $"{name} takes anything";
        if (!declaration.ContainsKey("AllowedValues") && !declaration.ContainsKey("ConstraintDescription")) yield return $"{name} does not say what it takes";
        if (declaration["AllowedPattern"]?.ToString() is { } pattern && !(pattern.StartsWith('^') && pattern.EndsWith('$')))
            yield return $"{name}: {pattern} is not anchored";
        if (declaration["Type"]!.ToString() is not ("String" or "Number" or "CommaDelimitedList")) yield return $"{name} is of a type that is not resolved here";
    }
}
