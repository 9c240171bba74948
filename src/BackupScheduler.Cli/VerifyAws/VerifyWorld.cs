using BackupScheduler.Aws;
using BackupScheduler.Cli.Trials;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Cli.VerifyAws;

/// <summary>What the command needs from outside.</summary>
/// <param name="Scope">Where it works.</param>
/// <param name="Setup">Makes and removes the scratch things.</param>
/// <param name="Worker">Backs up, lists and deletes, as BackupWorker does.</param>
/// <param name="Enforcer">Attaches the deny, as PolicyEnforcer does.</param>
/// <param name="Operator">Reads, as an operator does; null where that role is not proven.</param>
/// <param name="Time">The clock.</param>
internal sealed record VerifyWorld(
    TableScope Scope, AwsSession Setup, AwsSession Worker, AwsSession Enforcer, AwsSession? Operator, TimeProvider Time)
    : TrialWorld(Scope, Setup, Worker, Time);
