using BackupScheduler.Core.Tables;

namespace BackupScheduler.Functions.Tables;

/// <summary>Which tables of one account and Region are backed up.</summary>
/// <param name="Tables">The selection.</param>
/// <param name="AreTagsKnown">False when tags should exclude tables and could not be read: then they exclude none, and nothing may be deleted.</param>
internal sealed record ScopeSelection(TableSelection Tables, bool AreTagsKnown = true);
