namespace BackupScheduler.LocalAws.Proxy.S3;

/// <summary>What a call to S3 is aimed at, path style. <see cref="Bucket"/> is empty for the account, <see cref="Key"/> for the bucket.</summary>
/// <param name="Query">The names in the query, which tell the operations apart, with their values.</param>
public sealed record S3Target(string Bucket, string Key, IReadOnlyDictionary<string, string> Query)
{
    /// <summary>From the request line's target, where nothing has been unescaped or tidied yet.</summary>
    public static S3Target Read(string rawTarget)
    {
        var question = rawTarget.IndexOf('?', StringComparison.Ordinal);
        var path = (question < 0 ? rawTarget : rawTarget[..question]).TrimStart('/');
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        var (bucket, key) = slash < 0 ? (path, "") : (path[..slash], path[(slash + 1)..]);
        var query = question < 0 ? "" : rawTarget[(question + 1)..];
        return new(Uri.UnescapeDataString(bucket), Uri.UnescapeDataString(key), Fields(query));
    }

    private static Dictionary<string, string> Fields(string query)
    {
        var fields = new Dictionary<string, string>();
        foreach (var field in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = field.Split('=', 2) is [var before, var after] ? (before, after) : (field, "");
            fields[Uri.UnescapeDataString(name)] = Uri.UnescapeDataString(value);
        }

        return fields;
    }
}
