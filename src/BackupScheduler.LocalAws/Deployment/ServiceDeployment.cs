using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Deployment;

/// <summary>How the service is installed.</summary>
/// <param name="Home">Where the hub is: the management account, and a Region.</param>
public sealed record DeploymentOptions(AwsPlace Home)
{
    public required string OrganizationId { get; init; }

    /// <summary>Ids of units, or of the root.</summary>
    public required IReadOnlyList<string> DeployTo { get; init; }

    /// <summary>The vault account; null for no vault.</summary>
    public string? VaultAccount { get; init; }

    /// <summary>Whether the hub copies to the vault; false deploys the vault's stack beside a hub that does not know it.</summary>
    public bool CopiesToVault { get; init; } = true;

    /// <summary>Further parameters of the hub.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();
}

/// <summary>The service as it stands in the emulator after its templates have been deployed, read back from there.</summary>
public sealed record ServiceDeployment(DeployedStack Hub, DeployedStack? Vault, IReadOnlyList<DeployedStackSet> StackSets, IReadOnlyList<DeployedFunction> Functions)
{
    public required IReadOnlyList<EventSourceFacts> EventSources { get; init; }

    public required ScheduleFacts Schedule { get; init; }

    /// <summary>The member templates, as they were adapted.</summary>
    public required IReadOnlyDictionary<string, Adapting.AdaptedTemplate> Members { get; init; }

    /// <summary>The IAM events that the shipped rule forwards by their names alone.</summary>
    public IReadOnlySet<string> ForwardedEvents => Members[ServiceTemplates.MemberEvents].Template["Resources"]!["ForwardRule"]!["Properties"]!["EventPattern"]!["detail"]!["$or"]!.AsArray()
        .SelectMany(way => way!["eventName"]?.AsArray().Select(name => (string)name!) ?? []).ToHashSet();

    public DeployedFunction Function(string logicalId) => Functions.Single(function => function.LogicalId == logicalId);

    /// <summary>The URL of a queue as it leads to the emulator.</summary>
    /// <param name="logicalId">In the hub's template, such as `AccountQueue`.</param>
    /// <param name="endpoint">The emulator, or the proxy before it.</param>
    public string QueueUrl(string logicalId, Uri endpoint) => EmulatedUrls.In(Hub.Resources[logicalId], endpoint);
}
