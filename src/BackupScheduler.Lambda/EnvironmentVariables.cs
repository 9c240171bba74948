using System.Collections;

namespace BackupScheduler.Lambda;

/// <summary>The process's environment, read once.</summary>
internal static class EnvironmentVariables
{
    public static Dictionary<string, string> Read() => Environment.GetEnvironmentVariables()
        .Cast<DictionaryEntry>()
        .ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value ?? "", StringComparer.Ordinal);
}
