using BackupScheduler.LocalAws.Proxy.History;
using BackupScheduler.LocalAws.Proxy.Jobs;

namespace BackupScheduler.LocalAws.Proxy.Exports;

/// <summary>Which moment, or for an incremental export which window, is exported.</summary>
internal sealed record ExportWindow(DateTimeOffset? At, DateTimeOffset From, DateTimeOffset To)
{
    public bool IsIncremental => At is null;

    /// <summary>Is all of it within what can be restored, and neither too short nor too long?</summary>
    public Refusal? Against(RecoveryWindow recovery, ExportSemanticsOptions options)
    {
        if (At is { } moment)
        {
            return IsWithin(recovery, moment, moment) ? null : Outside(recovery);
        }

        // Length first, as a wrong one is seen without a look at the table.
        return To - From < options.ShortestWindow || To <= From
                ? Refusal.Invalid($"ExportFromTime and ExportToTime must be at least {options.ShortestWindow.TotalMinutes:0.##} minutes apart.")
            : To - From > options.LongestWindow
                ? Refusal.Invalid($"ExportFromTime and ExportToTime must be at most {options.LongestWindow.TotalHours:0.##} hours apart.")
            : IsWithin(recovery, From, To) ? null
            : Outside(recovery);
    }

    private static bool IsWithin(RecoveryWindow recovery, DateTimeOffset first, DateTimeOffset last) =>
        first >= recovery.Earliest && last <= recovery.Latest;

    private static Refusal Outside(RecoveryWindow recovery) => new("InvalidExportTimeException",
        $"The export time is outside of the point-in-time recovery window: {recovery.Earliest:O} to {recovery.Latest:O}.");
}
