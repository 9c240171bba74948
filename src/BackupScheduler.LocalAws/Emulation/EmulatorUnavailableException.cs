namespace BackupScheduler.LocalAws.Emulation;

/// <summary>No way of starting the emulator worked. The message is one line: each way and why it failed.</summary>
public sealed class EmulatorUnavailableException(IReadOnlyList<string> failures)
    : Exception($"no AWS emulator: {string.Join("; ", failures.Select(f => f.ReplaceLineEndings(" ")))}")
{
    public IReadOnlyList<string> Failures { get; } = failures;
}
