using System.CommandLine;
using System.CommandLine.Parsing;
using System.Diagnostics.CodeAnalysis;
using BackupScheduler.Core;

namespace BackupScheduler.Cli;

internal delegate bool TryParse<T>(string? text, [MaybeNullWhen(false)] out T value);

/// <summary>Options whose value is a comma list of one kind of name.</summary>
internal static class CommaList
{
    public static Option<IReadOnlyList<T>?> Option<T>(string name, TryParse<T> parse, string accepted, string description) => new(name)
    {
        Description = description,
        HelpName = "list",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
        CustomParser = given => Read(given, name, parse, accepted),
    };

    // Commas alone are no list: taken for one, they would select nothing, or everything, without a word.
    private static List<T>? Read<T>(ArgumentResult given, string name, TryParse<T> parse, string accepted)
    {
        var text = string.Join(',', given.Tokens.Select(token => token.Value));
        var parts = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var wrong = parts.Where(part => !parse(part, out _)).ToList();
        if (parts.Length == 0) wrong.Add(text);
        foreach (var part in wrong) given.AddError(Given.Line(name, Given.Show(part), accepted));
        return wrong.Count > 0 ? null : [.. parts.Distinct().Select(part => parse(part, out var value) ? value : throw new FormatException(part))];
    }
}
