using BackupScheduler.Aws;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Cli.Trials;

/// <summary>What a trial with a table of its own needs from outside.</summary>
/// <param name="Scope">Where it works.</param>
/// <param name="Setup">Makes and removes the scratch things.</param>
/// <param name="Worker">Backs up and exports, as BackupWorker does.</param>
/// <param name="Time">The clock.</param>
internal record TrialWorld(TableScope Scope, AwsSession Setup, AwsSession Worker, TimeProvider Time)
{
    public Pace Pace { get; init; } = new();
}
