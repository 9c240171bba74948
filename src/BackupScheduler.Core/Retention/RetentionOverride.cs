using BackupScheduler.Core.Tables;

namespace BackupScheduler.Core.Retention;

/// <summary>Other rules for some tables. They replace the policy's own rules entirely: nothing is inherited.</summary>
/// <param name="Tables">The tables it holds for.</param>
/// <param name="Rules">Their rules.</param>
public sealed record RetentionOverride(TablePattern Tables, RetentionRules Rules);
