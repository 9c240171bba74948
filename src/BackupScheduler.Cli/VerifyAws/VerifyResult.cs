using BackupScheduler.Cli.Trials;

namespace BackupScheduler.Cli.VerifyAws;

/// <summary>What the verification came to.</summary>
/// <param name="Journal">The steps and facts.</param>
/// <param name="LeftOver">The ARNs of what should be gone and is not, or may not be.</param>
/// <param name="Kept">The ARNs of what was left as asked for.</param>
/// <param name="IsInterrupted">Whether it was told to end.</param>
/// <param name="Started">When it began.</param>
internal sealed record VerifyResult(
    Journal Journal, IReadOnlyList<string> LeftOver, IReadOnlyList<string> Kept, bool IsInterrupted, DateTimeOffset Started)
{
    /// <summary>What is left over costs the user something: it outweighs the interruption.</summary>
    public int ExitCode => LeftOver.Count > 0 ? Cli.ExitCode.Failed
        : IsInterrupted ? Cli.ExitCode.Interrupted
        : Journal.HasFailed ? Cli.ExitCode.Failed : Cli.ExitCode.Done;

    public string Word => ExitCode switch
    {
        Cli.ExitCode.Done => "passed",
        Cli.ExitCode.Interrupted => "interrupted",
        _ => "FAILED",
    };
}
