using System.Text.Json.Nodes;

namespace BackupScheduler.LocalAws.Templates;

/// <summary>The section Rules: what CloudFormation refuses before it begins.</summary>
internal static class StackRules
{
    public static void Check(JsonObject template, Functions functions)
    {
        foreach (var (name, rule) in template["Rules"] as JsonObject ?? [])
        {
            if (rule!["RuleCondition"] is { } condition && !functions.Decide(condition)) continue;
            foreach (var assertion in rule["Assertions"]!.AsArray())
                if (!functions.Decide(assertion!["Assert"])) throw new TemplateException($"{name}: {assertion["AssertDescription"]}");
        }
    }
}
