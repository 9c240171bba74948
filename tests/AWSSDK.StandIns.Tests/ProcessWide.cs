namespace StandIns.Tests;

/// <summary>Tests that read or change what the whole process shares: the environment, the SDK's settings. One at a time.</summary>
internal static class ProcessWide
{
    public const string Name = nameof(ProcessWide);
}
