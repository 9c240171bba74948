using BackupScheduler.LocalAws.Deployment.Adapting;

namespace BackupScheduler.LocalAws.Deployment;

/// <summary>What was deployed and how, for people and programs.</summary>
public sealed class DeploymentReport(ServiceDeployment deployment)
{
    /// <summary>The stacks, each once.</summary>
    public IReadOnlyList<DeployedStack> Stacks => deployment.Vault is { } vault ? [deployment.Hub, vault] : [deployment.Hub];

    /// <summary>What the emulator takes otherwise than CloudFormation; the same of several templates together.</summary>
    public IReadOnlyList<Adapted> Adapted =>
    [
        .. Templates.SelectMany(template => template.Adapted).GroupBy(adapted => (adapted.Name, adapted.Reason))
            .Select(same => new Adapted(same.Key.Name, same.Key.Reason, [.. same.SelectMany(adapted => adapted.Where).Distinct()])),
        .. BelowTheRoot,
    ];

    /// <summary>What the emulator does not make.</summary>
    public IReadOnlyList<NotCarried> NotCarried =>
    [
        .. Templates.SelectMany(template => template.NotCarried).GroupBy(left => (left.What, left.Reason))
            .Select(same => new NotCarried(same.Key.What, same.Key.Reason, [.. same.SelectMany(left => left.Where).Distinct()])),
    ];

    /// <summary>Two lines.</summary>
    public IReadOnlyList<string> Summary() =>
    [
        $"deployed {string.Join(", ", Stacks.Select(stack => $"{stack.File} ({stack.Resources.Count} resources)"))}"
            + string.Concat(deployment.StackSets.Select(set => $", {set.File} to {set.Accounts.Count} accounts by StackSet")),
        $"not carried by the emulator: {string.Join(", ", NotCarried.Select(left => left.What.Replace("AWS::", "", StringComparison.Ordinal)).Where(what => !what.Contains(' ', StringComparison.Ordinal)))}",
    ];

    /// <summary>Each adaptation and each thing that is left out, with its reason.</summary>
    public IEnumerable<string> Details() =>
    [
        .. Adapted.Select(adapted => $"for the emulator, {adapted.Name} ({string.Join(", ", adapted.Where)}): {adapted.Reason}"),
        .. NotCarried.Select(left => $"not carried, {left.What} ({string.Join(", ", left.Where)}): {left.Reason}"),
    ];

    private IReadOnlyList<Adapted> BelowTheRoot => deployment.StackSets.SelectMany(set => set.Stacks).Distinct().ToList() is { Count: > 0 } accounts
        ? [new("accounts directly below the root get a stack each", "the emulator would put StackSets into the management account too", accounts)]
        : [];

    private IEnumerable<AdaptedTemplate> Templates => [.. Stacks.Select(stack => stack.Template), .. deployment.Members.Values];
}
