using System.Text.Json.Nodes;

namespace BackupScheduler.LocalAws.Deployment.Adapting;

/// <summary>`EventBusName: Ref(Bus)` becomes the bus's name, and the rule depends on the bus.</summary>
internal static class BusNames
{
    public static IReadOnlyList<string> Inline(JsonObject template)
    {
        var touched = new List<string>();
        foreach (var (id, rule) in template.Resources().Where(resource => resource.Value.TypeOf() == "AWS::Events::Rule"))
        {
            var properties = rule["Properties"]!.AsObject();
            if (properties["EventBusName"].ReferredTo() is { } bus && template["Resources"]![bus] is { } resource)
            {
                properties["EventBusName"] = resource["Properties"]!["Name"]!.DeepClone();
                rule["DependsOn"] = bus;
                touched.Add(id);
            }
        }

        return touched;
    }
}
