namespace BackupScheduler.Core.Exports;

/// <summary>An export whose manifests were read and checked; its data files were not yet.</summary>
/// <param name="SummaryKey">The key of <c>manifest-summary.json</c>.</param>
/// <param name="Summary">What that says.</param>
/// <param name="Files">Its data files, empty ones included.</param>
/// <param name="LacksChecksums">Whether a manifest has no checksum beside it, so that its own damage would not show.</param>
public sealed record LoadedExport(string SummaryKey, ManifestSummary Summary, IReadOnlyList<DataFile> Files, bool LacksChecksums);

/// <summary>An export is not whole, or not what it says it is. The message names the object and what is wrong; nothing of it may be used.</summary>
public sealed class DamagedExportException : Exception
{
    /// <summary>Of an object.</summary>
    /// <param name="key">The object.</param>
    /// <param name="what">What is wrong with it.</param>
    /// <param name="inner">How it came out.</param>
    public DamagedExportException(string key, string what, Exception? inner = null)
        : base($"{key}: {what}", inner) => Key = key;

    /// <summary>The object.</summary>
    public string Key { get; }
}
