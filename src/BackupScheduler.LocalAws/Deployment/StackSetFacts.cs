using System.Text.Json.Nodes;
using BackupScheduler.LocalAws.Deployment.Adapting;

namespace BackupScheduler.LocalAws.Deployment;

/// <summary>A StackSet as the hub's template has it, resolved by the emulator.</summary>
/// <param name="Targets">Ids of units, or of the root.</param>
internal sealed record StackSetFacts(
    string Name, string TemplateUrl, IReadOnlyDictionary<string, string> Parameters, IReadOnlyList<string> Targets, string Region)
{
    /// <summary>The file's name alone.</summary>
    public string File => TemplateUrl[(TemplateUrl.LastIndexOf('/') + 1)..];

    public static void Ask(JsonObject template, Questions questions)
    {
        foreach (var (id, set) in StackSetsOf(template))
        {
            var properties = set["Properties"]!;
            questions.Ask($"{id}.Url", properties["TemplateURL"], set);
            questions.Ask($"{id}.Name", properties["StackSetName"], set);
            foreach (var parameter in properties["Parameters"]!.AsArray())
            {
                questions.Ask($"{id}.Parameters.{parameter!["ParameterKey"]}", parameter["ParameterValue"], set);
            }

            var group = properties["StackInstancesGroup"]![0]!;
            questions.Ask($"{id}.Targets", group["DeploymentTargets"]!["OrganizationalUnitIds"], set);
            questions.Ask($"{id}.Region", group["Regions"]![0], set);
        }
    }

    public static IReadOnlyList<StackSetFacts> Of(DeployedStack stack) =>
    [
        .. from url in stack.Answers
           where url.Key.EndsWith(".Url", StringComparison.Ordinal)
           let id = url.Key[..^4]
           let parameters = stack.Answers.Where(answer => answer.Key.StartsWith($"{id}.Parameters.", StringComparison.Ordinal))
           select new StackSetFacts(
               stack.Answers[$"{id}.Name"], url.Value, parameters.ToDictionary(answer => answer.Key[(id.Length + 12)..], answer => answer.Value),
               Listed(stack.Answers[$"{id}.Targets"]), stack.Answers[$"{id}.Region"]),
    ];

    // The emulator writes a list as Python does: ['ou-1', 'ou-2'].
    private static IReadOnlyList<string> Listed(string list) => [.. list.Split(',').Select(element => element.Trim('[', ']', '\'', ' '))];

    private static IEnumerable<KeyValuePair<string, JsonObject>> StackSetsOf(JsonObject template) =>
        template.Resources().Where(resource => resource.Value.TypeOf() == "AWS::CloudFormation::StackSet");
}
