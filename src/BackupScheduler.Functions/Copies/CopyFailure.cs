using BackupScheduler.Core.Exports;

namespace BackupScheduler.Functions.Copies;

/// <summary>Why an export made no copy.</summary>
/// <param name="Code">A code for the letter.</param>
/// <param name="Message">The same in words.</param>
/// <param name="At">When; null where nobody tells.</param>
internal sealed record CopyFailure(string Code, string Message, DateTimeOffset? At)
{
    /// <summary>DynamoDB does not know the export.</summary>
    public static CopyFailure NotFound { get; } = new("ExportNotFound", "DynamoDB does not know it any more", null);

    /// <summary>What DynamoDB says; a letter needs a code, whatever it says.</summary>
    public static CopyFailure Of(TableExport export) => new(
        string.IsNullOrEmpty(export.FailureCode) ? "ExportFailed" : export.FailureCode,
        string.IsNullOrEmpty(export.FailureMessage) ? "DynamoDB gives no reason" : export.FailureMessage,
        export.EndedAt);
}
