using System.CommandLine;

namespace BackupScheduler.Bench.Results;

/// <summary>The options that every measurement has in common.</summary>
internal static class ResultsOption
{
    /// <summary>Where to leave the measurement.</summary>
    public static Option<string?> Folder() => new("--results") { Description = "save figures, table and plots to this folder, for 'results page' and 'results check'" };

    /// <summary>Only what the build of record has time for.</summary>
    public static Option<bool> Short() => new("--short") { Description = "few and small cases, whose counts are exactly repeatable" };
}
