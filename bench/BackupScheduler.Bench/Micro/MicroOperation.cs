namespace BackupScheduler.Bench.Micro;

/// <summary>A piece of the service that is done often, measured by itself.</summary>
/// <param name="Name">Small letters, digits and hyphens.</param>
/// <param name="Operations">How many the action does at once: figures are for one of them.</param>
/// <param name="Run">Does them; the answer only keeps the compiler from leaving them out.</param>
public sealed record MicroOperation(string Name, int Operations, Func<object?> Run)
{
    /// <summary>As it stands in tables.</summary>
    public override string ToString() => Name;
}
