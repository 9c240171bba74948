namespace BackupScheduler.LocalAws.Processes;

/// <summary>An executable with its arguments; variables in <see cref="Environment"/> are added to the inherited ones, null removes one.</summary>
public sealed record CommandLine(string FileName, IReadOnlyList<string> Arguments)
{
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    public string? WorkingDirectory { get; init; }

    public override string ToString() => string.Join(' ', [FileName, .. Arguments]);
}
