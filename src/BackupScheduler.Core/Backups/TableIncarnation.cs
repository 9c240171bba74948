using BackupScheduler.Core.Tables;

namespace BackupScheduler.Core.Backups;

/// <summary>What the backups of one incarnation of a table have in common.</summary>
/// <param name="ArnPrefix">Their ARNs up to the id, with the last slash.</param>
/// <param name="Table">The table.</param>
/// <param name="TableId">Its id; null where the service does not tell.</param>
internal sealed record TableIncarnation(string ArnPrefix, TableName Table, string? TableId);
