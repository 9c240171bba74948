using BackupScheduler.Cli.Demo.Deny;
using BackupScheduler.Cli.Demo.Vault;
using BackupScheduler.Cli.InProcess;
using BackupScheduler.LocalAws.Deployment;
using BackupScheduler.LocalAws.Proxy;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.Cli.Demo;

/// <summary>Everything that the demo reports.</summary>
/// <param name="Places">Account and Region of every active account, in order.</param>
/// <param name="Runs">The runs' times, and how long each took.</param>
/// <param name="Findings">What is there in the end.</param>
/// <param name="Seed">What was there before.</param>
/// <param name="Deployment">The service as it was installed.</param>
/// <param name="DenyTimes">How fast events were followed.</param>
/// <param name="Proof">What the emulator's IAM allowed and refused.</param>
/// <param name="Metrics">What the service says.</param>
/// <param name="Calls">The service's calls to DynamoDB, STS and Organizations.</param>
/// <param name="Checks">What must hold.</param>
internal sealed record DemoResult(
    IReadOnlyList<AwsPlace> Places,
    IReadOnlyList<(DateTimeOffset Time, TimeSpan Took)> Runs,
    DemoFindings Findings,
    DemoSeed Seed,
    ServiceDeployment Deployment,
    DemoDenyTimes DenyTimes,
    DemoProof Proof,
    CountingMetrics Metrics,
    IReadOnlyList<LoggedCall> Calls,
    IReadOnlyList<DemoCheck> Checks)
{
    /// <summary>The copies in the vault; null unless asked for.</summary>
    public DemoVaultResult? Vault { get; init; }

    public bool Succeeded => Checks.All(check => check.Holds);
}
