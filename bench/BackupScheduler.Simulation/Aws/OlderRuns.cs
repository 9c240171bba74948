using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Runs;

namespace BackupScheduler.Simulation.Aws;

/// <summary>
/// The runs before the first simulated one, each of which backed up every table. One for the whole organization: its backups are
/// tens of millions, and follow from the run and the table.
/// </summary>
/// <param name="runs">In the order of their times.</param>
internal sealed class OlderRuns(IReadOnlyList<RunId> runs)
{
    private readonly string[] _names = [.. runs.Select(BackupNaming.Default.NameFor)];

    public static OlderRuns None { get; } = new([]);

    public int Count => _names.Length;

    /// <summary>A table's backup of a run: the tables follow one another at 50 a second.</summary>
    public BackupEntry Of(int run, int table)
    {
        var at = runs[run].Time.AddMilliseconds(1_000 + (20 * table));
        return new BackupEntry(table, _names[run], at, at);
    }
}
