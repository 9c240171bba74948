using System.Text.Json.Nodes;

namespace BackupScheduler.LocalAws.Deployment.Adapting;

/// <summary>`Policies` of a role become `AWS::IAM::Policy`, each under the conditions of the role and of its own.</summary>
internal static class InlinePolicies
{
    public static IReadOnlyList<string> MoveOut(JsonObject template)
    {
        var roles = template.Resources().Where(r => r.Value.TypeOf() == "AWS::IAM::Role" && r.Value["Properties"]?["Policies"] is JsonArray).ToList();
        foreach (var (id, role) in roles)
        {
            var policies = role["Properties"]!["Policies"]!.AsArray();
            role["Properties"]!.AsObject().Remove("Policies");
            foreach (var (policy, number) in policies.Select((policy, number) => (policy!, number)))
            {
                Add(template, id, role, policy, $"{id}Policy{number}");
            }
        }

        return [.. roles.Select(role => role.Key)];
    }

    private static void Add(JsonObject template, string roleId, JsonObject role, JsonNode policy, string id)
    {
        var choice = policy.Choice();
        var body = (choice is null ? policy : choice[1]!).AsObject();
        var resource = new JsonObject
        {
            ["Type"] = "AWS::IAM::Policy",
            ["Properties"] = new JsonObject
            {
                ["PolicyName"] = body["PolicyName"]!.DeepClone(),
                ["PolicyDocument"] = body["PolicyDocument"]!.DeepClone(),
                ["Roles"] = new JsonArray(new JsonObject { ["Ref"] = roleId }),
            },
        };
        if (Both(template, (string?)role["Condition"], (string?)choice?[0]) is { } condition)
        {
            resource["Condition"] = condition;
        }

        template["Resources"]!.AsObject()[id] = resource;
    }

    private static string? Both(JsonObject template, string? one, string? other)
    {
        if (one is null || other is null)
        {
            return one ?? other;
        }

        template["Conditions"]!.AsObject()[$"{one}And{other}"] = new JsonObject
        {
            ["Fn::And"] = new JsonArray(new JsonObject { ["Condition"] = one }, new JsonObject { ["Condition"] = other }),
        };
        return $"{one}And{other}";
    }
}
