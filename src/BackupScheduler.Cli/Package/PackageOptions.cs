namespace BackupScheduler.Cli.Package;

/// <summary>The command line of <c>package</c>.</summary>
/// <param name="Output">The folder, as it was given.</param>
/// <param name="Architectures">For which processors, at least one.</param>
internal sealed record PackageOptions(string Output, IReadOnlyList<FunctionArchitecture> Architectures)
{
    /// <summary>One JSON document instead of text.</summary>
    public bool Json { get; init; }
}
