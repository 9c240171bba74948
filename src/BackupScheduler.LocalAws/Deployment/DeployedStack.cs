using BackupScheduler.LocalAws.Deployment.Adapting;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Deployment;

/// <summary>A stack as it was made, and what its template had to be changed for.</summary>
/// <param name="File">The template's.</param>
/// <param name="Outputs">Those of the template.</param>
/// <param name="Resources">Those of the template that were made: physical by logical ids.</param>
public sealed record DeployedStack(
    string Name, AwsPlace Place, string File, IReadOnlyDictionary<string, string> Outputs, IReadOnlyDictionary<string, string> Resources,
    AdaptedTemplate Template)
{
    /// <summary>What the emulator answered to the questions.</summary>
    internal IReadOnlyDictionary<string, string> Answers { get; init; } = new Dictionary<string, string>();
}
