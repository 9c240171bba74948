using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace BackupScheduler.Templates.Tests.Settings;

/// <summary>An environment that notes what is asked for.</summary>
internal sealed class RecordingVariables(IReadOnlyDictionary<string, string> variables) : IReadOnlyDictionary<string, string>
{
    private readonly HashSet<string> _asked = [];

    public IReadOnlySet<string> Asked => _asked;

    public int Count => variables.Count;

    public IEnumerable<string> Keys => variables.Keys;

    public IEnumerable<string> Values => variables.Values;

    public string this[string key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException(key);

    public bool ContainsKey(string key) => TryGetValue(key, out _);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out string value)
    {
        _asked.Add(key);
        return variables.TryGetValue(key, out value);
    }

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => variables.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
