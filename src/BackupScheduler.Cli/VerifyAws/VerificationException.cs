namespace BackupScheduler.Cli.VerifyAws;

/// <summary>AWS answered, but not as the service takes it to.</summary>
internal sealed class VerificationException(string message) : Exception(message);
