namespace BackupScheduler.Cli.Trials;

/// <summary>AWS answered, but not as the service takes it to.</summary>
internal sealed class TrialException(string message) : Exception(message);
