namespace BackupScheduler.Core.Exports;

/// <summary>The form of an export's id. It becomes part of keys in the vault, so nothing else may pass.</summary>
public static class ExportId
{
    private const int Longest = 64;

    /// <summary>1 to 64 letters, digits and hyphens.</summary>
    public static bool IsValid(string? id) => id is { Length: > 0 and <= Longest } && id.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');
}
