namespace BackupScheduler.LocalAws.Faults;

/// <summary>A fault that a call has met, for the log. <paramref name="AnswerLost"/>: the call took effect nevertheless.</summary>
public sealed record InjectedFault(FaultKind Kind, bool AnswerLost = false);
