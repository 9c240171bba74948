using BackupScheduler.Core.Tables;

namespace BackupScheduler.Core.Restores;

/// <summary>Keys of tables, compared and shown.</summary>
public static class KeySchema
{
    /// <summary>Where two keys differ; null where they do not.</summary>
    /// <param name="keys">The one's key.</param>
    /// <param name="types">Its attributes' types.</param>
    /// <param name="other">The other.</param>
    public static string? Difference(IReadOnlyList<KeyPart> keys, IReadOnlyDictionary<string, string> types, TableDescription other)
    {
        var (one, two) = (Show(keys, types), Show(other.Keys, other.AttributeTypes));
        return one == two ? null : $"{one}, not {two}";
    }

    /// <summary>Such as <c>id (S), at (N)</c>.</summary>
    public static string Show(IReadOnlyList<KeyPart> keys, IReadOnlyDictionary<string, string> types) =>
        string.Join(", ", keys.OrderByDescending(key => key.IsPartition).Select(key => $"{key.Name} ({types.GetValueOrDefault(key.Name, "?")})"));
}
