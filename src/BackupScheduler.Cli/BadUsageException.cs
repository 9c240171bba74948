namespace BackupScheduler.Cli;

/// <summary>An option or variable is wrong; nothing was done. Each line names it, what was given and what is accepted.</summary>
internal sealed class BadUsageException(IReadOnlyList<string> lines) : Exception(string.Join("; ", lines))
{
    public BadUsageException(string line)
        : this([line])
    {
    }

    public IReadOnlyList<string> Lines { get; } = lines;
}
