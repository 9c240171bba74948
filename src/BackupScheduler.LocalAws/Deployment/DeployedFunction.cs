using System.Text.Json.Nodes;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Deployment;

/// <summary>A function as the emulator's Lambda tells it.</summary>
/// <param name="LogicalId">In the template.</param>
/// <param name="Environment">With the queues' URLs as AWS has them: see <see cref="EmulatedUrls"/>.</param>
public sealed record DeployedFunction(
    string LogicalId, string Name, string Handler, string RoleArn, TimeSpan Timeout, IReadOnlyDictionary<string, string> Environment)
{
    internal static async Task<DeployedFunction> ReadAsync(
        AwsWire wire, AwsPlace place, string logicalId, string name, CancellationToken cancellation)
    {
        var answer = JsonNode.Parse(await wire.RestAsync(HttpMethod.Get, "lambda", $"2015-03-31/functions/{name}", null, place, cancellation))!;
        var configuration = answer["Configuration"]!;
        // A parameter of the type Number stays a number in the emulator.
        return new DeployedFunction(
            logicalId, name, (string)configuration["Handler"]!, (string)configuration["Role"]!,
            TimeSpan.FromSeconds((int)configuration["Timeout"]!),
            configuration["Environment"]!["Variables"]!.AsObject().ToDictionary(variable => variable.Key, variable => variable.Value!.ToString()));
    }
}
