namespace BackupScheduler.LocalAws.Wire;

/// <summary>An error answer. <see cref="Code"/> is the bare AWS error code, empty when the answer carries none.</summary>
public sealed class AwsWireException(int status, string code, string message)
    : Exception($"HTTP {status} {code}: {message}")
{
    public int Status { get; } = status;

    public string Code { get; } = code;

    /// <summary>The message as the answer has it.</summary>
    public string Text { get; } = message;
}
