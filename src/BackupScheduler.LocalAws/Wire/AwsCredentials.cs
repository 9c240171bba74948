namespace BackupScheduler.LocalAws.Wire;

/// <summary>A key that signs; with a session token it is that of an assumed role.</summary>
public sealed record AwsCredentials(string AccessKey, string Secret, string? SessionToken = null)
{
    /// <summary>Without the secrets: records are printed by tests and logs.</summary>
    public override string ToString() => AccessKey;
}
