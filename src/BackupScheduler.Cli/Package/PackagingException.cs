namespace BackupScheduler.Cli.Package;

/// <summary>The package cannot be made; the message is one line for the user. No folder was left or changed.</summary>
internal sealed class PackagingException(string message) : Exception(message);
