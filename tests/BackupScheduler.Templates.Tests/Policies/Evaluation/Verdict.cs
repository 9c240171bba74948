namespace BackupScheduler.Templates.Tests.Policies.Evaluation;

/// <summary>How AWS answers: nothing that allows is a no as well, but one that a further policy could turn.</summary>
public enum Verdict
{
    Allowed,
    ImplicitlyDenied,
    ExplicitlyDenied,
}
