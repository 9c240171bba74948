using BackupScheduler.Core.Runs;

namespace BackupScheduler.Core.Restores;

/// <summary>Which state of a table is wanted.</summary>
public abstract record RestorePoint
{
    /// <summary>The newest there is.</summary>
    public sealed record Latest : RestorePoint
    {
        /// <inheritdoc/>
        public override string ToString() => "the latest";
    }

    /// <summary>As of a time: every write before it. Of backups the newest one at or before it.</summary>
    public sealed record At(DateTimeOffset Time) : RestorePoint
    {
        /// <inheritdoc/>
        public override string ToString() => $"as of {Time:u}";
    }

    /// <summary>Exactly what a run made.</summary>
    public sealed record OfRun(RunId Run) : RestorePoint
    {
        /// <inheritdoc/>
        public override string ToString() => $"of run {Run}";
    }

    /// <summary>The time that is asked for; null for the latest.</summary>
    public DateTimeOffset? Asked => this switch
    {
        At at => at.Time,
        OfRun run => run.Run.Time,
        _ => null,
    };
}
