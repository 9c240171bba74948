using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using BackupScheduler.Core;

namespace BackupScheduler.Functions.Settings;

internal delegate bool TryParse<T>(string? text, [MaybeNullWhen(false)] out T value);

internal delegate bool TryExplain<T>(string? text, [MaybeNullWhen(false)] out T value, [NotNullWhen(false)] out string? error);

/// <summary>Reads single variables and collects what is wrong with them. An empty variable counts as unset.</summary>
internal sealed class VariableReader(IReadOnlyDictionary<string, string> variables)
{
    private readonly List<string> _errors = [];

    public IReadOnlyList<string> Errors => _errors;

    public bool IsSet(string name) => Find(name) is not null;

    public void Refuse(string name, string accepted)
    {
        if (Find(name) is { } given) Add(name, given, accepted);
    }

    public string? Text(string name, string? fallback, Func<string, bool> isAccepted, string accepted)
    {
        var given = Find(name);
        if (given is null || isAccepted(given)) return given ?? fallback;
        Add(name, given, accepted);
        return fallback;
    }

    public IReadOnlyList<string> Texts(string name, Func<string, bool> isAccepted, string accepted) =>
        List(name, "", (string? text, [MaybeNullWhen(false)] out string value) => isAccepted(value = text ?? ""), accepted);

    public T Value<T>(string name, string fallback, TryExplain<T> parse, T ifWrong)
    {
        if (parse(Find(name) ?? fallback, out var value, out var error)) return value;
        _errors.Add($"{name}: {error}");
        return ifWrong;
    }

    public T? Required<T>(string name, TryParse<T> parse, string accepted)
    {
        var given = Find(name);
        if (given is not null && parse(given, out var value)) return value;
        Add(name, given, accepted);
        return default;
    }

    public IReadOnlyList<T> List<T>(string name, string fallback, TryParse<T> parse, string accepted)
    {
        var values = new List<T>();
        var given = Find(name);
        var parts = (given ?? fallback).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        // Commas alone are no list: taken for one, they would select nothing, or everything, without a word.
        if (given is not null && parts.Length == 0) Add(name, given, accepted);
        foreach (var part in parts)
        {
            if (parse(part, out var value)) values.Add(value);
            else Add(name, part, accepted);
        }

        return [.. values.Distinct()];
    }

    public IReadOnlyList<T> RequiredList<T>(string name, TryParse<T> parse, string accepted)
    {
        if (Find(name) is null) Add(name, null, accepted);
        return List(name, "", parse, accepted);
    }

    public int? Whole(string name, int? fallback, int least, int most)
    {
        var given = Find(name);
        if (given is null) return fallback;
        if (int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most)
            return value;
        Add(name, given, $"a whole number from {least} to {most}");
        return fallback;
    }

    public double Rate(string name, double fallback)
    {
        const double Least = 0.1, Most = 1000;
        var given = Find(name);
        if (given is null) return fallback;
        if (double.TryParse(given, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value is >= Least and <= Most)
            return value;
        Add(name, given, "a number of calls a second from 0.1 to 1000");
        return fallback;
    }

    public string? Url(string name, bool isRequired)
    {
        var given = Find(name);
        if (given is null && !isRequired) return null;
        if (Uri.TryCreate(given, UriKind.Absolute, out var url) && url.Scheme is "https" or "http" && url.AbsolutePath.Length > 1) return given;
        Add(name, given, "the URL of an SQS queue");
        return null;
    }

    private string? Find(string name) =>
        variables.TryGetValue(name, out var value) && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;

    private void Add(string name, string? given, string accepted) =>
        _errors.Add($"{name}: {(given is null ? "not set" : $"given {Given.Show(given)}")}, accepted: {accepted}");
}
