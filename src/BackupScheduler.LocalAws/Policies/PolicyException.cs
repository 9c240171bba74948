namespace BackupScheduler.LocalAws.Policies;

/// <summary>A policy with a form that is not judged here: guessing would be a verdict without ground.</summary>
public sealed class PolicyException(string message) : Exception(message);
